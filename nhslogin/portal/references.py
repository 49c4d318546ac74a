"""The references a person may quote: one table, a page each under `/help/CIDnnnn/`. One register, one owner."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Reference:
    """What happened and what to do about it, in plain words; `link` leads to the place to do it."""

    code: str
    title: Text
    happened: Text
    steps: tuple[Text, ...]
    link: tuple[str, Text] | None = None


PROVE = ("/prove/", _("Prove who you are"))
SIGN_IN = ("/sign-in/", _("Sign in"))
WAYS = ("/how-to-prove-who-you-are/", _("Ways to prove who you are"))
CONTACT = ("/help/contact/", _("Contact us"))

_TABLE: tuple[Reference, ...] = (
    Reference(
        "CID0000",
        _("Something went wrong"),
        _("We could not finish what you asked for."),
        (_("Wait a few minutes and try again."), _("If it happens again, contact us and give the whole reference.")),
        CONTACT,
    ),
    Reference(
        "CID0400",
        _("We could not read the request"),
        _("The address, or what your browser sent, was not complete."),
        (_("Go back and try again."), _("If you followed a link, type the address instead.")),
    ),
    Reference(
        "CID0403",
        _("You cannot see the page"),
        _("The page is not open to the account you are signed in with."),
        (_("Sign out."), _("Sign in with your other account, if you have one.")),
        SIGN_IN,
    ),
    Reference(
        "CID0404",
        _("Page not found"),
        _("There is no page at the address, or it is not yours to see."),
        (_("Check the address for mistakes."), _("Start again from the home page.")),
        ("/", _("Home page")),
    ),
    Reference(
        "CID0419",
        _("The page was open for too long"),
        _("We did not use what you sent, because the page was old or your browser refused our cookies."),
        (_("Load the page again and send it once more."), _("Let your browser keep cookies from this site.")),
        ("/cookies/", _("About our cookies")),
    ),
    Reference(
        "CID0429",
        _("Too many tries"),
        _("To keep accounts safe we stop after some tries. The page says how long to wait."),
        (_("Wait until the time is over. Trying again sooner does not help."), _("Then try again.")),
    ),
    Reference(
        "CID0500",
        _("A problem on our side"),
        _("Something failed in NHS login. It was not you."),
        (_("Wait a few minutes and try again."), _("If it happens again, contact us and give the whole reference.")),
        CONTACT,
    ),
    Reference(
        "CID0503",
        _("NHS login is not available"),
        _("The service is being mended or is very busy."),
        (_("Try again in a few minutes."), _("For medical help now, call 111. In an emergency, call 999.")),
    ),
    Reference(
        "CID1001",
        _("The link does not work"),
        _("The link from your email or text is not complete."),
        (_("Open the message again and use the whole link."), _("If that fails, ask for a new one.")),
        SIGN_IN,
    ),
    Reference(
        "CID1002",
        _("The link is too old"),
        _("Links in our messages work for a short time only."),
        (_("Ask for a new one."), _("Use it soon after it arrives.")),
        SIGN_IN,
    ),
    Reference(
        "CID1003",
        _("The link was used already"),
        _("Links in our messages work once."),
        (_("If you used it, sign in as usual."), _("If it was not you, change your password and contact us.")),
        SIGN_IN,
    ),
    Reference(
        "CID1004",
        _("We do not know which service you came from"),
        _("You came to a page that belongs to a service's own sign-in, perhaps from a bookmark or a search."),
        (_("Go to the website or app you want to use."), _("Choose to continue with NHS login there.")),
    ),
    Reference(
        "CID1005",
        _("The NHS record we found is not yours, or is partly wrong"),
        _("The details on the record do not agree with yours."),
        (_("Ask your GP surgery to check the name, date of birth and address on your record."), _("Then try again.")),
        PROVE,
    ),
    Reference(
        "CID1006",
        _("Your NHS number is used by another NHS login"),
        _("One NHS number can belong to one NHS login only. You may have another one with another email address."),
        (_("Sign in with the other email address."), _("If you cannot, or it is not yours, contact us.")),
        CONTACT,
    ),
    Reference(
        "CID2011",
        _("There is a problem with the NHS number"),
        _("We could not match you to one NHS record."),
        (
            _("Check that your details are the ones your GP surgery has."),
            _("Ask your surgery to check your NHS number."),
        ),
        PROVE,
    ),
    Reference(
        "CID2012",
        _("Your NHS login cannot be used now"),
        _("Something on your NHS record needs to be checked by a person."),
        (_("Ask your GP surgery to check your record."), _("Contact us when they have, and give this reference.")),
        CONTACT,
    ),
    Reference(
        "CID2013",
        _("Your details do not match the ones you gave before"),
        _("You proved who you are with details of a different NHS record than the one on your account."),
        (_("Do not set up another NHS login."), _("Contact us and give this reference.")),
        CONTACT,
    ),
    Reference(
        "CID2014",
        _("Your NHS login is stopped while we look into a problem"),
        _("A member of staff stopped the account. We write to your email address when there is news."),
        (_("Do not set up another NHS login."), _("Contact us if you have waited more than 2 working days.")),
        CONTACT,
    ),
    Reference(
        "CID2021",
        _("The link to reset your password is too old"),
        _("A link to reset a password works for 60 minutes."),
        (_("Ask to reset your password again."), _("Use the newest message.")),
        SIGN_IN,
    ),
    Reference(
        "CID2022",
        _("The link to reset your password was used already"),
        _("A link to reset a password works once."),
        (_("Sign in with the new password."), _("If it was not you, ask to reset it again and contact us.")),
        SIGN_IN,
    ),
    Reference(
        "CID2023",
        _("The link to reset your password does not work"),
        _("The link is not complete."),
        (_("Open the message again and use the whole link."), _("If that fails, ask to reset your password again.")),
        SIGN_IN,
    ),
    Reference(
        "CID3001",
        _("You lost your phone or changed your number"),
        _("We send a security code to your mobile when you sign in. Without it you cannot go on by yourself."),
        (_("If your new phone has the same number, the code arrives there."), _("If the number changed, contact us.")),
        CONTACT,
    ),
    Reference(
        "CID4002",
        _("We could not use the photo of your ID"),
        _("The picture did not arrive whole, is too big, or is not a kind we can open."),
        (
            _("Take the photo again in good light, with all 4 corners in the picture."),
            _("Send a JPEG, PNG or HEIC picture of up to 20 MB."),
            _("Try another device, even somebody else's."),
        ),
        PROVE,
    ),
    Reference(
        "CID4011",
        _("Your video did not arrive"),
        _("The connection was lost, or the video is too big."),
        (_("Find a better connection."), _("Keep the video short: up to 100 MB and 60 seconds."), _("Try again.")),
        PROVE,
    ),
    Reference(
        "CID4012",
        _("We could not check your video"),
        _("Something failed on our side while we looked at it."),
        (_("Wait a few minutes."), _("Record the video again.")),
        PROVE,
    ),
    Reference(
        "CID4013",
        _("We could not open your video"),
        _("It is not a kind we know, or it is too long."),
        (_("Record in the browser, or send a WebM, MP4 or MOV video."), _("Keep it under 60 seconds.")),
        PROVE,
    ),
    Reference(
        "CID4017",
        _("This device cannot record a video"),
        _("The browser has no camera, or is not allowed to use it."),
        (
            _("Allow the camera for this site in your browser's settings."),
            _("Or record the video with your phone's camera and upload it."),
            _("Or use another device."),
        ),
        PROVE,
    ),
    Reference(
        "CID8002",
        _("Your photo could not be opened"),
        _("The file is damaged or not what its name says."),
        (_("Take the photo again."), _("Do not change the file's name or edit the picture.")),
        PROVE,
    ),
)

_TABLE += (
    Reference(
        "CID0001",
        _("Something we need does not answer"),
        _("A service that NHS login asks did not answer in time."),
        (_("Wait a few minutes and try again."), _("What you told us is kept.")),
    ),
    Reference(
        "CID4101",
        _("The page was out of date"),
        _("Something changed since you opened the page, perhaps in another tab or on another device."),
        (_("Load the page again."), _("Look at what has changed, then go on.")),
        PROVE,
    ),
    Reference(
        "CID4102",
        _("We have already started checking"),
        _("You cannot add to what you sent while it is being checked, or after it is decided."),
        (_("See what is happening with what you sent."), _("If we need more, we email you.")),
        PROVE,
    ),
    Reference(
        "CID4103",
        _("The picture or video is not there"),
        _("It was deleted because its time was over, or it never arrived."),
        (_("If we still need it, send it again."),),
        PROVE,
    ),
    Reference(
        "CID4104",
        _("The order of head turns is too old"),
        _("The order to turn your head in works for 30 minutes and for one video."),
        (_("Open the video page again. It shows a new order."), _("Record a new video in that order.")),
        PROVE,
    ),
    Reference(
        "CID4105",
        _("You changed your answers somewhere else"),
        _("They were changed in another tab or on another device, so we did not overwrite them."),
        (_("Load the page again."), _("Check your answers.")),
        PROVE,
    ),
    Reference(
        "CID4106",
        _("There is not enough proof"),
        _("What was sent does not prove who the person is, or no NHS record was found."),
        (_("Check what is missing."), _("Ask for it, or refuse with a reason."), _("This message is for staff.")),
    ),
    Reference(
        "CID4201",
        _("The case is with somebody else"),
        _("Another member of staff has it or has decided it, or your time for it is over."),
        (_("Go back to the queue and take the next case."), _("This message is for staff.")),
    ),
    Reference(
        "CID4202",
        _("You cannot decide about yourself"),
        _("The case is your own."),
        (_("Leave it to another member of staff."), _("This message is for staff.")),
    ),
)
# Faults of ours that a person can do nothing about: the number is for whoever reads the log.
_TABLE += tuple(replace(_TABLE[0], code=f"CID000{number}") for number in range(2, 10))

REFERENCES = {entry.code: entry for entry in sorted(_TABLE, key=lambda entry: entry.code)}

"""A citizen at the pages of photo ID: what a browser would send, step by step."""

import io
from functools import cache
from typing import Any

import av
import numpy as np
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from accounts.people.models import User
from accounts.people.values import AccountKind, AccountState
from proofing.cases.models import Case

DETAILS = {
    "given_name": "Ada",
    "family_name": "O’Brien-Żak",
    "postcode": "ls1 4ap",
    "nhs_number": "",
    "birthdate_day": "15",
    "birthdate_month": "3",
    "birthdate_year": "1984",
}
STEPS = ("what-you-need", "details", "document-kind", "document", "compare", "selfie", "check")


def url(step: str) -> str:
    return f"/prove/photo-id/{step}/"


def citizen(email: str = "ada@example.test") -> User:
    person = User(kind=AccountKind.CITIZEN.value, state=AccountState.ACTIVE.value)
    person.set_email(email)
    person.save()
    return person


def browser_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@cache
def jpeg(colour: int = 120, kind: str = "JPEG") -> bytes:
    rng = np.random.default_rng(colour)
    pixels = (rng.random((800, 1100, 3)) * 60 + colour).astype("uint8")
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind)
    return out.getvalue()


@cache
def webm() -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="webm") as container:
        stream = container.add_stream("libvpx", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for shade in range(20):
            frame = av.VideoFrame.from_ndarray(np.full((120, 160, 3), shade * 5, "uint8"), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return out.getvalue()


def picture(content: bytes | None = None, name: str = "passport.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if content is None else content, "image/jpeg")


def video(content: bytes | None = None, name: str = "me.webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, webm() if content is None else content, "video/webm")


def answers(step: str) -> dict[str, Any]:
    return {"details": DETAILS, "document-kind": {"kind": "passport"}}.get(step, {})


def take(client: Client, step: str, **changes: Any) -> HttpResponse:
    """Open a step and answer it."""
    shown = client.get(url(step))
    assert shown.status_code == 200, (step, shown.status_code, shown.headers.get("Location"))
    given = dict(answers(step))
    if step == "document":
        given["document"] = picture()
    if step == "selfie":
        given["video"] = video()
    return client.post(url(step), given | changes)


def walk_to(client: Client, last: str) -> None:
    """Answer every step before `last`."""
    for step in STEPS[: STEPS.index(last)]:
        answer = take(client, step)
        assert answer.status_code == 302, (step, answer.content.decode()[:3000])


def case_of(person: User) -> Case:
    return Case.objects.get(account_id=person.pk)

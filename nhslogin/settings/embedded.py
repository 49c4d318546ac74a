"""Everything on one machine with nothing else installed: SQLite, a queue of files, messages on a local page."""

from nhslogin.settings import env
from nhslogin.settings.base import *  # noqa: F403
from nhslogin.settings.base import DATA_DIR, INSTALLED_APPS

SECRET_KEY = env.secret_file("SECRET_KEY_FILE", DATA_DIR / "keys" / "secret-key")
KEY_RING_FILE = env.text("KEY_RING_FILE", str(DATA_DIR / "keys" / "key-ring.json"))
KEY_RING_CREATE = True
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]"))

INSTALLED_APPS = ["nhslogin.devkit", *INSTALLED_APPS]

PROOFING_DEMO_DETAILS = "nhslogin.devkit.offers.details_for"
PROOFING_DEMO_DOCUMENT = "nhslogin.devkit.offers.document_for"
PROOFING_DEMO_CLIP = "nhslogin.devkit.offers.clip_for"

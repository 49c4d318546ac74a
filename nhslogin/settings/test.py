"""The test suite: embedded parts in a throw-away data directory; DATABASE_URL and REDIS_URL still choose the kind."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="nhslogin-test-"))

from nhslogin.settings.embedded import *  # noqa: F403
from nhslogin.settings.embedded import DATA_DIR, DATABASES, STATIC_ROOT, STORAGES

# Quick and without a manifest to build first; the hashed names are tested by the start of the real thing.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
# WhiteNoise warns about a missing folder, and a warning fails a test.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# A file as in the real thing: a database in memory knows no write-ahead log, and races would end in "table is locked".
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

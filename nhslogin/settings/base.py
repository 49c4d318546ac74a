"""Settings that hold in every shape of the product. `embedded`, `production` and `test` add what differs."""

from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from nhslogin.foundation.logging import logging_config
from nhslogin.foundation.web.csp import CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY  # noqa: F401
from nhslogin.settings import env

BASE_DIR = env.ROOT
DEBUG = False

PORT = env.integer("PORT", 8000)
SERVICE_PORT = env.integer("SERVICE_PORT", PORT + 1)
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")
ISSUER = env.text("ISSUER", f"http://localhost:{PORT}").rstrip("/")
BRAND = env.choice("BRAND", ("nhs", "neutral"), "neutral")
# Shown on the contact page, where they are set.
SUPPORT_EMAIL = env.text("SUPPORT_EMAIL", "")
SUPPORT_PHONE = env.text("SUPPORT_PHONE", "")
PATIENT_INDEX = env.choice("PATIENT_INDEX", ("local", "pds"), "local")

INSTALLED_APPS = [
    "nhslogin.portal",
    "nhslogin.staff",
    "nhslogin.developers",
    "nhslogin.oidc",
    "delegation",
    "proofing",
    "accounts",
    "nhslogin.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "django_otp",
    "formtools",
    "phonenumber_field",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nhslogin.foundation.web.middleware.NotStored",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nhslogin.oidc.middleware.LeavingOrigins",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.sessions.middleware.SessionLimits",
    "accounts.sessions.middleware.KindBoundary",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "nhslogin.urls"
WSGI_APPLICATION = "nhslogin.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "nhslogin.foundation.web.context.site",
            ],
        },
    },
]

FORM_RENDERER = "nhslogin.foundation.web.forms.NhsFormRenderer"
CSRF_FAILURE_VIEW = "nhslogin.foundation.web.error_pages.csrf_failure"

# Storage -----------------------------------------------------------------------------------------
DATABASES = {"default": env.database(env.sqlite(DATA_DIR / "nhslogin.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.text("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
EVIDENCE_DIR = DATA_DIR / "evidence"

# Uploads: pictures to 20 MB, videos to 100 MB; form text is small.
FILE_UPLOAD_TEMP_DIR = str(env.folder("UPLOAD_DIR", DATA_DIR / "uploads"))
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "proofing.evidence.uploads.CappedUpload",  # no more of a file is kept than the largest we take
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 4

# Static files: the vendored style sheet refers to /assets/images/.
STATIC_URL = "/assets/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(DATA_DIR / "assets")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "files")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Language and time -------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
# Every sentence goes through gettext; a language is listed here once its catalogue is there.
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

# Queue -------------------------------------------------------------------------------------------
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"visibility_timeout": 300, "unacked_restore_interval": 5}
else:
    _queue = env.folder("QUEUE_DIR", DATA_DIR / "queue")
    for _name in ("messages", "processed", "control"):
        (_queue / _name).mkdir(mode=0o700, exist_ok=True)
    CELERY_BROKER_URL = "files://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "control_folder": str(_queue / "control"),
        "polling_interval": 0.2,
    }

# Security ----------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# How many proxies of our own stand before the web process: what they add to X-Forwarded-For is believed, no more.
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", 0)

# Outside production only: each is turned off, not on, by the production settings.
ALLOW_LOOPBACK_REDIRECTS = True
DEMO_NUMBERS_ALLOWED = True
OUTBOX_VISIBLE = True
# States whose drawn specimens count as passports with a chip: the demo people are citizens of Utopia.
SPECIMEN_STATES: tuple[str, ...] = ("UTO",)
# The demo tells its people who they can be and gives them a passport and a clip; where these are None it does not.
PROOFING_DEMO_DETAILS: str | None = None
PROOFING_DEMO_DOCUMENT: str | None = None
PROOFING_DEMO_CLIP: str | None = None

# accounts ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.sign_in.backend.AccountBackend"]
PASSWORD_HASHERS = ["accounts.credentials.hashers.GatedArgon2id"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/"
# Not the sign-in page, which would send a signed-in person back for ever.
OTP_LOGIN_URL = "/sign-in/code/"
ACCOUNT_ADAPTER = "accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# The address is encrypted and cannot be looked up as allauth would; we look accounts up by their blind index.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The address is confirmed before there is an account, and lies encrypted on it; allauth's own table stays empty.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_RATE_LIMITS = False

# foundation --------------------------------------------------------------------------------------
EMAIL_BACKEND = "nhslogin.foundation.messages.email_backend.OutboxEmailBackend"
DEFAULT_FROM_EMAIL = env.text("FROM_EMAIL", "NHS login <no-reply@localhost>")
MESSAGING_ADAPTERS = {"email": "outbox", "text": "outbox"}
EMAIL_HOST_PASSWORD_FILE = NOTIFY_API_KEY_FILE = NOTIFY_BASE_URL = ""
NOTIFY_TEMPLATES: dict[str, str] = {}
LOGGING = logging_config(env.text("LOG_LEVEL", "INFO"))

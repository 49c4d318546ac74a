"""Production, by environment variables alone: PostgreSQL, Redis or Valkey, https, nothing of the demo."""

from django.core.exceptions import ImproperlyConfigured

from nhslogin.settings import env
from nhslogin.settings.base import *  # noqa: F403
from nhslogin.settings.base import DATABASES, ISSUER, REDIS_URL

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database in production")
if not REDIS_URL:
    raise ImproperlyConfigured("REDIS_URL must name a Redis or Valkey server in production")
if not ISSUER.startswith("https://"):
    raise ImproperlyConfigured("ISSUER must begin with https:// in production")

SECRET_KEY = env.secret_file("SECRET_KEY_FILE", None)
KEY_RING_FILE = env.text("KEY_RING_FILE")
KEY_RING_CREATE = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must list the host names that are served")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

ALLOW_LOOPBACK_REDIRECTS = False
DEMO_NUMBERS_ALLOWED = False
OUTBOX_VISIBLE = False
SPECIMEN_STATES = ()

# foundation --------------------------------------------------------------------------------------
MESSAGING_ADAPTERS = {
    "email": env.choice("EMAIL_ADAPTER", ("smtp", "notify"), "smtp"),
    "text": env.choice("TEXT_ADAPTER", ("notify",), "notify"),
}
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD_FILE = env.text("EMAIL_HOST_PASSWORD_FILE", "")
EMAIL_USE_TLS = env.choice("EMAIL_TLS", ("yes", "no"), "yes") == "yes"
NOTIFY_API_KEY_FILE = env.text("NOTIFY_API_KEY_FILE", "")
NOTIFY_BASE_URL = env.text("NOTIFY_BASE_URL", "https://api.notifications.service.gov.uk")
NOTIFY_TEMPLATES = {"email": env.text("NOTIFY_EMAIL_TEMPLATE", ""), "text": env.text("NOTIFY_TEXT_TEMPLATE", "")}

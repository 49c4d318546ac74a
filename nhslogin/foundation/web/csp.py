"""What the browser is allowed to do on our pages; `settings/base.py` takes these constants as they are."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

# No 'unsafe-inline' anywhere: the few inline scripts carry the nonce of the response, styles are files.
# Chromium holds a whole chain of redirects after a POST against `form-action`: whoever answers with a redirect to
# another site adds that one origin to this one response (`response._csp_update`).
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# The camera for the video selfie and the photograph; nothing else.
PERMISSIONS_POLICY: dict[str, list[str] | str] = {
    "camera": "self",
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
    "display-capture": [],
    "fullscreen": "self",
    "publickey-credentials-get": "self",
    "publickey-credentials-create": "self",
}

"""How a sealed picture or video is sent to a browser: fixed kind, never kept, never run, with ranges for players."""

import re

from django.http import HttpResponse

# What a browser is told; anything else is handed out as bytes to download.
KINDS = {"image/jpeg": "jpg", "image/png": "png", "video/webm": "webm", "video/mp4": "mp4", "video/quicktime": "mov"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def private_media(content: bytes, media_type: str, *, name: str, asked: str = "") -> HttpResponse:
    """The content, or the range of it that a player asks for by its `Range` header."""
    span = _span(asked, len(content))
    if span is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{len(content)}"
        return _guarded(response)
    first, last = span
    whole = (first, last) == (0, len(content) - 1)
    response = HttpResponse(
        content if whole else content[first : last + 1],
        status=200 if whole and not asked else 206,
        content_type=media_type if media_type in KINDS else "application/octet-stream",
    )
    if response.status_code == 206:
        response["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = f'inline; filename="{name}.{KINDS.get(media_type, "bin")}"'
    return _guarded(response)


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte; the whole for no or an odd header, nothing for a range beyond the end."""
    found = _RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", "") or len(asked) > 60:
        return (0, size - 1)
    start, end = found.groups()
    if not start:
        return (max(0, size - int(end)), size - 1) if int(end) else None
    first, last = int(start), min(int(end), size - 1) if end else size - 1
    return (first, last) if first <= last else None


def _guarded(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

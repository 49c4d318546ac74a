"""Logs as JSON lines through structlog, with whatever looks like personal data taken out."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

REMOVED = "[removed]"
_SECRET_NAMES = re.compile(
    r"(password|secret|token|code|otp|authorization|cookie|assertion|email|mobile|phone|nhs_?number|"
    r"given_?name|family_?name|birth|postcode|address)$",
    re.IGNORECASE,
)
_HARMLESS_NAMES = frozenset({"status_code", "error_code", "reason_code"})
_PATTERNS = (
    re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),  # e-mail
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*"),  # JWT
    re.compile(r"(?<![\w-])(?:\+|00)?\d(?:[ -]?\d){8,13}(?![\w-])"),  # NHS number, telephone number
    re.compile(r"(?<![\w.:-])\d{6}(?![\w.:-])"),  # one-time code
    re.compile(r"(?i)\b(?:bearer|basic)\s+[\w.~+/=-]{8,}"),
    re.compile(r"(?<=/set-up/)[\w-]{20,}"),  # the link of an invitation
)
# Django writes the whole address of a request it refused; what stands behind the question mark is a service's or ours.
_QUERY = re.compile(r"(<WSGIRequest: [A-Z]+ '[^'?]*)\?[^>]*>")


def redact_text(text: str) -> str:
    """The text with e-mail addresses, NHS and telephone numbers, codes and tokens taken out."""
    text = _QUERY.sub(r"\1'>", text)
    for pattern in _PATTERNS:
        text = pattern.sub(REMOVED, text)
    return text


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: last but one, so that nothing is added after it."""
    for name, value in list(event.items()):
        event[name] = _redacted(name, value)
    return event


def _redacted(name: str, value: Any) -> Any:
    if name in {"timestamp", "level", "logger"} or isinstance(value, (bool, int, float)) or value is None:
        return value if not _SECRET_NAMES.search(name) or name in _HARMLESS_NAMES else REMOVED
    if _SECRET_NAMES.search(name) and name not in _HARMLESS_NAMES:
        return REMOVED
    if isinstance(value, dict):
        return {str(key): _redacted(str(key), inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_redacted("", inner) for inner in value]
    return redact_text(str(value))


_SHARED: tuple[Any, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    redact,
)


def logging_config(level: str = "INFO") -> dict[str, Any]:
    """The value of the setting LOGGING: everything, of libraries too, goes out as redacted JSON lines."""
    json_lines = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [structlog.stdlib.PositionalArgumentsFormatter(), structlog.stdlib.ExtraAdder(), *_SHARED],
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": json_lines},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            # The file queue has no host name, which kombu remarks on at every connection.
            "kombu.connection": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        },
    }


def configure() -> None:
    """Make structlog's own loggers go the same way as those of the standard library."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )

"""The NHS design system's components: the macros of nhsuk-frontend-jinja, called by the component's name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader

# Where the macro is not called like its folder in camel case.
MACROS = {"images": "image", "tables": "table", "do-dont-list": "list"}
# What the common pages use; compiled before the first visitor comes (110 to 150 ms in all).
WARM = (
    "back-link",
    "button",
    "checkboxes",
    "date-input",
    "details",
    "error-summary",
    "file-upload",
    "footer",
    "input",
    "inset-text",
    "notification-banner",
    "password-input",
    "radios",
    "select",
    "skip-link",
    "summary-list",
    "tag",
    "textarea",
    "warning-callout",
    "card",
    "panel",
    "action-link",
    "tables",
)


@cache
def environment() -> Environment:
    """Made on first use, so that commands that print no page do not pay for it."""
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        autoescape=True,
        undefined=ChainableUndefined,  # the macros read deep into parameters that are not given
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _macro(component: str) -> Callable[[Mapping[str, Any]], str]:
    module = environment().get_template(f"nhsuk/components/{component}/macro.jinja").module
    first, *rest = component.split("-")
    name = MACROS.get(component, first + "".join(word.title() for word in rest))
    macro: Callable[[Mapping[str, Any]], str] = getattr(module, name)
    return macro


def component(name: str, params: Mapping[str, Any]) -> SafeString:
    """One component as HTML. Texts are escaped by the macro; a SafeString is taken as HTML."""
    return mark_safe(_macro(name)(plain(params)))  # noqa: S308  (the macros escape)


def blank_component(name: str, params: Mapping[str, Any]) -> SafeString:
    """The same for a field nobody has filled in: made once and kept, since a page of many questions costs by them."""
    told = plain(params)
    return _kept(name, _Told(repr(told), told))


@dataclass(frozen=True)
class _Told:
    """Parameters that can be looked up: equal when they read the same."""

    text: str
    params: Mapping[str, Any] = field(compare=False)


@lru_cache(maxsize=1024)
def _kept(name: str, told: _Told) -> SafeString:
    return mark_safe(_macro(name)(told.params))  # noqa: S308  (the macros escape)


def plain(value: Any) -> Any:
    """Lazy translations become text (the macros ask `is string`), in every nested list and mapping."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def nested(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Tag arguments as macro parameters: `label__is_page_heading=True` is `{"label": {"isPageHeading": True}}`."""
    params: dict[str, Any] = {}
    for path, value in arguments.items():
        *parents, last = path.split("__")
        target = params
        for parent in parents:
            target = target.setdefault(_camel(parent), {})
        # Names of HTML attributes have dashes, names of parameters have capitals.
        target[last.replace("_", "-") if parents and parents[-1] == "attributes" else _camel(last)] = value
    return params


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def warm_up() -> None:
    """Compile what the common pages use; call it when a web worker starts."""
    for name in WARM:
        _macro(name)
    component("input", {"name": "warm", "label": "warm"})
    component("button", {"text": "warm"})

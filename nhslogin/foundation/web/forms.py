"""How Django forms become NHS components: the renderer named by `FORM_RENDERER`, and a field's look and parameters."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template import TemplateDoesNotExist
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhslogin.foundation.web.components import blank_component, component
from nhslogin.foundation.web.form_fields import DatePartsWidget, OtherWidget

Params = dict[str, Any]
Field = TypeVar("Field", bound=forms.Field)

# Attributes of a widget that are parameters of the macro; `required` and `placeholder` are left out on purpose:
# the design system asks for neither, and our own messages are better than the browser's.
NAMED = ("autocomplete", "inputmode", "spellcheck", "autocapitalize", "pattern")
DROPPED = ("class", "required", "placeholder", "type", "id", "aria-describedby", "aria-invalid", "rows", "cols", *NAMED)


class NhsFormRenderer(TemplatesSetting):
    """`{{ form }}` gives NHS markup; plain widgets still come from Django's own templates."""

    form_template_name = "nhs/form.html"
    formset_template_name = "nhs/formset.html"
    field_template_name = "nhs/field.html"

    def get_template(self, template_name: str) -> Any:
        try:
            return super().get_template(template_name)
        except TemplateDoesNotExist:
            return DjangoTemplates().get_template(template_name)


def look(field: Field, **params: Any) -> Field:
    """Add parameters of the design system to a form field: `look(CharField(...), width=10)`."""
    field.nhs = params  # type: ignore[attr-defined]
    return field


def render_field(bound: BoundField, *, heading: bool = False, caption: str = "", **more: Any) -> SafeString:
    """A field with its label, hint and error, tied together; with `heading` the label is the page's h1."""
    if bound.is_hidden:
        return bound.as_widget()
    name, own = _component(bound)
    params = _shared(bound) | own | getattr(bound.field, "nhs", {}) | more
    title: Params = {"text": bound.label}
    if heading:
        title |= {"isPageHeading": True, "size": "l", "caption": caption or None}
    else:
        title |= {"size": "s"}
    if name in ("radios", "checkboxes"):
        del params["id"]  # it belongs to the first of the boxes, where an error leads
    if name in GROUPS and not isinstance(bound.field.widget, forms.CheckboxInput):
        params["fieldset"] = {"legend": title}
    elif name not in GROUPS:
        params["label"] = title
    # What somebody typed is never kept in memory.
    is_blank = not bound.form.is_bound and bound.initial in (None, "", [])
    return blank_component(name, params) if is_blank else component(name, params)


GROUPS = ("radios", "checkboxes", "date-input")


def input_id(bound: BoundField) -> str:
    """The id an error links to: the input itself, the first of several, or the part of a date that is wrong."""
    if isinstance(bound.field.widget, DatePartsWidget):
        wrong = sorted(wrong_parts(bound), key=("day", "month", "year").index)
        return f"{bound.auto_id}_{wrong[0] if wrong else 'day'}"
    return str(bound.auto_id)


def errors_of(bound: BoundField) -> list[str]:
    """The field's messages. "This field is required" says nothing in a list of links, so it is worded anew."""
    unsaid = str(forms.Field.default_error_messages["required"])
    return [_empty(bound) if str(error) == unsaid else str(error) for error in bound.errors]


def _empty(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.FileInput):
        wording = _("Choose a file for “%(label)s”")
    elif isinstance(widget, forms.Select | forms.RadioSelect | forms.CheckboxInput):
        wording = _("Choose an answer for “%(label)s”")
    else:
        wording = _("Fill in “%(label)s”")
    return wording % {"label": bound.label}


def wrong_parts(bound: BoundField) -> frozenset[str]:
    """Which parts of a date its error is about; all of them when it does not say."""
    found: set[str] = set()
    for error in bound.form.errors.as_data().get(bound.name, []):
        found |= set((error.params or {}).get("parts", ("day", "month", "year")))
    return frozenset(found)


def _shared(bound: BoundField) -> Params:
    params: Params = {"id": bound.auto_id, "idPrefix": bound.auto_id, "name": bound.html_name}
    attrs = bound.field.widget.attrs
    params |= {name: attrs[name] for name in NAMED if name in attrs}
    params["classes"] = attrs.get("class") or None
    params["attributes"] = {key: value for key, value in attrs.items() if key not in DROPPED}
    if bound.field.disabled:
        params["disabled"] = True
    if bound.help_text:
        key = "html" if isinstance(str(bound.help_text), SafeString) else "text"
        params["hint"] = {key: bound.help_text, "id": f"{bound.auto_id}-hint"}
    if bound.errors:
        # The summary lists them too; here they stand next to the input.
        html = format_html_join(SafeString("<br>"), "{}", ((error,) for error in errors_of(bound)))
        params["errorMessage"] = {"html": html, "id": f"{bound.auto_id}-error", "visuallyHiddenText": _("Error")}
    return params


def _component(bound: BoundField) -> tuple[str, Params]:  # noqa: PLR0911  (a table of kinds, most special first)
    widget = bound.field.widget
    value = bound.value()
    if isinstance(widget, DatePartsWidget):
        return "date-input", _date(bound, widget)
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "checkboxes", {"items": list(_items(bound)), "values": [str(item) for item in value or []]}
    if isinstance(widget, forms.CheckboxInput):
        item = {"value": "on", "text": bound.label, "checked": bool(value), "id": bound.auto_id}
        return "checkboxes", {"items": [item]}
    if isinstance(widget, forms.RadioSelect):
        return "radios", {"items": list(_items(bound)), "value": "" if value is None else str(value)}
    if isinstance(widget, forms.Select):
        items = [item | {"selected": str(item["value"]) == str(value or "")} for item in _items(bound)]
        return "select", {"items": items}
    if isinstance(widget, forms.FileInput):
        return "file-upload", {}
    return _text(bound, widget, value)


def _text(bound: BoundField, widget: forms.Widget, value: Any) -> tuple[str, Params]:
    if isinstance(widget, forms.PasswordInput):
        words: Params = {
            "showPasswordText": _("Show"),
            "hidePasswordText": _("Hide"),
            "showPasswordAriaLabel": _("Show password"),
            "hidePasswordAriaLabel": _("Hide password"),
        }
        return "password-input", words
    text = widget.format_value(value)
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs.get("rows", "10")
        return "textarea", {"value": text or "", "rows": 5 if rows == "10" else rows}  # 10 is Django's own default
    params: Params = {"value": text, "type": getattr(widget, "input_type", "text")}
    if bound.name == "code":
        # Phones offer the code of the last text message when the box says what it is for.
        params |= {"autocomplete": "one-time-code", "inputmode": "numeric", "width": 10, "code": True, "type": "text"}
        params["spellcheck"] = False
    elif params["type"] == "email":
        params |= {"autocomplete": widget.attrs.get("autocomplete", "email"), "spellcheck": False}
        params["autocapitalize"] = "none"
    elif params["type"] == "tel":
        params |= {"autocomplete": widget.attrs.get("autocomplete", "tel"), "width": 20}
    return "input", params


def _items(bound: BoundField) -> Iterator[Params]:
    hints = getattr(bound.field, "choice_hints", {})
    widget: Any = bound.field.widget
    for _group, options, _index in widget.optgroups(bound.html_name, [str(bound.value())]):
        for option in options:
            value = str(option["value"])
            item: Params = {"value": value, "text": conditional_escape(option["label"])}
            if isinstance(widget, OtherWidget) and value in widget.divided:
                yield {"divider": _("or")}
            if value in hints:
                item["hint"] = {"text": hints[value]}
            yield item


def _date(bound: BoundField, widget: DatePartsWidget) -> Params:
    value = bound.value()
    values = value if isinstance(value, list) else widget.decompress(value)
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    wrong = wrong_parts(bound) if bound.errors else frozenset()
    items = []
    for (part, label), text in zip(labels.items(), values, strict=True):
        item: Params = {"name": f"{bound.html_name}_{part}", "id": f"{bound.auto_id}_{part}", "label": label}
        item |= {"value": text or "", "width": 4 if part == "year" else 2, "error": part in wrong}
        if widget.birthday:
            item["autocomplete"] = f"bday-{part}"
        items.append(item)
    return {"items": items}

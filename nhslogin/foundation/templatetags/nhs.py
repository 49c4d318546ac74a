"""The tags every template may use: components, fields, the error summary, the start of a page title."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nhslogin.foundation.web.components import component, nested
from nhslogin.foundation.web.forms import errors_of, input_id, render_field

register = template.Library()


@register.simple_tag
def nhsuk(name: str, **params: Any) -> SafeString:
    """A component by its folder's name; parameters in snake_case, `label__text=` for nested ones."""
    html = component(name, nested(params))
    if name == "back-link":  # it stands before <main>: in a landmark of its own nothing is out of reach
        return format_html('<nav aria-label="{}">{}</nav>', _("Back"), html)
    return html


class _Block(template.Node):
    def __init__(self, name: FilterExpression, params: dict[str, FilterExpression], inner: NodeList) -> None:
        self.name, self.params, self.inner = name, params, inner

    def render(self, context: Context) -> SafeString:
        params = nested({key: value.resolve(context) for key, value in self.params.items()})
        return component(self.name.resolve(context), params | {"html": self.inner.render(context)})


@register.tag
def nhsukblock(parser: Parser, token: Token) -> _Block:
    """`{% nhsukblock "details" summary_text=_("…") %} html {% endnhsukblock %}`."""
    _tag, name, *rest = token.split_contents()
    params = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError("nhsukblock takes a component's name and named parameters")
    inner = parser.parse(("endnhsukblock",))
    parser.delete_first_token()
    return _Block(parser.compile_filter(name), params, inner)


@register.simple_tag
def nhs_field(field: BoundField, *, heading: bool = False, caption: str = "", **more: Any) -> SafeString:
    """One form field; `heading=True` makes its label the page's h1."""
    return render_field(field, heading=heading, caption=caption, **nested(more))


@register.simple_tag(takes_context=True)
def error_summary(context: Context, form: forms.BaseForm | None = None) -> SafeString | str:
    """What is wrong, each line a link to its input. The base page prints it for every form, and no form twice."""
    found = [form] if form else list(_failed_forms(context))
    request = context.get("request")
    shown: set[int] = getattr(request, "summaries_shown", set())
    found = [one for one in found if one.errors and id(one) not in shown]
    if request is not None:
        request.summaries_shown = shown | {id(one) for one in found}
    lines = [line for one in found for line in _lines(one)]
    if not lines:
        return ""
    return component("error-summary", {"titleText": _("There is a problem"), "errorList": lines})


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """ "Error: " when a form of this page was refused: it is what a screen reader says first."""
    return _("Error: ") if any(_failed_forms(context)) else ""


def _failed_forms(context: Context) -> Iterator[forms.BaseForm]:
    """Every form of the page that was checked and refused; asks no form to check itself."""
    seen: set[int] = set()
    values: Iterable[Any] = context.flatten().values()
    for value in values:
        if isinstance(value, forms.BaseForm) and id(value) not in seen:
            seen.add(id(value))
            if value.is_bound and getattr(value, "_errors", None):
                yield value


def _lines(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    visible = form.visible_fields()
    first = input_id(visible[0]) if visible else "maincontent"
    for error in form.non_field_errors():
        yield {"text": str(error), "href": f"#{first}"}
    for bound in form:
        target = first if bound.is_hidden else input_id(bound)
        for error in errors_of(bound):
            yield {"text": error, "href": f"#{target}"}

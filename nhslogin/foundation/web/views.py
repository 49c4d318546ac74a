"""Base views: a page of one thing to do, and its title, caption, way back and button."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

Text = str | Promise

# Django's class takes no type arguments at run time.
if TYPE_CHECKING:
    _FormView = FormView[forms.Form]
else:
    _FormView = FormView


class PageFormView(_FormView):
    """One form on one page. With `label_is_title` the only field's label is the h1, as the design system asks."""

    template_name = "form_page.html"
    title: Text = ""
    caption: Text = ""
    back_url: str = ""
    button: Text = _("Continue")
    label_is_title = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context.setdefault("title", self.title or form.visible_fields()[0].label)
        context.setdefault("caption", self.caption)
        context.setdefault("back_url", self.get_back_url())
        context.setdefault("button", self.button)
        context.setdefault("label_is_title", self.label_is_title)
        context.setdefault("multipart", form.is_multipart())
        return context

    def get_back_url(self) -> str:
        """Where "Back" goes; empty for a page without one."""
        return self.back_url

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Refused input is an ordinary page: 200, so that browsers and screen readers treat it like one."""
        return self.render_to_response(self.get_context_data(form=form))

"""The staff home page: what each role can do here."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.api import StaffRequired, StaffRole, current_staff

Text = str | Promise


@dataclass(frozen=True)
class Task:
    """One row: what it is called, who sees it, where it is."""

    name: Text
    text: Text
    url_name: str
    roles: frozenset[StaffRole]

    @property
    def href(self) -> str:
        return reverse(self.url_name)


TASKS = (
    Task(
        _("Reviews"),
        _("Look at what the computer could not decide"),
        "review:queue",
        frozenset({StaffRole.REVIEWER, StaffRole.ADMIN}),
    ),
)


class HomeView(StaffRequired, TemplateView):
    """`/staff/`."""

    template_name = "staff/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        member = current_staff(self.request)
        roles = member.roles if member else frozenset()
        tasks = [task for task in TASKS if task.roles & roles]
        return super().get_context_data(**kwargs) | {"member": member, "tasks": tasks}

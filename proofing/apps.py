"""The proofing app: on start it makes known what it may audit and send, and the jobs it runs."""

from django.apps import AppConfig


class ProofingConfig(AppConfig):
    name = "proofing"
    label = "proofing"

    def ready(self) -> None:
        from proofing import audit_events, limits, messages  # noqa: F401, PLC0415
        from proofing.assessment import tasks  # noqa: F401, PLC0415

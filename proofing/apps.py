"""The proofing app: on start it makes known the jobs it runs and refuses a patient index that cannot work."""

from django.apps import AppConfig


class ProofingConfig(AppConfig):
    name = "proofing"
    label = "proofing"

    def ready(self) -> None:
        """Audit events and messages are found by the foundation; jobs and erasures are made known here."""
        from nhslogin.foundation.integrations.patient_index.select import check_choice  # noqa: PLC0415
        from nhslogin.foundation.retention import daily  # noqa: PLC0415
        from proofing.assessment import tasks as _assessment  # noqa: F401, PLC0415
        from proofing.assessment import warming as _warming  # noqa: F401, PLC0415
        from proofing.assessment.retention import erase_old_checks  # noqa: PLC0415
        from proofing.cases.actions import expire_cases  # noqa: PLC0415
        from proofing.evidence import tasks as _evidence  # noqa: F401, PLC0415

        check_choice()
        daily(expire_cases)
        daily(erase_old_checks)

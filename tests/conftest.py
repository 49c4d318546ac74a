"""What every test of the suite shares."""

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Emptying tables between tests needs deletes, which the audit trigger refuses; its own tests put it back."""
    with django_db_blocker.unblock():
        table = "foundation_auditrecord"
        on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER IF EXISTS audit_no_delete{on_table}")
            cursor.execute(f"DROP TRIGGER IF EXISTS audit_no_truncate{on_table}")

"""Audit rows cannot be changed or deleted in the database either."""

from django.db import migrations

from nhslogin.foundation.audit import triggers


def put(apps, schema_editor):
    for statement in triggers.statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def take_away(apps, schema_editor):
    for statement in triggers.undo_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [("foundation", "0001_first")]

    operations = [migrations.RunPython(put, take_away)]

"""Database triggers that keep audit rows as they were written, also against whoever bypasses this code."""

_TABLE = "foundation_auditrecord"
_CONTENT = ("id", "at", "event", "actor_kind", "actor_id", "actor_role", "about", "details")

_SQLITE_CHANGED = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _CONTENT)
_POSTGRESQL_CHANGED = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _CONTENT)

# Sealing writes the chain columns once: a sealed row takes no update at all, an unsealed one none to its content.
SQLITE = (
    f"""CREATE TRIGGER audit_no_change BEFORE UPDATE ON {_TABLE}
    WHEN OLD.sealed_seq IS NOT NULL OR {_SQLITE_CHANGED}
    BEGIN SELECT RAISE(ABORT, 'audit rows are not changed'); END""",
    f"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON {_TABLE}
    BEGIN SELECT RAISE(ABORT, 'audit rows are not deleted'); END""",
)
SQLITE_UNDO = ("DROP TRIGGER IF EXISTS audit_no_change", "DROP TRIGGER IF EXISTS audit_no_delete")

POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.sealed_seq IS NULL AND NOT ({_POSTGRESQL_CHANGED}) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'audit rows are not changed or deleted';
    END $$""",
    f"CREATE TRIGGER audit_no_change BEFORE UPDATE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION audit_keep()",
    f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION audit_keep()",
    f"CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON {_TABLE} FOR EACH STATEMENT EXECUTE FUNCTION audit_keep()",
)
POSTGRESQL_UNDO = (
    f"DROP TRIGGER IF EXISTS audit_no_change ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_delete ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS audit_no_truncate ON {_TABLE}",
    "DROP FUNCTION IF EXISTS audit_keep()",
)


def statements(vendor: str) -> tuple[str, ...]:
    """What puts the triggers in place."""
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]


def undo_statements(vendor: str) -> tuple[str, ...]:
    """What takes them away."""
    return {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO}[vendor]

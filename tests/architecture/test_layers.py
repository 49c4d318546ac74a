"""Doors hold no queries, apps are entered by their api, tasks only call."""

import ast
import re

from tests.architecture.source import PACKAGES, ROOT, name, source_files, tree

DOORS = {"views.py", "forms.py"}
# Packages that are libraries for everybody rather than an app with an inside.
OPEN = {"nhslogin.foundation", "nhslogin.settings"}
APPS = (
    "accounts",
    "proofing",
    "delegation",
    "nhslogin.oidc",
    "nhslogin.portal",
    "nhslogin.staff",
    "nhslogin.developers",
)


def test_views_and_forms_never_query() -> None:
    querying = [
        f"{name(path)}:{node.lineno}"
        for path in source_files()
        if path.name in DOORS or path.parent.name in {"views", "forms"}
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert querying == []


def test_apps_are_entered_by_their_api() -> None:
    """From outside an app only `<app>.api` may be imported; the demo and the project's own composition are exempt."""
    inside = []
    for path in source_files():
        module = name(path).removesuffix(".py").replace("/", ".")
        own = next((app for app in APPS if module == app or module.startswith(f"{app}.")), "")
        if not own:
            continue
        for target in _imports(tree(path)):
            app = next((app for app in APPS if target == app or target.startswith(f"{app}.")), "")
            if app and app != own and target != f"{app}.api" and not target.startswith(f"{app}.api."):
                inside.append(f"{module} imports {target}")
    assert inside == []


def _imports(module: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {f"{node.module}.{a.name}" if node.module in APPS else node.module for a in node.names}
    return found


def test_names_of_the_field_are_kept() -> None:
    banned = re.compile(r"(^|_)(utils?|helpers?|common|managers?|handlers?|processors?|services?)(\.py)?$")
    bad = [
        name(path)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if (path.suffix == ".py" or path.is_dir())
        and banned.search(path.name)
        and path.name not in {"relying_services", "demo_service", "register_service.py"}
        and "__pycache__" not in path.parts
    ]
    assert bad == []

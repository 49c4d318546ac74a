"""The buttons of the demo: the same way as a chosen file, and only where the settings name such files."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from accounts.people.models import User
from proofing.evidence import queries
from proofing.journeys import demo, urls
from tests.apps.proofing_journeys import walk
from tests.apps.proofing_journeys.walk import case_of, url, walk_to

pytestmark = pytest.mark.django_db
FOLDER = Path()


def clip_for(account_id: UUID, turns: Sequence[str]) -> Path | None:
    path = FOLDER / f"{'-'.join(turns)}.webm"
    return path if path.exists() else None


def document_for(account_id: UUID) -> Path | None:
    path = FOLDER / "passport.jpg"
    return path if path.exists() else None


def details_for(account_id: UUID) -> str:
    return "You can be Nora <Fielding>"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Path:
    monkeypatch.setattr(f"{__name__}.FOLDER", tmp_path)
    settings.PROOFING_DEMO_CLIP = f"{__name__}.clip_for"  # type: ignore[attr-defined]
    settings.PROOFING_DEMO_DOCUMENT = f"{__name__}.document_for"  # type: ignore[attr-defined]
    return tmp_path


def test_demo_passport_and_clip_take_the_ordinary_way(browser: Client, ada: User, files: Path) -> None:
    (files / "passport.jpg").write_bytes(walk.jpeg())
    walk_to(browser, "document")
    assert "Use the demo passport" in browser.get(url("document")).content.decode()
    assert browser.post("/prove/photo-id/demo-document/").headers["Location"] == url("compare")
    browser.post(url("compare"))
    assert "Use the demo clip" not in browser.get(url("selfie")).content.decode()
    drawn = case_of(ada).turns
    (files / f"{drawn.replace(',', '-')}.webm").write_bytes(walk.webm())
    assert "Use the demo clip" in browser.get(url("selfie")).content.decode()
    assert browser.post("/prove/photo-id/demo-clip/").headers["Location"] == url("check")
    assert queries.current(case_of(ada))["video"].turns == tuple(drawn.split(","))


def test_missing_demo_files_are_told(browser: Client) -> None:
    walk_to(browser, "document")
    for part, step in (("document", "document"), ("clip", "selfie")):
        answer = browser.post(f"/prove/photo-id/demo-{part}/")
        assert answer.headers["Location"] == url(step)
    assert "no demo file" in browser.get(url("document")).content.decode()


def test_details_page_tells_who_the_person_can_be(browser: Client, settings: object) -> None:
    walk_to(browser, "details")
    settings.PROOFING_DEMO_DETAILS = f"{__name__}.details_for"  # type: ignore[attr-defined]
    assert "You can be Nora &lt;Fielding&gt;" in browser.get(url("details")).content.decode()
    settings.PROOFING_DEMO_DETAILS = None  # type: ignore[attr-defined]
    assert "You can be" not in browser.get(url("details")).content.decode()


def test_without_the_settings_there_are_no_such_addresses(settings: object) -> None:
    settings.PROOFING_DEMO_CLIP = settings.PROOFING_DEMO_DOCUMENT = None  # type: ignore[attr-defined]
    assert not demo.on()
    names = {pattern.name for pattern in importlib.reload(urls).urlpatterns}
    settings.PROOFING_DEMO_CLIP = f"{__name__}.clip_for"  # type: ignore[attr-defined]
    importlib.reload(urls)
    assert not names & {"demo_clip", "demo_document"}

"""What the frames of the preview show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from edgepress.model import Asset, Print
from edgepress.pipeline.previewing import Scene, scene
from edgepress.preview.documents import documents, pictures
from edgepress.proof.views import VIEWS
from tests.conftest import ROOT


def test_there_is_a_document_for_each_view_and_each_page_light_and_dark(tea: Scene) -> None:
    emails = {f"email/{view.name}-{shade}.html" for view in VIEWS for shade in ("light", "dark")}
    pages = {f"web/issue{way}-{shade}.html" for way in ("", "/tea") for shade in ("light", "dark")}
    assert set(documents(tea)) == {"text.txt", *emails, *pages}


def test_each_is_made_when_it_is_asked_for_and_once(tea: Scene) -> None:
    made = documents(tea)
    first = made["email/whole-dark.html"]()
    assert first is made["email/whole-dark.html"]()


def test_the_words_are_in_every_document(tea: Scene) -> None:
    for name, make in documents(tea).items():
        if name not in ("web/issue-light.html", "web/issue-dark.html"):
            assert b"before the the rain" in make(), name


def test_pictures_come_from_the_preview_and_nothing_from_elsewhere() -> None:
    seen = scene(ROOT, "2026-11-auckland")
    made = {name: make().decode() for name, make in documents(seen).items()}
    for name, html in made.items():
        assert 'src="https://' not in html and 'src="../' not in html, name
        assert "<link" not in html and "<script" not in html, name
    assert 'src="/web/issues/2026-11-auckland/images/' in made["email/whole-light.html"]
    assert 'src="/web/contributors/images/' in made["web/issue-light.html"]


def test_every_picture_that_a_document_shows_can_be_made() -> None:
    seen = scene(ROOT, "2026-11-auckland")
    shown = {part.split('"')[0] for make in documents(seen).values() for part in make().decode().split('src="/')[1:]}
    assert shown
    assert shown <= set(pictures(seen))


def test_links_that_lead_out_open_beside_the_preview(tea: Scene) -> None:
    for name, make in documents(tea).items():
        if name.endswith(".html"):
            assert b'<base target="_blank">' in make(), name


def test_a_face_is_a_picture_of_the_preview(tea_root: Path) -> None:
    seen = scene(ROOT, "2026-11-auckland")
    group = seen.site.contributors["harbour-improvers"]
    assert isinstance(group.logo or group.photo, Asset)
    alone = replace(seen.issue, takeover="harbour-improvers", articles=(), editors=())
    faces = pictures(seen._replace(issue=alone, pictures={}))
    assert all(isinstance(face, Print) and path.startswith("web/contributors/images/") for path, face in faces.items())
    assert any("harbour-improvers" in path for path in faces)

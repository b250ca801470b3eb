"""One issue seen from memory: the same as a build and a check would say, however it came to be."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgepress import crew, pipeline
from edgepress.diagnostics import Stop
from edgepress.pipeline import Wishes
from edgepress.pipeline.looking import Kept, Listed, glimpse, near
from edgepress.pipeline.previewing import Look, contributor, issues, judged, look, portraits, scene

from ..conftest import ROOT
from ..golden.tiny import files, lay, press
from .edits import VERBS, Edit, do
from .test_cache_property import EXAMPLES

SLUG = "2026-11-quay"
OLD = 3_000_000_000  # nanoseconds: so long ago that every file is surely known


def seen(kept: Kept, slug: str, before: Look | None = None, now: int | None = None) -> Look:
    moment = time.time_ns() if now is None else now
    return judged(kept, look(kept, slug, before.scene if before else None, moment), moment)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "newsletter")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("slug", ["2026-11-quay", "2026-12-plain"])
def test_the_files_are_those_of_a_build(root: Path, tmp_path: Path, slug: str) -> None:
    press(root, tmp_path / "build")
    built = files(tmp_path / "build")
    found = scene(root, slug)
    assert {path: built[path] for path in found.files} == found.files
    folders = (f"email/{slug}/", f"web/issues/{slug}/")
    assert sorted(p for p in built if p.startswith(folders)) == sorted({*found.files, *found.pictures})


def test_the_files_of_this_newsletter_are_those_of_a_build(tmp_path: Path) -> None:
    pipeline.build(ROOT, tmp_path / "build", Wishes())
    built = files(tmp_path / "build")
    for slug in ("2026-11-auckland", "2026-12-coast-to-coast", "2026-12-winter-reading"):
        found = scene(ROOT, slug)
        assert [path for path in found.files if built[path] != found.files[path]] == []


def test_a_draft_is_shown_and_stands_where_it_would_stand(root: Path) -> None:
    found = scene(root, "2027-01-draft")
    assert found.issue.status == "draft"
    assert [card.slug for card in found.site.issues] == ["2026-12-plain", "2027-01-draft"]


def test_the_findings_are_those_of_the_check() -> None:
    for slug in ("2027-01-riverbend", "2026-11-auckland"):
        found, review = scene(ROOT, slug), pipeline.review(ROOT, [slug])
        assert found.findings == review.findings
        assert {path: found.sources[path] for path in review.sources} == review.sources


def test_what_did_not_change_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edgepress.load import article

    kept = Kept(root)
    first = seen(kept, SLUG, now=time.time_ns() + OLD)
    read: list[str] = []
    body = article.markup.read
    monkeypatch.setattr(
        article.markup, "read", lambda source, *rest: (read.append(source.path), body(source, *rest))[1]
    )
    assert seen(kept, SLUG, first, time.time_ns() + OLD).scene == first.scene
    assert read == []
    path = next(root.glob(f"issues/{SLUG}/10-*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    again = seen(kept, SLUG, first, time.time_ns() + OLD)
    assert read == [path.relative_to(root).as_posix()]
    assert again.scene
    assert "One line more" in again.scene.letter.html.text


def test_an_instant_is_too_short_to_trust(root: Path) -> None:
    kept = Kept(root)
    path = root / "issues" / SLUG / "issue.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nAlpha.\n", encoding="utf-8")
    first = seen(kept, SLUG)
    import os

    info = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Alpha.", "Omega."), encoding="utf-8")
    os.utime(path, ns=(info.st_mtime_ns, info.st_mtime_ns))
    again = seen(kept, SLUG, first)
    assert again.scene
    assert "Omega." in again.scene.letter.html.text


def test_a_text_that_cannot_be_read_keeps_the_last_good_page(root: Path) -> None:
    kept = Kept(root)
    first = seen(kept, SLUG)
    path = next(root.glob(f"issues/{SLUG}/10-*.md"))
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("title: ", "title: A: ", 1).replace("---\n", "---\nfoo\n", 1), encoding="utf-8")
    broken = seen(kept, SLUG, first)
    assert broken.scene
    assert first.scene
    assert broken.scene.files == first.scene.files
    assert [line.startswith(path.relative_to(root).as_posix()) for line in broken.trouble] == [True] * len(
        broken.trouble
    )
    assert "details-unreadable" in {d.code for d in broken.scene.findings}
    path.write_text(good, encoding="utf-8")
    mended = seen(kept, SLUG, broken)
    assert (mended.trouble, mended.scene and mended.scene.files) == ((), first.scene.files)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("templates/golden/email/inline.css", "{", "{{"),
        ("templates/golden/theme.yaml", "\n", "\n- [", ),
        ("pyproject.toml", 'title = "', "title = ["),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_of_all_pages_is_a_sentence(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text("p { color: #123456; }\n", encoding="utf-8")
    kept = Kept(root)
    first = seen(kept, SLUG)
    good = path.read_text(encoding="utf-8")
    change(path, old, new)
    broken = seen(kept, SLUG, first)
    assert broken.scene == first.scene
    assert len(broken.trouble) == 1
    assert broken.trouble[0].endswith(".")
    path.write_text(good, encoding="utf-8")
    assert seen(kept, SLUG, broken).trouble == ()


def test_a_text_that_takes_too_long_is_the_finding_it_is_everywhere(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from edgepress.pipeline import looking

    kept = Kept(root)
    first = seen(kept, SLUG)
    monkeypatch.setattr(crew, "SECONDS", 1)

    def slow(*words: object) -> object:
        while True:
            pass

    monkeypatch.setattr(looking, "load_issue", slow)
    path = next(root.glob(f"issues/{SLUG}/10-*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    late = seen(kept, SLUG, first)
    assert late.scene
    assert first.scene
    assert late.scene.files == first.scene.files
    assert [d.code for d in late.scene.findings if d.code == "text-too-tangled"] == ["text-too-tangled"]
    assert "took longer than" in late.trouble[0]
    monkeypatch.undo()
    assert "More." in (seen(kept, SLUG, late).scene or first.scene).letter.html.text


def test_pages_that_take_too_long_leave_the_last_good_ones(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from edgepress.pipeline import previewing

    kept = Kept(root)
    first = seen(kept, SLUG)
    monkeypatch.setattr(crew, "SECONDS", 1)

    def slow(*words: object) -> object:
        while True:
            pass

    monkeypatch.setattr(previewing, "RENDERERS", (slow,))
    late = seen(kept, SLUG, first)
    assert late.scene
    assert first.scene
    assert (late.scene.files, late.scene.findings) == (first.scene.files, first.scene.findings)
    assert late.trouble[0].startswith("The pages could not be made")


def test_an_issue_that_goes_away_comes_back(root: Path) -> None:
    kept = Kept(root)
    first = seen(kept, SLUG)
    folder = root / "issues" / SLUG
    folder.rename(root / "issues" / "elsewhere")
    away = seen(kept, SLUG, first)
    assert (away.gone, away.scene) == (True, first.scene)
    assert "elsewhere" in [one.slug for one in issues(kept, time.time_ns())]
    (root / "issues" / "elsewhere").rename(folder)
    back = seen(kept, SLUG, away)
    assert (back.gone, back.scene and back.scene.files) == (False, first.scene and first.scene.files)


def test_an_issue_that_is_not_there_is_a_stop(root: Path) -> None:
    with pytest.raises(Stop, match="no folder issues/2026-11-quai holds an issue; did you mean 2026-11-quay"):
        scene(root, "2026-11-quai")


def test_an_empty_folder_is_an_issue_without_its_opening(root: Path) -> None:
    (root / "issues" / "2027-02-empty").mkdir()
    found = seen(Kept(root), "2027-02-empty")
    assert found.scene
    assert [d.code for d in found.scene.findings] == ["issue-missing"]


def test_the_page_of_a_contributor_has_what_the_issue_knows(root: Path) -> None:
    found = scene(root, SLUG)
    made = contributor(found, "ada")
    page = made["web/contributors/ada/index.html"]
    assert isinstance(page, bytes)
    assert f"issues/{SLUG}/".encode() in page
    pictures = {path: order for path, order in made.items() if not isinstance(order, bytes)}
    assert pictures.items() <= dict(portraits(found)).items()
    assert contributor(found, "nobody") == {}


def test_neighbours_are_those_that_readers_have() -> None:
    line = [Listed(s, s, status) for s, status in (("a", "ready"), ("b", "draft"), ("c", "draft"), ("d", "ready"))]
    assert list(near(line, "c")) == ["a", "d"]
    assert list(near(line, "a")) == ["d"]
    assert list(near(line, "x")) == ["a", "d"][:2]


def test_a_glimpse_sees_every_change(root: Path) -> None:
    before = glimpse(root, [SLUG])
    assert glimpse(root, [SLUG]) == before
    for file in (f"issues/{SLUG}/new.txt", "contributors/new.md", "templates/golden/new.css", "pyproject.toml"):
        with open(root / file, "a", encoding="utf-8") as some:
            some.write("\n")
        now = glimpse(root, [SLUG])
        assert now != before
        before = now
    shutil.rmtree(root / "issues" / "2026-12-plain")
    assert glimpse(root, [SLUG]) != before


edits = st.builds(Edit, st.sampled_from(sorted({*VERBS} - {"spoil"})), st.integers(0, 60), st.integers(0, 60))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=5))
def test_whatever_is_edited_what_is_known_gives_what_is_read_anew(history: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = lay(Path(place) / "newsletter")
        kept = Kept(root)
        before = seen(kept, SLUG)
        for some in history:
            for edit in some:
                do(edit, root, Path(place) / "build")
            before = alike(kept, before)


def alike(kept: Kept, before: Look) -> Look:
    now, fresh = seen(kept, SLUG, before), seen(Kept(kept.root), SLUG)
    assert now.gone == fresh.gone
    if now.gone or fresh.scene is None:
        # The last good page stays, and why is told: of a text that cannot be read and a broken theme, one or the other.
        assert now.gone or now.trouble
        assert (now.scene and now.scene.files) == (before.scene and before.scene.files)
    elif now.trouble:
        assert now.scene
        assert now.scene.findings == fresh.scene.findings
        assert now.scene.files == (before.scene or fresh.scene).files
    else:
        assert now.scene
        assert now.scene._replace(letter=fresh.scene.letter) == fresh.scene
    return now

"""What need not be done again: when a build does something, and what it does when the cache was harmed."""

from __future__ import annotations

import os
import pickle
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from edgepress import cache, crew, marks
from edgepress.cache import Memory
from edgepress.pipeline import Wishes

from .golden.tiny import files, lay, press

PAUSE = 2 * marks.SLACK / 1e9


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny newsletter that was built and left alone for a while."""
    monkeypatch.setattr(crew, "cores", lambda: 1)
    lay(tmp_path / "newsletter")
    time.sleep(PAUSE)
    press(tmp_path / "newsletter", tmp_path / "build")
    time.sleep(PAUSE)
    return tmp_path


def again(place: Path, wishes: Wishes | None = None) -> tuple[int, bool]:
    """How many files a build made anew, and whether it found that nothing had changed."""
    built = press(place / "newsletter", place / "build", wishes)
    return built.made, built.same


def fresh(place: Path) -> dict[str, bytes]:
    shutil.rmtree(place / "fresh", ignore_errors=True)
    press(place / "newsletter", place / "fresh" / "build", Wishes(keep=False))
    return files(place / "fresh" / "build")


def add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def test_when_nothing_changed_nothing_is_made(place: Path) -> None:
    before = {p: p.stat().st_ino for p in (place / "build").rglob("*")}
    assert again(place) == (0, True)
    assert {p: p.stat().st_ino for p in (place / "build").rglob("*")} == before


def test_a_build_in_which_nothing_changed_says_as_many_files_as_the_build_before(place: Path) -> None:
    first = press(place / "newsletter", place / "build", Wishes(keep=False))
    time.sleep(PAUSE)
    second = press(place / "newsletter", place / "build")
    assert (second.same, second.files, second.slugs) == (True, first.files, first.slugs)


def test_a_build_of_one_email_in_which_nothing_changed_names_the_same_issues(place: Path) -> None:
    wishes = Wishes(slugs=("2026-12-plain",))
    first = press(place / "newsletter", place / "build", wishes)
    time.sleep(PAUSE)
    second = press(place / "newsletter", place / "build", wishes)
    assert (second.same, second.slugs, second.places) == (True, first.slugs, first.places)


def test_one_article_that_changed_makes_its_issue_and_the_feeds_and_nothing_else(place: Path) -> None:
    before = files(place / "build")
    add(place / "newsletter/issues/2026-12-plain/10-only.md", "\nMore.\n")
    made, _ = again(place)
    after = files(place / "build")
    assert sorted(path for path in after if after[path] != before[path]) == [
        "email/2026-12-plain/index.html",
        "email/2026-12-plain/index.txt",
        "email/2026-12-plain/message.eml",
        "manifest.json",
        "web/feed.json",
        "web/feed.xml",
        "web/issues/2026-12-plain/only/index.html",
    ]
    assert made < 12 < len(after)


def test_a_file_that_is_saved_with_the_same_words_changes_nothing(place: Path) -> None:
    path = place / "newsletter/issues/2026-12-plain/10-only.md"
    path.write_bytes(path.read_bytes())
    time.sleep(PAUSE)
    assert again(place) == (0, False)
    assert again(place) == (0, True)


def test_other_wishes_are_another_build(place: Path) -> None:
    again(place, Wishes(only=("email",)))
    assert {path.partition("/")[0] for path in files(place / "build")} == {"email", "manifest.json", "status.html"}
    again(place, Wishes(drafts=True))
    assert "email/2027-01-draft/index.html" in files(place / "build")
    again(place)
    assert files(place / "build") == fresh(place)


def test_another_press_remembers_nothing(place: Path) -> None:
    memory = cache.recall(place / "build", marks.press())
    assert memory.jobs
    assert cache.recall(place / "build", "another press").jobs == {}


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _other(path: Path) -> None:
    path.write_bytes(pickle.dumps({"not": "what was kept"}))


@pytest.mark.parametrize(
    "harm", [_cut, _other, Path.unlink, lambda p: p.write_bytes(b"")], ids=["cut", "other", "gone", "empty"]
)
@pytest.mark.parametrize("part", ["memory", "quick", "issues/2026-12-plain", "issues/2026-11-quay"])
@pytest.mark.parametrize("edit", ["issues/2026-12-plain/10-only.md", "contributors/bo.md"])
def test_a_cache_that_was_harmed_makes_no_difference(
    place: Path, part: str, edit: str, harm: Callable[[Path], object]
) -> None:
    harm(place / "build/.cache" / part)
    add(place / "newsletter" / edit, "\nMore.\n")
    again(place)
    assert files(place / "build") == fresh(place)
    time.sleep(PAUSE)
    add(place / "newsletter" / edit, "\nAnd more.\n")
    again(place)
    assert files(place / "build") == fresh(place)


@pytest.mark.parametrize("part", ["", "issues", "spare"])
def test_the_cache_or_a_part_of_it_may_be_deleted(place: Path, part: str) -> None:
    add(place / "newsletter/contributors/bo.md", "\nMore.\n")
    again(place)
    shutil.rmtree(place / "build/.cache" / part)
    add(place / "newsletter/contributors/bo.md", "\nAnd more.\n")
    again(place)
    assert files(place / "build") == fresh(place)


class _Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, ("/tmp/edgepress-bomb-went-off",))


@pytest.mark.parametrize("part", ["memory", "issues/2026-12-plain"])
def test_a_cache_that_came_with_somebody_elses_work_runs_nothing(place: Path, part: str) -> None:
    """A guest's pull request may bring a folder build/.cache of its own."""
    bomb = Path("/tmp/edgepress-bomb-went-off")
    if bomb.exists():
        bomb.rmdir()
    (place / "build/.cache" / part).write_bytes(pickle.dumps(_Bomb()))
    add(place / "newsletter/contributors/bo.md", "\nMore.\n")
    again(place)
    went_off = bomb.exists()
    if went_off:
        bomb.rmdir()
    assert not went_off
    assert files(place / "build") == fresh(place)


def test_a_file_saved_within_a_tick_of_the_last_build_is_read_again(place: Path) -> None:
    path = place / "newsletter/issues/2026-12-plain/10-only.md"
    for turn in range(20):
        words = path.read_text(encoding="utf-8")
        path.write_text(
            words.replace("paragraph", f"paragrap{turn % 10}").replace(
                f"paragrap{(turn - 1) % 10}", f"paragrap{turn % 10}"
            )
        )
        again(place)
        assert f"paragrap{turn % 10}" in (place / "build/web/issues/2026-12-plain/only/index.html").read_text(
            encoding="utf-8"
        )


def test_a_theme_file_that_is_a_pointer_is_looked_at_where_it_points(place: Path) -> None:
    sheet = place / "newsletter/templates/golden/web/web.css"
    sheet.rename(place / "elsewhere.css")
    sheet.symlink_to(place / "elsewhere.css")
    again(place)
    time.sleep(PAUSE)
    add(place / "elsewhere.css", "h1 { color: red; }\n")
    time.sleep(PAUSE)
    again(place)
    assert files(place / "build") == fresh(place)


def test_a_mark_is_settled_when_its_times_lie_well_before() -> None:
    moment = 10**18
    early, late = moment - marks.SLACK - 1, moment - marks.SLACK
    assert marks.settled((1, early, early, 7), moment)
    assert not marks.settled((1, late, early, 7), moment)
    assert not marks.settled((1, early, late, 7), moment)
    assert not marks.settled((), moment)


def test_what_is_packed_is_recalled() -> None:
    memory = Memory(press="this", marks={"a": (1, 2, 3, 4)})
    assert pickle.loads(cache.pack(memory)) == memory


def test_a_key_is_that_of_all_its_parts_in_their_order() -> None:
    keys = [cache.key(*parts) for parts in [("a", "b"), ("b", "a"), ("ab",), ("a", ""), (), ("a", None), ("a", "None")]]
    assert len(set(keys)) == len(keys)
    assert cache.key("a", "b") == keys[0]

"""How issues stand and who owes what: on a newsletter on disk, with a build beside it and without."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from edgepress import crew
from edgepress.check import AFTER, CHECKS
from edgepress.diagnostics import Stop
from edgepress.load.trouble import TROUBLES
from edgepress.pipeline import Wishes, build, noting, overseeing
from edgepress.pipeline.overseeing import board
from edgepress.pipeline.owing import LIGHTER, NOT_THERE, WANTED
from edgepress.pipeline.reminding import remind
from edgepress.report.owed import KINDS, OWN, Standing, by_person, words_of

from ..conftest import SETTINGS
from ..golden.tiny import files

SLUG, TODAY = "2026-12-tea", date(2026, 11, 28)
PERSON = "---\nname: {name}\nagrees: {agrees}\n---\n{words}\n"
ISSUE = "---\ntitle: Tea\nnumber: 7\ndate: 2026-12-11\npreview: What a kettle knows\n{lines}---\nWelcome to our week.\n"
PIECE = "---\ntitle: {title}\nauthors: [{author}]\n---\n{words}\n"
GOOD = "The kettle is on, and everybody is welcome to a cup of it."
TAKEN = "takeover: improvers\neditors: [hine]\n"


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few small texts are judged here."""
    monkeypatch.setattr(crew, "cores", lambda: 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsletter in which all is well: one issue with one piece, two people and a group."""
    put(tmp_path, "pyproject.toml", SETTINGS)
    put(tmp_path, f"issues/{SLUG}/issue.md", ISSUE.format(lines=TAKEN))
    put(tmp_path, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words=GOOD))
    for id, name in (("liz", "Liz Doe"), ("hine", "Hine Parata")):
        put(tmp_path, f"contributors/{id}.md", PERSON.format(name=name, agrees="true", words=f"{name} counts falls."))
    put(tmp_path, "contributors/improvers.md", "---\nname: Improvers\nkind: group\nagrees: true\n---\nA shed.\n")
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def say(root: Path, lines: str, slug: str = SLUG) -> None:
    """Give an issue other details."""
    put(root, f"issues/{slug}/issue.md", ISSUE.format(lines=lines))


def stand(root: Path, slug: str = SLUG, today: date | None = TODAY) -> Standing:
    return board(root, root / "build", [slug], today).standings[0]


def owed(standing: Standing, light: bool = False) -> Mapping[str, list[str]]:
    """What is owed by each, in words; what is only welcome where that is asked for."""
    found = {who: [words_of(d) for d in some if light or d.grave] for who, some in by_person(standing.debts).items()}
    return {who: words for who, words in found.items() if words}


# Stages


def test_an_issue_goes_through_five_stages(root: Path) -> None:
    out = root / "build"
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words="The room is TBC."))
    seen = [stand(root).stage]
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words=GOOD))
    seen.append(stand(root).stage)
    say(root, f"{TAKEN}status: ready\n")
    seen.append(stand(root).stage)
    build(root, out, Wishes())
    seen.append(stand(root).stage)
    say(root, f"{TAKEN}status: ready\nsent: 2026-11-27\n")
    seen.append(stand(root).stage)
    assert seen == ["draft", "checked", "ready", "built", "sent"]
    assert not stand(root).changed


def test_an_issue_that_changed_since_it_was_built_is_ready_again_and_says_so(root: Path) -> None:
    say(root, f"{TAKEN}status: ready\n")
    build(root, root / "build", Wishes())
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words=f"{GOOD} Come."))
    assert (stand(root).stage, stand(root).changed) == ("ready", True)
    build(root, root / "build", Wishes())
    say(root, f"{TAKEN}status: ready\ndue: 2026-12-01\n")
    assert (stand(root).stage, stand(root).changed) == ("built", False)


def test_a_ready_issue_with_something_to_fix_hides_nothing(root: Path) -> None:
    say(root, f"{TAKEN}status: ready\n")
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words="![](images/a.png)"))
    standing = stand(root)
    assert (standing.stage, standing.ready) == ("ready", True)
    assert standing.must == sum(piece.must for piece in standing.pieces) > 0
    assert "Liz Doe" in owed(standing)


def test_what_is_to_be_sent_on_a_later_day_is_judged_and_still_owes(root: Path) -> None:
    say(root, "status: ready\nsent: 2026-12-11\ntakeover: nobody\n")
    before, then = (board(root, root / "build", today=date(2026, 12, day)).standings[0] for day in (10, 11))
    assert (before.stage, before.must > 0, bool(before.debts)) == ("ready", True, True)
    assert (then.stage, then.must, then.debts) == ("sent", 0, ())


def test_what_was_sent_is_not_judged_and_owes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(root, "status: ready\nsent: 2026-11-27\ntakeover: nobody\n")
    asked: list[str] = []
    monkeypatch.setattr(
        overseeing, "judge_issues", lambda site, reading, slugs, *more, **other: asked.extend(slugs) or iter(())
    )
    standing = stand(root)
    assert (standing.stage, standing.must, standing.debts, standing.days, asked) == ("sent", 0, (), None, [])


def test_an_issue_without_a_piece_is_a_draft_and_its_group_owes_the_first(root: Path) -> None:
    (root / f"issues/{SLUG}/10-kettle.md").unlink()
    standing = stand(root)
    assert (standing.stage, standing.must, standing.pieces) == ("draft", 0, ())
    assert owed(standing) == {"Hine Parata": ["a first piece"]}


def test_a_folder_without_issue_md_is_a_draft(root: Path) -> None:
    put(root, "issues/2027-01-new/10-kettle.md", PIECE.format(title="A kettle", author="liz", words=GOOD))
    standing = stand(root, "2027-01-new")
    assert (standing.stage, standing.title) == ("draft", "2027-01-new")
    assert "issue.md, with a title and a welcome" in owed(standing)["The editor"]


def test_days_are_counted_from_the_day_that_is_given(root: Path) -> None:
    say(root, f"{TAKEN}due: 2026-12-01\n")
    assert [stand(root, today=day).days for day in (TODAY, date(2026, 12, 1), date(2026, 12, 3), None)] == [
        3,
        0,
        -2,
        None,
    ]


# Debts


def test_each_owes_what_is_theirs(root: Path) -> None:
    put(root, "contributors/liz.md", PERSON.format(name="Liz Doe", agrees="false", words=""))
    picture = "![](images/cup.png)\n\n![](images/cup.png)\n\n[insert name] pours."
    put(root, f"issues/{SLUG}/20-cups.md", PIECE.format(title="Cups", author="liz, hine", words=picture))
    put(root, f"issues/{SLUG}/30-empty.md", PIECE.format(title="Empty", author="gone", words=""))
    from PIL import Image

    (root / f"issues/{SLUG}/images").mkdir()
    Image.new("RGB", (40, 30)).save(root / f"issues/{SLUG}/images/cup.png")
    standing = stand(root)
    assert owed(standing, light=True) == {
        "Liz Doe": ["agreement to be named", "a few words of biography", "a photo of the author"],
        "Liz Doe and Hine Parata": [
            "2 picture descriptions in “Cups”",
            "whether people in a picture agreed in “Cups”",
            "who made a picture in “Cups”",
            "words in place of a placeholder in “Cups”",
        ],
        "Hine Parata": ["the text in “Empty”", "a file about “gone”", "a photo of the author"],
    }
    assert [(piece.title, piece.there) for piece in standing.pieces] == [
        ("A kettle", True), ("Cups", False), ("Empty", False),
    ]  # fmt: skip


def test_what_only_the_editor_can_know_is_hers(root: Path) -> None:
    put(root, f"issues/{SLUG}/issue.md", "---\ntitle: Tea\neditors: [hine]\n---\nWelcome.\n")
    assert owed(stand(root), light=True) == {
        "Hine Parata": ["a preview: the second line in an inbox"],
        "Liz Doe": ["a photo of the author"],
        "The editor": ["the day it goes out", "a number"],
    }


def test_a_removed_contributor_is_wanted_from_the_group(root: Path) -> None:
    (root / "contributors/liz.md").unlink()
    standing = stand(root)
    assert (standing.stage, owed(standing)) == ("draft", {"Hine Parata": ["a file about “liz”"]})
    assert standing.pieces[0].authors == ("liz",)


def test_a_removed_group_and_its_editor_leave_it_to_the_newsletters_editor(root: Path) -> None:
    (root / "contributors/improvers.md").unlink()
    (root / "contributors/hine.md").unlink()
    assert owed(stand(root)) == {"The editor": ["a file about “improvers”", "a file about “hine”"]}


def test_what_is_wrong_in_somebodys_own_file_is_theirs(root: Path) -> None:
    put(root, "contributors/liz.md", "---\nname: Liz Doe\nagrees: true\norcid: 0000-0002-1825-0079\n---\nShe counts.\n")
    assert owed(stand(root)) == {"Liz Doe": ["something to mend in contributors/liz.md"]}
    assert stand(root).must == 1


def test_a_word_file_that_nobody_reads_is_told(root: Path) -> None:
    (root / f"issues/{SLUG}/20-falls.docx").write_bytes(b"PK\x03\x04")
    standing = stand(root)
    assert standing.stage == "checked"
    assert owed(standing, light=True)["Hine Parata"] == ["a text that nobody reads where it lies in 20-falls.docx"]


def test_of_a_ready_issue_only_what_stops_it_is_listed(root: Path) -> None:
    say(root, f"{TAKEN}status: ready\n")
    assert owed(stand(root), light=True) == {}


def test_every_finding_has_words_for_what_it_asks() -> None:
    codes = {function.__name__.replace("_", "-") for function in (*CHECKS, *AFTER, *TROUBLES)}
    assert [code for code in WANTED if code not in codes] == []
    assert {*WANTED.values(), *NOT_THERE, *OWN, "mend"} <= {*KINDS}
    assert {WANTED.get(code, "mend") for code in codes} <= {*KINDS}
    assert {*LIGHTER} <= codes
    absent = {"piece", "preview", "biography", "photo", "date", "number"}
    assert {*WANTED.values(), "mend", *absent} == {*KINDS}


# What a build knows


def test_after_a_build_nothing_is_read_or_judged_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    say(root, f"{TAKEN}status: ready\n")
    put(root, "issues/2027-01-new/issue.md", "---\ntitle: New\n---\nWelcome.\n")
    time.sleep(0.05)
    build(root, root / "build", Wishes())
    wanted = board(root, root / "nowhere", (), TODAY)
    asked: list[str] = []
    judge, read = overseeing.judge_issues, overseeing.read

    def judged(site: Any, reading: Any, slugs: Any, *more: Any, **other: Any) -> Any:
        asked.extend(slugs)
        return judge(site, reading, slugs, *more, **other)

    def heard(*given: Any) -> Any:
        reading = read(*given)
        asked.extend(slug for slug, entry in reading.issues.items() if entry.packed is not None)
        return reading

    monkeypatch.setattr(overseeing, "judge_issues", judged)
    monkeypatch.setattr(overseeing, "read", heard)
    found = board(root, root / "build", (), TODAY)
    assert asked == []
    assert [s._replace(stage="") for s in found.standings] == [s._replace(stage="") for s in wanted.standings]
    assert {s.slug: s.stage for s in found.standings} == {SLUG: "built", "2027-01-new": "draft"}


def test_one_issue_stands_alone_as_it_does_among_all(root: Path) -> None:
    put(root, "issues/2027-01-new/issue.md", "---\ntitle: New\nnumber: 7\ndate: 2026-12-11\n---\nWelcome.\n")
    every = {s.slug: s for s in board(root, root / "build", (), TODAY).standings}
    assert {slug: stand(root, slug) for slug in every} == every
    assert "a number and a day of its own" in owed(every["2027-01-new"])["The editor"]


def test_a_cache_that_lost_an_issue_is_forgotten(root: Path) -> None:
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words="TBC"))
    import time

    time.sleep(0.05)
    build(root, root / "build", Wishes())
    for path in (root / "build/.cache/issues").iterdir():
        path.write_bytes(b"")
    assert stand(root).stage == "draft"


@pytest.mark.parametrize("manifest", ["", "[]", '{"issues": []}', '{"issues": {"2026-12-tea": 1}}'])
def test_a_manifest_of_somebody_else_says_nothing(root: Path, manifest: str) -> None:
    say(root, f"{TAKEN}status: ready\n")
    put(root, "build/manifest.json", manifest)
    assert (stand(root).stage, stand(root).changed) == ("ready", False)


# The page in a build


def page(root: Path, wishes: Wishes | None = None) -> str:
    assert build(root, root / "build", wishes or Wishes()).files
    return (root / "build" / noting.PATH).read_text(encoding="utf-8")


def test_a_build_notes_drafts_too_beside_the_archive_and_never_in_it(root: Path) -> None:
    put(root, f"issues/{SLUG}/10-kettle.md", PIECE.format(title="A kettle", author="liz", words="TBC"))
    said = page(root)
    assert "words in place of a placeholder in <bdi>“A kettle”</bdi>" in said
    assert noting.PATH in json.loads((root / "build/manifest.json").read_text(encoding="utf-8"))["files"]
    archive = {path: data for path, data in files(root / "build").items() if path.startswith(("web/", "email/"))}
    assert [path for path, data in archive.items() if b"placeholder" in data or "status" in path] == []


def test_the_page_is_the_same_on_any_day_unless_a_day_is_said(root: Path) -> None:
    say(root, f"{TAKEN}due: 2026-12-01\n")
    assert "1 Dec 2026" in page(root)
    assert "in 3 days" not in page(root)
    assert "in 3 days" in page(root, Wishes(today=TODAY))


def test_the_page_of_a_day_says_that_what_is_sent_later_still_owes(root: Path) -> None:
    say(root, "sent: 2026-12-11\ntakeover: nobody\n")
    assert '<li><time datetime="2026-12-11">' in page(root, Wishes(today=date(2026, 12, 11)))
    assert '<li><time datetime="2026-12-11">' not in page(root, Wishes(today=date(2026, 12, 10)))


def test_the_page_follows_what_changes_and_nothing_else_is_made_for_the_editors_days(root: Path) -> None:
    import time

    say(root, f"{TAKEN}status: ready\n")
    page(root)
    time.sleep(0.05)
    before = {path: data for path, data in files(root / "build").items() if path not in ("manifest.json", noting.PATH)}
    say(root, f"{TAKEN}status: ready\nsent: 2026-12-11\n")
    time.sleep(0.05)  # what was saved within 20 ms of a build is never taken for unchanged
    built = build(root, root / "build", Wishes())
    assert (built.made, built.same) == (1, False)
    after = files(root / "build")
    assert {path: after[path] for path in before} == before
    assert "Sent" in after[noting.PATH].decode()
    time.sleep(0.05)
    assert build(root, root / "build", Wishes()).same


def test_a_draft_that_cannot_be_judged_stops_no_build(root: Path) -> None:
    put(root, "issues/2027-01-new/issue.md", "---\ntitle: [\n---\n")
    put(root, "issues/2027-01-new/10-x.md", "\x00")
    assert "2027-01-new" in page(root)


# Letters


def test_a_letter_is_in_the_language_of_its_issue_and_english_where_it_has_none(root: Path) -> None:
    def first(lines: str, language: str = "") -> str:
        say(root, f"{TAKEN}due: 2026-12-01\n{lines}")
        return remind(root, root / "build", SLUG, TODAY, language).split("\n")[1].partition(":")[0]

    assert [first(""), first("language: fr-CA\n"), first("language: mi\n"), first("language: ar\n")] == [
        "Subject", "Objet\N{NO-BREAK SPACE}", "Subject", "Subject",
    ]  # fmt: skip
    assert (first("", "fr"), first("language: fr\n", "en"), first("", "xx")) == (
        "Objet\N{NO-BREAK SPACE}",
        "Subject",
        "Subject",
    )


def test_a_letter_in_english_has_its_days_in_english(root: Path) -> None:
    say(root, f"{TAKEN}due: 2026-12-01\nlanguage: mi\n")
    (root / f"issues/{SLUG}/10-kettle.md").unlink()
    assert "by Tuesday 1 December 2026." in remind(root, root / "build", SLUG, TODAY)


def test_a_theme_without_words_for_letters_gets_ours_and_one_with_some_keeps_them(root: Path) -> None:
    put(root, "templates/default/words/en.yaml", "by: By\nand: and\nletter: {dear-all: Hello}\n")
    put(root, "templates/default/words/fr.yaml", "letter: {wishes: Salut}\n")
    english, french = (remind(root, root / "build", SLUG, TODAY, language) for language in ("en", "fr"))
    assert english.split("\n")[3] == "Dear Hine Parata,"
    assert french.split("\n")[-4:-2] == ["Salut", "La rédaction de The Edge"]


def test_a_letter_ends_with_the_address_that_answers_go_to(root: Path) -> None:
    assert remind(root, root / "build", SLUG, TODAY).endswith("The editor of The Edge\nThe Edge <edge@example.org>\n")
    put(root, "pyproject.toml", f'{SETTINGS}reply-to = "editor@example.org"\n')
    assert remind(root, root / "build", SLUG, TODAY).endswith("The editor of The Edge\neditor@example.org\n")


def test_a_letter_about_no_issue_is_stopped_with_the_nearest(root: Path) -> None:
    with pytest.raises(Stop, match=f"did you mean {SLUG}?"):
        remind(root, root / "build", "2026-12-tee", TODAY)

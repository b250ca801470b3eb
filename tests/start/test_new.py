"""New issues, pieces and people: what is written, what is offered, what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edgepress import crew, pipeline
from edgepress.model import KINDS

from ..commands import Say, commands
from ..conftest import ROOT
from ..golden.tiny import lay
from .test_init import tree

TODAY = ("--today", "2026-11-28")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny newsletter, in a place with a difficult name; commands are typed there."""
    place = lay(tmp_path / "Zoë’s “näme” & spaces")
    monkeypatch.chdir(place)
    monkeypatch.setattr(crew, "cores", lambda: 1)
    return place


@pytest.fixture
def say(root: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return commands(capsys)


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def codes(root: Path, *slugs: str) -> set[str]:
    return {finding.code for finding in pipeline.review(root, slugs).findings}


def test_an_issue_gets_the_next_number_the_next_day_and_a_name_of_both(say: Say) -> None:
    done = say("new", "issue", "--title", "Kia ora from Auckland", "--group", "Harbour Improvers", *TODAY)
    slug = done.out.split("issues/")[1].split("/")[0]
    assert done.code == 0
    assert done.out == f"made  issues/{slug}/issue.md\nmade  contributors/harbour-improvers.md\n"
    assert done.err.splitlines()[-1] == f"Next: edgepress new article --issue {slug}"
    details = read(f"issues/{slug}/issue.md").split("---\n")[1].splitlines()
    day = date.fromisoformat(details[2].removeprefix("date: "))
    assert details[0] == "title: Kia ora from Auckland"
    assert details[1].startswith("number: ")
    assert day > date(2026, 11, 28)
    assert slug == f"{day:%Y-%m}-kia-ora-from-auckland"
    assert details[3:5] == ["status: draft", "takeover: harbour-improvers"]
    assert Path(f"issues/{slug}/images").is_dir()


def test_what_is_missing_is_told_in_one_sentence_where_nobody_can_be_asked(say: Say, root: Path) -> None:
    before = tree(root)
    alone = "because nobody can be asked here.\n"
    assert say("new", "issue") == (2, "", f"edgepress: A new issue needs --title, {alone}")
    assert say("new", "contributor") == (2, "", f"edgepress: Somebody new needs --name, {alone}")
    slug = next(iter(root.glob("issues/*"))).name
    assert say("new", "article", "--kind", "event", "--issue", slug) == (
        2, "", f"edgepress: A new piece needs --title, --author and --starts, {alone}"
    )  # fmt: skip
    assert tree(root) == before


def test_nobodys_word_is_given_for_them(say: Say, root: Path) -> None:
    before = tree(root)
    done = say("new", "issue", "--title", "Tea", "--editor", "Ada Obi")
    assert done.code == 2
    assert done.err.startswith("edgepress: Ada Obi, who has no file yet, needs --agrees or --no-agrees, because")
    assert tree(root) == before
    assert say("new", "issue", "--title", "Tea", "--editor", "Ada Obi", "--no-agrees").code == 0
    assert "agrees: false" in read("contributors/ada-obi.md")


@pytest.mark.parametrize("language", ["en-GB", "fr", "mi", "de", "ar", "zh-Hant", "cy"])
def test_what_new_writes_waits_for_words_and_for_nothing_else(say: Say, root: Path, language: str) -> None:
    """Every kind of piece, with and without what it may say besides, in many languages."""
    issue = (
        "--group",
        "Night Shift: “Circle”",
        "--editor",
        "Łucja O’Brien",
        "--editor",
        "Zoë",
        "--language",
        language,
        "--agrees",
    )
    assert say("new", "issue", "--title", "Tea: “nights”", "--slug", "tea", *issue, *TODAY).code == 0
    for kind in KINDS:
        more = ("--starts", "2027-03-27T09:00") if kind == "event" else ()
        author = ("--author", "lucja-obrien")
        assert say("new", "article", "--issue", "tea", "--title", f"A {kind}", "--kind", kind, *author, *more).code == 0
        full = (
            "--link",
            "https://example.org/x",
            "--ends",
            "2027-03-27 11:00",
            "--place",
            "Leeds: hall #2",
            "--timezone",
            "Europe/London",
        )
        again = (
            "--language",
            "fr",
            "--licence",
            "CC-BY-SA-4.0",
            "--author",
            "Kit",
            "--agrees",
            "--title",
            f"Another {kind}",
        )
        assert say("new", "article", "--issue", "tea", "--kind", kind, *more, *again, *full).code == 0
    assert len(list(Path("issues/tea").glob("*.md"))) == 1 + 2 * len(KINDS)
    assert codes(root, "tea") == {"placeholder"}
    waiting = {f.where.path for f in pipeline.review(root, ["tea"]).findings}
    assert waiting >= {f"issues/tea/{path.name}" for path in Path("issues/tea").glob("*.md")}


def test_a_group_that_was_invited_stops_no_other_issue_until_its_own_is_ready(say: Say, root: Path) -> None:
    assert say("build").code == 0  # an issue is ready
    say("new", "issue", "--title", "Tides", "--group", "Tide Watch", "--agrees", "--slug", "2031-01-tides", *TODAY)
    assert say("check", "2031-01-tides").code == 1
    assert say("build").code == 0
    assert say("build", "--drafts").code == 0
    card = Path("issues/2031-01-tides/issue.md")
    card.write_text(read(str(card)).replace("status: draft", "status: ready"), encoding="utf-8")
    said = say("build")
    assert said.code == 1
    assert "--> contributors/tide-watch.md" in said.out + said.err


def test_a_person_and_a_group_with_all_that_can_be_said(say: Say, root: Path) -> None:
    person = {
        "--name": "Mereana Tūhoro", "--role": "Nurse", "--organisation": "night-shift", "--place": "Whangārei",
        "--country": "new zealand",
    }  # fmt: skip
    assert say("new", "contributor", *(w for pair in person.items() for w in pair), "--agrees").code == 0
    assert read("contributors/mereana-tuhoro.md") == (
        "---\nname: Mereana Tūhoro\nkind: person\nrole: Nurse\norganisation: night-shift\nplace: Whangārei\ncountry: NZ\n"
        "agrees: true\n---\n[A few words for readers to be added]\n"
    )
    group = say("new", "contributor", "--name", "Night Shift", "--kind", "group", "--country", "Norway")
    assert (group.code, group.out) == (0, "made  contributors/night-shift.md\n")
    assert 'country: "NO"\n' in read("contributors/night-shift.md")  # without quotes, other programs read a no
    assert codes(root) <= {"placeholder"} | codes(lay(root / "fresh"))


def test_a_piece_comes_after_the_last_and_goes_where_the_only_draft_is(say: Say, root: Path) -> None:
    for path in root.glob("issues/*/issue.md"):
        path.write_text(read(str(path)).replace("status: draft", "status: ready"), encoding="utf-8")
    say("new", "issue", "--title", "Tea", "--slug", "tea", *TODAY)
    who = ("--author", "Kit", "--agrees")
    assert say("new", "article", "--title", "First cup", *who).out == (
        "made  issues/tea/10-first-cup.md\nmade  contributors/kit.md\n"
    )
    assert say("new", "article", "--title", "Second cup", "--order", "25", "--author", "kit").out == (
        "made  issues/tea/25-second-cup.md\n"
    )
    assert say("new", "article", "--title", "Third cup", "--author", "KIT").out == "made  issues/tea/30-third-cup.md\n"
    assert say("new", "article", "--title", "المرأة", "--author", "kit", "--kind", "tips").out == (
        "made  issues/tea/40-tips.md\n"
    )


def test_with_two_drafts_the_issue_must_be_named(say: Say) -> None:
    for slug in ("tea", "milk"):
        say("new", "issue", "--title", slug, "--slug", slug, *TODAY)
    assert (
        "A new piece needs --issue, because"
        in say("new", "article", "--title", "Cup", "--author", "Kit", "--agrees").err
    )


REFUSED = [
    (("issue", "--title", "Tea", "--slug", "tea"), "--slug: The folder issues/tea is there already; choose another name."),
    (("issue", "--title", "Tea", "--slug", "Tea Time"), "--slug: “Tea Time” cannot be a web address as it stands; write it like tea-time."),
    (("issue", "--title", "Tea", "--slug", "شاي"), "--slug: “شاي” cannot be a web address as it stands; use small letters from a to z, digits and hyphens."),
    (("issue", "--title", "Tea", "--date", "2026-13-01"), "--date: The date has month 13, and a year has 12; write it year-month-day, like 2026-12-04."),
    (("issue", "--title", "Tea", "--date", "2031-01-01"), "--date: The day 2031-01-01 is taken: issues/tea has it; choose another."),
    (("issue", "--title", "Tea", "--number", "777"), "--number: Number 777 is taken: issues/tea has it; choose another."),
    (("issue", "--title", "Tea", "--number", "many"), "--number: “many” is not a whole number; write only digits, like 214."),
    (("issue", "--title", "Tea", "--group", "kit"), "--group: “kit” is a person, and an issue is taken over by a group; name a group."),
    (("issue", "--title", "Tea", "--group", "night-shif"), "--group: Nobody in contributors/ is called “night-shif”; did you mean “night-shift”? Somebody new gets a file with edgepress new contributor."),
    (("issue", "--title", "  "), "--title: Nothing was written, and a title is needed; write it in one line."),
    (("issue", "--title", "Tea", "--language", "english"), "--language: “english” is not the code of a language; write it like en-NZ, mi or fr-CA."),
    (("article", "--title", "Cup", "--author", "kit", "--issue", "teaa"), "--issue: The issue “teaa” does not exist; did you mean tea?"),
    (("article", "--title", "First cup", "--author", "kit", "--issue", "tea"), "--name: issues/tea/10-first-cup.md has this name already; give this piece another one."),
    (("article", "--title", "Cup", "--author", "kit", "--issue", "tea", "--order", "10"), "--order: Number 10 stands in front of another piece; choose another; numbers may have gaps."),
    (("article", "--title", "Cup", "--author", "kit", "--issue", "tea", "--kind", "evnt"), "--kind: “evnt” is none of the words we know; did you mean event? You can write story, interview, event, resource, pledge, tips, responses."),
    (("article", "--title", "Cup", "--author", "عائشة", "--issue", "tea"), "--author: “عائشة” cannot be spelt in the letters of a web address; give them a file first: edgepress new contributor."),
    (("article", "--title", "Cup", "--author", "kit", "--issue", "tea", "--kind", "resource", "--link", "example.org"), "--link: “example.org” is not a web address; begin it with https://."),
    (("contributor", "--name", "Kit"), "--id: contributors/kit.md is there already; choose another name for this file."),
    (("contributor", "--name", "عائشة"), "--id: Nothing was written, and a name is needed; write it in one line."),
    (("contributor", "--name", "Ana", "--country", "Atlantis"), "--country: “Atlantis” is not the code of a country; write its two letters, like NZ."),
]  # fmt: skip


def test_what_cannot_stand_is_told_and_nothing_is_written(say: Say, root: Path) -> None:
    whose = ("--group", "Night Shift", "--date", "2031-01-01", "--number", "777")
    say("new", "issue", "--title", "Tea", "--slug", "tea", *whose)
    say("new", "article", "--issue", "tea", "--title", "First cup", "--author", "Kit", "--agrees")
    before = tree(root)
    told = [(words, say("new", *words)) for words, _ in REFUSED]
    assert [(words, done.code, done.err) for words, done in told] == [
        (w, 2, f"edgepress: {said}\n") for w, said in REFUSED
    ]
    assert tree(root) == before


def test_a_title_that_cannot_be_spelt_gives_way_to_the_group(say: Say) -> None:
    done = say("new", "issue", "--title", "رسالة", "--group", "Night Shift", "--date", "2031-02-01")
    assert "made  issues/2031-02-night-shift/issue.md" in done.out
    done = say("new", "issue", "--title", "رسالة أخرى", "--date", "2031-02-02")
    assert "made  issues/2031-02-issue/issue.md" in done.out


def test_a_day_and_a_number_may_be_left_open(say: Say) -> None:
    say("new", "issue", "--title", "Tea", "--slug", "tea", "--date", "later", "--number", "none")
    assert "date:" not in read("issues/tea/issue.md")
    assert "number:" not in read("issues/tea/issue.md")


def test_a_newsletters_own_blank_files_come_first(say: Say) -> None:
    own = Path("templates/submission/issue.md")
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: @TITLE@\n---\nHello. [Write on here]\n", encoding="utf-8")
    say("new", "issue", "--title", "Tea: hot", "--slug", "tea")
    assert read("issues/tea/issue.md") == '---\ntitle: "Tea: hot"\n---\nHello. [Write on here]\n'


def test_a_broken_newsletter_can_still_get_new_files(say: Say, root: Path) -> None:
    """What somebody else left unreadable stops nobody."""
    (root / "issues" / "odd").mkdir()
    (root / "issues" / "odd" / "issue.md").write_bytes(b"---\ntitle: a: b\nnumber: many\n\xff")
    (root / "contributors" / "odd.md").write_text("no details", encoding="utf-8")
    assert say("new", "issue", "--title", "Tea", "--slug", "tea").code == 0


def test_without_a_newsletter_nothing_is_made(say: Say, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = say("new", "issue", "--title", "Tea", "--root", str(elsewhere))
    assert done.code == 2
    assert "holds no newsletter" in done.err
    assert tree(elsewhere) == {}


def test_the_commands_of_the_guests_page_do_what_it_says(say: Say, root: Path) -> None:
    """Each line of the page that calls `edgepress new` with answers."""
    import re
    import shlex

    page = (ROOT / "docs" / "guests.md").read_text(encoding="utf-8")
    for path in root.glob("issues/*/issue.md"):
        path.write_text(read(str(path)).replace("status: draft", "status: ready"), encoding="utf-8")
    typed = re.findall(r"^    edgepress (new \w+ --.*)$", page, re.M)
    done = [say(*shlex.split(words)) for words in typed]
    assert len(done) == 3
    assert [(said.code, said.err) for said in done if said.code] == []


@pytest.mark.parametrize(
    ("word", "hint"), [("artcle", "Did you mean “article”?"), ("page", "There are article, contributor, issue.")]
)
def test_a_word_that_can_not_be_made_is_told_with_the_nearest(say: Say, word: str, hint: str) -> None:
    done = say("new", word)
    assert done.code == 2
    assert f"Nothing that can be made is called “{word}”. {hint}" in done.err


def test_a_name_may_hold_a_comma_and_ids_may_be_joined_by_one(say: Say) -> None:
    say("new", "issue", "--title", "Tea", "--slug", "tea", "--editor", "Liz Doe, RN", "--agrees")
    assert "editors: [liz-doe-rn]" in read("issues/tea/issue.md")
    assert "name: Liz Doe, RN\n" in read("contributors/liz-doe-rn.md")
    say("new", "issue", "--title", "Milk", "--slug", "milk", "--editor", "liz-doe-rn,ada", "--editor", "bo")
    assert "editors: [liz-doe-rn, ada, bo]" in read("issues/milk/issue.md")

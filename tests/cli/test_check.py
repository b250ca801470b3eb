"""edgepress check: in which format it answers, what it is silent about, and what it says at the end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT, needed
from ..test_changed import git, keep, write
from ..test_cli import DRAFT, HELLO, PLAIN, edgepress_, spoil


def two_titles(root: Path, slug: str = DRAFT) -> None:
    """A finding that can be mended unasked."""
    path = root / "issues" / slug / ("10-only.md" if slug == PLAIN else "10-soon.md")
    path.write_text(path.read_text(encoding="utf-8") + "\n# Once more\n", encoding="utf-8")


# In which format


def test_on_a_persons_machine_it_is_text(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    spoil(root)
    assert say("check").out.startswith("Must fix     Nobody in contributors/")


def test_in_an_action_it_is_notes_beside_the_lines_and_a_page_for_the_summary(
    say, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    spoil(root)
    summary = root.parent / "summary.md"
    summary.write_text("What another step said.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    heard = say("check")
    assert heard.code == 1
    assert heard.out.startswith(f"::error title=Must fix (author-unknown),file=issues/{PLAIN}/10-only.md,line=3,")
    page = summary.read_text(encoding="utf-8")
    assert page.startswith("What another step said.\n<!-- edgepress:check -->\n## What edgepress says: 1 must fix\n")
    assert page.endswith("Mend what must be fixed, then run `edgepress check` again.\n")


def test_an_action_that_says_how_gets_just_that(say, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    spoil(root)
    summary = root.parent / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert say("check", "--output-format", "concise").out.startswith(f"issues/{PLAIN}/10-only.md:3:")
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_stops_nothing(say, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(root))
    heard = say("check")
    assert heard.code == 0
    assert heard.err.startswith("The summary of this step could not be written: Is a directory\n")


def test_paths_and_addresses_are_counted_from_the_top_of_the_repository(
    say, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    spoil(root)
    (root / "docs").mkdir()
    (root / "docs/checks.md").write_text("", encoding="utf-8")
    for name, value in (
        ("ACTIONS", "true"), ("WORKSPACE", str(root.parent)), ("SERVER_URL", "https://git.example.org"),
        ("REPOSITORY", "edge/post"), ("SHA", "c0ffee"),
    ):  # fmt: skip
        monkeypatch.setenv(f"GITHUB_{name}", value)
    assert f",file={root.name}/issues/{PLAIN}/10-only.md," in say("check").out.replace("%2C", ",")
    (run,) = json.loads(say("check", "--output-format", "sarif").out)["runs"]
    assert run["tool"]["driver"]["rules"][0]["helpUri"] == (
        f"https://git.example.org/edge/post/blob/c0ffee/{root.name}/docs/checks.md#author-unknown"
    )


def test_who_listens_is_told_in_sentences(say, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    spoil(root)
    monkeypatch.setenv("EDGEPRESS_NARRATE", "1")
    for command in ("check", "build"):
        assert say(command).out.startswith(f"Must fix, 1 of 1. File issues/{PLAIN}/10-only.md, line 3, characters ")
    assert say("check", "--output-format", "text").out.startswith("Must fix     Nobody")
    monkeypatch.setenv("EDGEPRESS_NARRATE", "0")
    assert say("check").out.startswith("Must fix     Nobody")


def test_no_word_of_a_guest_is_a_command_to_an_action(root: Path) -> None:
    path = root / f"issues/{DRAFT}/10-soon.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("authors: [", 'authors: ["::error::x", "##[add-mask]y", '),
        encoding="utf-8",
    )
    (root / f"issues/{DRAFT}/##[group]z.md").write_text("No details.\n", encoding="utf-8")
    for format in ("text", "concise", "narrated", "comment", "json", "sarif"):
        done = edgepress_("check", "--output-format", format, cwd=root, GITHUB_ACTIONS="true")
        assert "##[" not in done.stdout + done.stderr
        assert not any(line.lstrip().startswith("::") for line in (done.stdout + done.stderr).splitlines())
        assert "add-mask" in done.stdout


# What it says at the end


def test_what_can_be_mended_is_counted_before_the_last_line(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(root)
    assert say("check", DRAFT).err.splitlines() == [
        f"{DRAFT}: 1 must fix",
        f"1 can be mended for you: edgepress fix {DRAFT}",
        f"Mend what must be fixed, then run edgepress check {DRAFT} again.",
    ]


def test_no_name_of_a_folder_paints_the_terminal(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(root / "issues" / PLAIN, root / "issues" / "\x1b[31mred")
    heard = say("check")
    assert "\x1b" not in heard.out + heard.err


# What was there before


def test_a_baseline_makes_silent_what_it_holds_even_when_lines_are_put_in_above(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(root)
    spoil(root, DRAFT)
    kept = root.parent / "old.json"
    heard = say("check", "--write-baseline", str(kept))
    assert (heard.code, heard.out) == (0, "")
    assert heard.err.splitlines()[-2:] == [
        f"2 written into {kept}. From now on: edgepress check --baseline {kept}",
        "Next: edgepress build",
    ]
    path = root / f"issues/{DRAFT}/10-soon.md"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("authors:", "summary: Soon, then.\nauthors:")
        .replace("\n# Once", "\nWords.\n\n# Once"),
        encoding="utf-8",
    )
    heard = say("check", "--baseline", str(kept))
    assert (heard.code, heard.out) == (0, "")
    assert heard.err.splitlines()[-2:] == [f"2 are silent, because {kept} holds them.", "Next: edgepress build"]


def test_what_is_new_is_told_and_what_was_mended_is_counted(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(root)
    kept = root.parent / "old.json"
    say("check", "--write-baseline", str(kept))
    path = root / f"issues/{DRAFT}/10-soon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("# Once", "## Once"), encoding="utf-8")
    spoil(root)
    heard = say("check", "--baseline", str(kept))
    assert heard.code == 1
    assert heard.out.count("Must fix") == 1
    assert (
        f"1 line of {kept} fits nothing any more. Take them out: edgepress check --write-baseline {kept}" in heard.err
    )


def test_what_could_harm_a_reader_is_never_silent(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    path = root / f"issues/{DRAFT}/10-soon.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n[vote](javascript:vote(3))\n", encoding="utf-8")
    kept = root.parent / "old.json"
    for option in ("--write-baseline", "--baseline"):
        heard = say("check", option, str(kept))
        assert (heard.code, "active-content" in heard.out) == (1, True)
    assert kept.read_text(encoding="utf-8") == "[]\n"


def test_of_one_issue_only_its_own_lines_are_written_anew(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(root)
    two_titles(root, PLAIN)
    kept = root.parent / "old.json"
    say("check", "--write-baseline", str(kept))
    before = kept.read_text(encoding="utf-8")
    say("check", PLAIN, "--write-baseline", str(kept))
    assert kept.read_text(encoding="utf-8") == before
    assert "nothing any more" not in say("check", HELLO, "--baseline", str(kept)).err


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_baseline_that_is_none_is_one_sentence(option: str, say, root: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("check", option, "pyproject.toml")
    assert (heard.code, heard.out, heard.err.count("\n")) == (2, "", 1)
    assert "pyproject.toml is not a list of silent findings" in heard.err


def test_the_fingerprint_in_json_is_the_one_that_a_baseline_goes_by(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(root)
    kept = root.parent / "old.json"
    say("check", "--write-baseline", str(kept))
    (finding,) = json.loads(say("check", "--output-format", "json").out)["findings"]
    assert json.loads(kept.read_text(encoding="utf-8")) == [
        {"path": finding["path"], "code": finding["code"], "fingerprint": finding["fingerprint"]}
    ]


# What differs


@pytest.fixture
def tracked(root: Path) -> Path:
    needed(shutil.which("git"), "git is not on this machine")
    spoil(root)  # what others left behind
    git(root, "init", "--quiet")
    keep(root)
    git(root, "checkout", "--quiet", "-b", "guest")
    return root


def test_a_change_is_judged_alone(say, tracked: Path) -> None:  # type: ignore[no-untyped-def]
    two_titles(tracked)
    heard = say("check", "--changed", "main")
    assert heard.code == 1
    assert (heard.out.count("Must fix"), "title-in-body" in heard.out) == (1, True)
    assert heard.err.splitlines() == [
        f"{DRAFT}: 1 must fix",
        f"1 can be mended for you: edgepress fix {DRAFT}",
        f"Mend what must be fixed, then run edgepress check {DRAFT} again.",
    ]


def test_a_change_that_touches_two_issues_and_the_settings_is_said_to(say, tracked: Path) -> None:  # type: ignore[no-untyped-def]
    write(tracked / f"issues/{DRAFT}/20-new.md", "---\ntitle: New\nauthors: [ada]\n---\nWords.\n")
    write(tracked / f"issues/{HELLO}/80-new.md", "---\ntitle: New, too\nauthors: [ada]\n---\nWords.\n")
    write(tracked / "templates/golden/x.txt", "x")
    heard = say("check", "--changed", "main", "--output-format", "comment")
    notes = [
        f"This change touches 2 issues: {HELLO}, {DRAFT}. Is each of them meant?",
        "This change reaches outside issues/ and contributors/: templates/golden/x.txt. Is that meant?",
    ]
    assert (heard.code, heard.err.splitlines()[2:4]) == (0, notes)
    assert f"\n\n{notes[0]}\n\n" in heard.out


def test_where_nothing_differs_it_says_so(say, tracked: Path) -> None:  # type: ignore[no-untyped-def]
    assert (
        say("check", "--changed", "main").err
        == "No issue and no contributor differs from main.\nNext: edgepress build\n"
    )
    heard = say("check", PLAIN, "--changed", "main")
    assert (heard.code, heard.err.splitlines()[0]) == (0, f"{PLAIN}: nothing differs from main")


def test_an_unknown_base_is_one_sentence(say, tracked: Path) -> None:  # type: ignore[no-untyped-def]
    heard = say("check", "--changed", "mian")
    assert (heard.code, heard.out, heard.err.count("\n")) == (2, "", 1)
    assert heard.err.startswith("edgepress: git knows no “mian” here;")


# What it loads


def test_a_check_in_text_asks_no_git_and_reads_no_page_of_ours() -> None:
    program = (
        "import sys\n"
        "from edgepress.cli import main\n"
        "try:\n    main(['check', '2026-11-auckland'])\nexcept SystemExit:\n    pass\n"
        "from edgepress.report.page import entries\n"
        "print('LOADED', entries.cache_info().misses, *sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    misses, *loaded = done.stdout.rpartition("LOADED")[2].split()
    assert (misses, {"edgepress.changed", "edgepress.baseline"} & set(loaded)) == ("0", set())


def test_a_folder_whose_name_holds_spaces_is_checked_again_with_the_words_that_are_told(say, root: Path) -> None:  # type: ignore[no-untyped-def]
    shutil.copytree(root / "issues" / DRAFT, root / "issues" / "Ärzte und Pflege")
    heard = say("check", "Ärzte und Pflege")
    assert heard.code == 1
    assert heard.err.endswith("Mend what must be fixed, then run edgepress check 'Ärzte und Pflege' again.\n")

"""edgepress explain and edgepress checks."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from edgepress.report.page import entries

from ..conftest import ROOT
from ..test_architecture import RENDERERS


def test_a_name_is_explained_with_its_examples(say) -> None:  # type: ignore[no-untyped-def]
    heard = say("explain", "author-unknown")
    assert (heard.code, heard.err) == (0, "")
    lines = heard.out.splitlines()
    assert lines[:11] == [
        "author-unknown",
        "",
        "Must fix. Everyone named as an author, editor or member has a file in contributors/.",
        "",
        "Bad:",
        "",
        "    authors: [adah]",
        "",
        "Good:",
        "",
        "    authors: [ada]",
    ]
    assert "    Must fix     Nobody in contributors/ is called “liz-do”" in lines
    assert not any(line.startswith(("#", "```")) for line in lines)


@pytest.mark.parametrize("word", ["AUTHOR-UNKNOWN", "author_unknown", " (author-unknown) "])
def test_a_name_is_known_however_it_was_copied(word: str, say) -> None:  # type: ignore[no-untyped-def]
    assert say("explain", word).out.startswith("author-unknown\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("author-unkown", "There is no finding called “author-unkown”. Did you mean “author-unknown”?"),
        ("unreadable", "There is no finding called “unreadable”. Did you mean “"),
        ("zzz", "There is no finding called “zzz”. edgepress checks lists them all."),
    ],
)
def test_an_unknown_name_leads_to_the_nearest(word: str, said: str, say) -> None:  # type: ignore[no-untyped-def]
    heard = say("explain", word)
    assert (heard.code, heard.out) == (2, "")
    assert said in heard.err


def test_without_a_name_there_is_nothing_to_explain(say) -> None:  # type: ignore[no-untyped-def]
    assert say("explain").code == 2


def test_every_name_can_be_explained_in_lines_that_fit(say) -> None:  # type: ignore[no-untyped-def]
    for code, entry in entries().items():
        heard = say("explain", code)
        examples = {f"    {line.text}".rstrip() for line in entry.lines if line.example}
        assert heard.out.replace("\n", "").isprintable()
        assert [line for line in heard.out.splitlines() if len(line) > 100 and line not in examples] == []


def test_the_list_has_every_name_once_with_how_grave_it_is(say) -> None:  # type: ignore[no-untyped-def]
    heard = say("checks")
    assert (heard.code, heard.err) == (0, "Next: edgepress explain and a name\n")
    told = [line.split()[0] for line in heard.out.splitlines() if line.startswith("  ")]
    assert sorted(told) == sorted(entries())
    assert [line for line in heard.out.splitlines() if line and not line.startswith("  ")] == list(
        dict.fromkeys(entry.family for entry in entries().values())
    )
    assert any(
        line.startswith("  author-unknown") and "  Must fix    Everyone named" in line
        for line in heard.out.splitlines()
    )


def test_the_list_is_there_for_programs(say) -> None:  # type: ignore[no-untyped-def]
    whole = json.loads(say("checks", "--output-format", "json").out)
    assert whole["version"] == 1
    assert whole["checks"] == [
        {"code": e.code, "severity": e.severity.value, "family": e.family, "summary": e.summary}
        for e in entries().values()
    ]


@pytest.mark.parametrize("words", [["explain", "author-unknown"], ["checks"]])
def test_neither_loads_what_is_heavy(words: list[str]) -> None:
    program = (
        "import sys\n"
        "from edgepress.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.rpartition("LOADED")[2].split())
    assert [name for name in (*RENDERERS, "edgepress.check", "edgepress.load") if name in loaded] == []

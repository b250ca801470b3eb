"""What was there before is silent, until its words change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress import baseline
from edgepress.baseline import Entry
from edgepress.check import NEVER
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.source import Source, Span

PATH = "issues/a/10-b.md"


def judge(text: str) -> tuple[tuple[Diagnostic, ...], dict[str, Source]]:
    """A judge who minds every “here”, and every “secret” more."""
    source = Source(PATH, text)
    found = []
    for word, code in (("here", "vague-link-text"), ("secret", "active-content")):
        n = 0
        while (span := source.find(word, n)) is not None:
            found.append(Diagnostic(code, f"This says “{word}”", span))
            n += 1
    return tuple(sorted(found, key=lambda d: d.order)), {PATH: source}


def left(before: str, after: str) -> tuple[list[str], int, int]:
    """What is told of a text after it was edited, how many are silent, and how many entries fit nothing."""
    entries = baseline.entries(*judge(before), NEVER)
    heard = baseline.hear(*judge(after), entries, NEVER)
    return [d.message for d in heard.told], heard.silent, len(heard.stale)


def test_what_is_in_the_baseline_is_silent_and_what_is_new_is_told() -> None:
    assert left("see [here](a)\n", "see [here](a)\n") == ([], 1, 0)
    assert left("see [here](a)\n", "see [here](a) and [here](b)\n") == (["This says “here”"], 1, 0)


def test_what_was_mended_leaves_an_entry_that_fits_nothing() -> None:
    assert left("see [here](a) and [here](b)\n", "see [here](b)\n") == ([], 1, 1)


def test_what_could_harm_a_reader_is_never_silent_and_never_written() -> None:
    assert left("a secret\n", "a secret\n") == (["This says “secret”"], 0, 0)
    findings, sources = judge("a secret\n")
    (entry,) = baseline.entries(findings, sources, ())
    assert baseline.hear(findings, sources, [entry], NEVER).told == findings


def test_an_entry_of_what_was_not_judged_is_not_counted() -> None:
    entry = Entry("issues/other/10-x.md", "a-code", "0" * 64)
    heard = baseline.hear((), {}, [entry], NEVER, lambda path: path.startswith("issues/a/"))
    assert heard.stale == ()
    assert baseline.hear((), {}, [entry], NEVER).stale == (entry,)


lines = st.lists(
    st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=20), max_size=6
)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["see [here](a)", "[here](b) and here", "words", "", "HERE"]), max_size=8),
    lines,
    st.integers(0, 8),
)
def test_lines_put_in_anywhere_wake_nothing_up(text: list[str], more: list[str], at: int) -> None:
    more = [line for line in more if "here" not in line and "secret" not in line]
    told, silent, stale = left("\n".join(text), "\n".join([*text[:at], *more, *text[at:]]))
    assert (told, stale) == ([], 0)
    assert silent == "\n".join(text).count("here")


def test_a_file_has_an_entry_a_line_sorted_for_people(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    found = baseline.renew(file, *judge("see [here](a)\nand [here](b)\n"), NEVER, lambda path: True)
    rows = file.read_text(encoding="ascii").splitlines()
    assert (rows[0], rows[-1], len(rows)) == ("[", "]", 4)
    assert [json.loads(row.rstrip(",")) for row in rows[1:-1]] == [
        {"path": PATH, "code": "vague-link-text", "fingerprint": entry.fingerprint} for entry in sorted(found)
    ]
    assert baseline.read(file) == found


def test_a_baseline_of_nothing_is_an_empty_list(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    baseline.renew(file, (), {}, NEVER, lambda path: True)
    assert (file.read_text(encoding="ascii"), baseline.read(file)) == ("[]\n", ())


def test_writing_anew_keeps_what_was_not_judged(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    other = Diagnostic("a-code", "A", Span("issues/other/10-x.md"))
    baseline.renew(file, [other, *judge("here")[0]], judge("here")[1], NEVER, lambda path: True)
    baseline.renew(file, (), {}, NEVER, lambda path: path.startswith("issues/a/"))
    assert [entry.path for entry in baseline.read(file)] == ["issues/other/10-x.md"]


@pytest.mark.parametrize("words", ["", "{", "{}x", "[1]", '[{"path": "a"}]', "7", "null", '"x"', "[" * 100_000, "\xff"])
def test_what_is_no_baseline_is_one_sentence(words: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(words, encoding="latin-1")
    with pytest.raises(Stop, match="is not a list of silent findings as edgepress writes it"):
        baseline.read(file)


def test_what_cannot_be_read_or_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="could not be read: No such file"):
        baseline.read(tmp_path / "gone.json")
    with pytest.raises(Stop, match="could not be written: No such file"):
        baseline.renew(tmp_path / "gone" / "b.json", (), {}, NEVER, lambda path: True)

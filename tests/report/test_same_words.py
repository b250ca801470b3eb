"""The same finding says the same words wherever it is read."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.cli.options import FORMATS as OFFERED
from edgepress.diagnostics import Diagnostic, Edit, safe
from edgepress.report import FORMATS
from edgepress.report.about import is_mendable
from edgepress.source import Source, Span

from .findings import ALL, NASTY, SOURCES
from .test_comment import said
from .test_github import read


def flat(words: str) -> str:
    """Words without what no format shows: hidden marks, breaks of lines, more than one space."""
    return " ".join("".join(c if c.isprintable() else " " if c.isspace() else "·" for c in words).split())


def _json(told: str) -> list[str]:
    return ["\n".join((f["message"], f["why"], f["hint"], f["code"])) for f in json.loads(told)["findings"]]


def _sarif(told: str) -> list[str]:
    return [f"{r['message']['text']}\n{r['ruleId']}" for r in json.loads(told)["runs"][0]["results"]]


# What each format says of one finding, as its reader gets it.
HEARD: dict[str, Callable[[str], list[str]]] = {
    "text": lambda told: told.split("\n\n"),
    "narrated": lambda told: told.split("\n\n"),
    "json": _json,
    "github": lambda told: [" ".join((read(told.rstrip("\n"))[1]["title"], read(told.rstrip("\n"))[2]))],
    "comment": lambda told: [said(told)],
    "sarif": _sarif,
}


def test_every_format_is_offered_and_held_against_the_others() -> None:
    assert set(OFFERED) == set(FORMATS)
    assert set(HEARD) | {"concise"} == set(FORMATS)


@pytest.mark.parametrize("format", HEARD)
@pytest.mark.parametrize("finding", ALL, ids=lambda d: d.code)
def test_message_reason_hint_and_name_are_the_same_everywhere(format: str, finding: Diagnostic) -> None:
    (heard,) = HEARD[format](FORMATS[format]([finding], SOURCES))
    for words in (finding.message, finding.why, finding.hint, finding.code):
        assert flat(words) in flat(heard)
    assert is_mendable(finding) == ("fix can do this" in heard) or format in ("json", "sarif")


@settings(max_examples=150, deadline=None)
@given(*[st.one_of(st.sampled_from(NASTY), st.text(max_size=60))] * 3)
def test_so_they_are_whatever_a_guest_writes(message: str, why: str, hint: str) -> None:
    finding = Diagnostic("a-code", message, Span("a.md", 1, 1, 1, 2), why=why, hint=hint)
    for format, hear in HEARD.items():
        (heard,) = hear(FORMATS[format]([finding], {"a.md": Source("a.md", "a line")}))
        for words in (message, why, hint):
            assert flat(words) in flat(heard), format


def test_the_short_form_has_the_message_and_the_name() -> None:
    for line, finding in zip(FORMATS["concise"](ALL, SOURCES).splitlines(), ALL, strict=True):
        assert line.endswith(f"{finding.severity.words}: {finding.message} ({finding.code})")


def test_no_format_shows_a_key_or_a_password() -> None:
    key = "ghp_" + "a1B2c3D4e5" * 4
    line = f"Our key is {key}, tell nobody"
    finding = Diagnostic(
        "secret", f"“{key}” looks like a key", Span("a.md", 1, 12, 1, 12 + len(key)), why=f"{key}!", hint=f"delete {key}",
        fix=safe(Edit(Span("a.md", 1, 1, 1, 1), key)),
    )  # fmt: skip
    for format, tell in FORMATS.items():
        told = tell([finding], {"a.md": Source("a.md", line)})
        assert key not in told, format
        assert "ghp_" in told, format

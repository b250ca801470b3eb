"""What a person is told: its words, its order, and whether it stops an issue."""

from edgepress.diagnostics import Diagnostic, Outcome, Severity, has_errors
from edgepress.source import Span


def told(code: str, path: str = "a.md", line: int = 1, severity: Severity = Severity.MUST) -> Diagnostic:
    return Diagnostic(code, "Something", Span(path, line), severity=severity)


def test_severities_have_words_for_guests_and_for_machines() -> None:
    assert [(s.words, s.value, s.rank) for s in Severity] == [
        ("Must fix", "error", 0),
        ("Should fix", "warning", 1),
        ("Consider", "note", 2),
    ]


def test_findings_are_told_file_by_file_from_the_top_and_the_gravest_first_in_one_place() -> None:
    findings = [
        told("e", "b.md", 1),
        told("d", "a.md", 12),
        told("a", "a.md", 3, Severity.CONSIDER),
        told("c", "a.md", 3),
        told("b", "a.md", 3, Severity.SHOULD),
    ]
    assert [d.code for d in sorted(findings, key=lambda d: d.order)] == ["c", "b", "a", "d", "e"]


def test_only_a_must_fix_is_an_error() -> None:
    assert has_errors([told("a", severity=Severity.SHOULD), told("b")])
    assert not has_errors([told("a", severity=Severity.SHOULD), told("b", severity=Severity.CONSIDER)])
    assert not has_errors([])


def test_an_outcome_is_a_value_and_what_was_noticed() -> None:
    assert Outcome(3) == Outcome(3, ())

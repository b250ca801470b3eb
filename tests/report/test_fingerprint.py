"""A finding is known again by its words."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report.fingerprint import fingerprint, fingerprints
from edgepress.source import Source, Span

from .findings import ALL, SOURCE, SOURCES, VAGUE

PATH = "issues/a/10-b.md"


def found(text: str, words: str, code: str = "a-code") -> tuple[Diagnostic, ...]:
    """A finding wherever some words stand in a text."""
    source, spans, n = Source(PATH, text), [], 0
    while (span := source.find(words, n)) is not None:
        spans.append(span)
        n += 1
    return tuple(Diagnostic(code, "Something", span) for span in spans)


def marks(text: str, words: str, code: str = "a-code") -> tuple[str, ...]:
    return fingerprints(found(text, words, code), {PATH: Source(PATH, text)})


def test_two_findings_of_the_same_words_are_two() -> None:
    once, twice = marks("a here b", "here"), marks("a here b\nc here d", "here")
    assert len(set(twice)) == 2
    assert once[0] == twice[0]


def test_name_path_and_words_make_the_difference_and_nothing_else() -> None:
    base = fingerprint(VAGUE, SOURCE)
    other = Source(SOURCE.path, SOURCE.text.replace("[here]", "[more]"))
    assert len({base, fingerprint(replace(VAGUE, code="x"), SOURCE), fingerprint(VAGUE, other)}) == 3
    moved = VAGUE.where._replace(path="elsewhere.md")
    assert fingerprint(replace(VAGUE, where=moved), Source("elsewhere.md", SOURCE.text)) != base
    same = replace(VAGUE, message="Other words", hint="", why="", severity=Severity.MUST)
    assert fingerprint(same, SOURCE) == base


def test_spaces_capitals_and_the_rest_of_the_line_make_none() -> None:
    assert (
        marks("see [here](x) now", "here")
        == marks("Well,  look at [HERE](X)!\n", "HERE")
        != marks("see [there](x)", "here")
    )


def test_the_rest_of_a_details_block_makes_none() -> None:
    one, two = Source(PATH, "---\ntitle: A\n---\n"), Source(PATH, "---\ntitle: A\ntags: [b]\n---\n")
    block = Diagnostic("field-missing", "Something", Span(PATH, 1, 1, 3, 4))
    longer = Diagnostic("field-missing", "Something", Span(PATH, 1, 1, 4, 4))
    assert fingerprint(block, one) == fingerprint(longer, two)


def test_a_file_without_a_text_has_one_too() -> None:
    assert len({fingerprint(d, None) for d in ALL}) == len(ALL)
    assert fingerprint(Diagnostic("a-code", "A", Span("a\ud800.jpg")), None)


def test_the_order_in_which_findings_come_makes_none() -> None:
    some = found("here\nhere\nhere", "here")
    there = {PATH: Source(PATH, "here\nhere\nhere")}
    assert fingerprints(some[::-1], there) == fingerprints(some, there)[::-1]
    assert fingerprints(ALL, SOURCES) == tuple(fingerprint(d, SOURCES.get(d.where.path)) for d in ALL)


lines = st.lists(
    st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=30), max_size=8
)


@settings(deadline=None)  # how fast is not the question here
@given(lines, lines, lines)
def test_lines_put_in_above_or_below_change_no_fingerprint(
    above: list[str], inside: list[str], below: list[str]
) -> None:
    """Unless they hold the same finding once more, for then one of the two is new."""
    text = "\n".join(["see [here](x)", *inside, "and [here](y) and [here](x)"])
    longer = "\n".join([*above, text, *below])
    if longer.count("here") == text.count("here"):
        assert marks(longer, "here") == marks(text, "here")


def test_a_password_cannot_be_guessed_from_a_fingerprint() -> None:
    """What is masked in a line is masked here, too."""
    places = [
        (Diagnostic("secret", "A", Span(PATH, 1, 13, 1, 13 + len(word))), Source(PATH, f"- password: {word}"))
        for word in ("hunter2hunter", "hunter9otter7")
    ]
    assert len({fingerprint(*place) for place in places}) == 1

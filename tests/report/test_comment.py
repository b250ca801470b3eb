"""Findings as a comment on a pull request: nothing that a guest writes breaks out of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.report import About, as_comment
from edgepress.report.comment import code, prose
from edgepress.source import Source, Span

from .findings import ALL, NASTY, SOURCES, TITLE

BLOCKS = {"html_block", "heading", "paragraph", "bullet_list", "list_item", "fence", "hr", "inline"}
WORDS = {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
# What Markdown or GitHub reads as something else than a word, where it stands outside code.
SIGNS = re.compile(r"[@#<>`*_\[\]\\|~$&{}^=]|://|\bwww\.|\bGH-\d|:\S*:", re.I)

guests = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=80), st.text(alphabet="`*_[]()<>!#@-:\\|~&; \nab1", max_size=40)
)


def parsed(comment: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(comment)


def strange(comment: str) -> list[str]:
    """What in a comment is more than it should be."""
    tokens = parsed(comment)
    found = [t.type for t in tokens if t.type.removesuffix("_open").removesuffix("_close") not in BLOCKS]
    html = [t.content for t in tokens if t.type == "html_block"]
    found += [] if len(html) == 1 and html[0].count("\n") == 1 else html
    for token in tokens:
        for child in token.children or ():
            if child.type not in WORDS or (child.type == "text" and SIGNS.search(child.content)):
                found.append(f"{child.type}: {child.content}")
    return found


def said(comment: str) -> str:
    """The words of a comment as its readers see them."""
    told = []
    for token in parsed(comment):
        told.append("".join(" " if c.type == "softbreak" else c.content for c in token.children or ()))
        told.append(token.content if token.type == "fence" else "")
    return " ".join(" ".join(told).split())


def test_a_comment_begins_with_its_marker_and_ends_with_the_next_command() -> None:
    assert (
        as_comment(ALL[:2], SOURCES, about=About(asked=("2026-12-auckland",)))
        == """\
<!-- edgepress:check:2026-12-auckland -->
## What edgepress says of `2026-12-auckland`: 1 must fix, 1 should fix

### `issues/2026-12-auckland/20-falls.md`

- **Should fix**, line 2 (`vague-link-text`): This link says “here”, so a list of links would just read “here”

  ```text
  2 | download the toolkit [here](https://example.org/) and share it
    |                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ```

  Why: people using screen readers often jump from link to link

  Try: download the `[falls toolkit](https://example.org/)`

- **Must fix**, line 3 (`title-in-body`): “Falls” would be a second title on the page

  ```text
  3 | # Falls
    | ^^^^^^^
  ```

  Try: write `## Falls` (`edgepress fix` can do this)

---

`edgepress explain` and a name say more, such as `edgepress explain vague-link-text`.

1 can be mended for you: `edgepress fix 2026-12-auckland`

Mend what must be fixed, then run `edgepress check 2026-12-auckland` again.
"""
    )


def test_a_comment_on_nothing_says_so() -> None:
    assert as_comment([], {}) == (
        "<!-- edgepress:check -->\n## What edgepress says: nothing to mend\n\n---\n\nNext: `edgepress build`\n"
    )


def test_several_issues_share_the_plain_marker_and_so_does_a_name_that_is_no_slug() -> None:
    for asked in ((), ("a", "b"), ("a-->b",), ("Übung",)):
        assert as_comment([], {}, about=About(asked=asked)).startswith("<!-- edgepress:check -->\n")


@settings(max_examples=300, deadline=None)
@given(guests, guests, guests, guests)
def test_whatever_a_guest_writes_is_words_or_code(message: str, hint: str, name: str, line: str) -> None:
    path = f"issues/a/{name}.md"
    mean = Diagnostic("a-code", message, Span(path, 1, 1, 1, 3), hint=hint, why=message)
    told = as_comment([mean, TITLE], {path: Source(path, line)}, about=About(notes=(f"This touches {name}.",)))
    assert strange(told) == []
    assert sum(token.type == "list_item_open" for token in parsed(told)) == 2
    words = said(told)
    for part in (message, hint, name):
        assert " ".join("".join(c if c.isprintable() else " " if c.isspace() else "·" for c in part).split()) in words


@pytest.mark.parametrize(
    ("words", "set_"),
    [
        ("Nobody in contributors/ is called “jocelyn-marow”", "Nobody in contributors/ is called “jocelyn-marow”"),
        ("the number 10:30 (two of 3) and 40%", "the number 10:30 (two of 3) and 40%"),
        ("write **words** here", "write `**words**` here"),
        ("say what it shows: ![What it shows](a.jpg)", "say what it shows: `![What it shows](a.jpg)`"),
        ("write ## Why we looked down", "write `## Why we looked down`"),
        ("add contributors/@all.md", "add `contributors/@all.md`"),
        ("“`x`” stands here", "“`` `x` ``” stands here"),
        ("delete “https://x.org/a_b”, if", "delete “`https://x.org/a_b`”, if"),
        ("did you mean a_b?", "did you mean `a_b`?"),
        ("“a_b” and “c_d”", "`“a_b” and “c_d”`"),
        ("“@ada and Bo” would be a second title", "“`@ada and Bo`” would be a second title"),
        ("“a, b | c d” and e", "“a, b `|` c d” and e"),
        ("see :tada: and GH-7 or www.x.org", "see `:tada: and GH-7 or www.x.org`"),
        ("in 0123abcd it was", "in `0123abcd` it was"),
        ("he kupu Māori, 靴下, עברית", "he kupu Māori, 靴下, עברית"),
    ],
)
def test_words_stay_words_and_signs_become_code(words: str, set_: str) -> None:
    assert prose(words) == set_


@pytest.mark.parametrize("words", ["`", "``", "a`", "`a", "a `` b ` c", "```", " a ", "\\", "a\nb"])
def test_code_holds_whatever_it_is_given(words: str) -> None:
    (token,) = [c for t in parsed(code(words)) for c in t.children or ()]
    assert (token.type, token.content) == ("code_inline", " ".join(words.split()))


def test_what_does_not_fit_is_counted_and_the_gravest_are_kept() -> None:
    some = [
        Diagnostic(
            "a-code",
            f"Number {n}",
            Span(f"issues/a/{n % 7}.md", n + 1, 1, n + 1, 2),
            hint="x " * 300,
            severity=severity,
        )
        for severity in (Severity.CONSIDER, Severity.MUST)
        for n in range(150)
    ]
    told = as_comment(sorted(some, key=lambda d: d.order), {})
    assert 50_000 < len(told) < 60_000
    items = told.count("\n- **")
    assert f"\n…and {300 - items} more.\n" in told
    assert "**Consider**" not in told
    assert strange(told) == []
    assert told.rstrip().endswith("run `edgepress check` again.")


def test_one_endless_hint_does_not_fill_a_comment() -> None:
    told = as_comment([Diagnostic("a-code", "a" * 90_000, Span("a.md"), hint="# " * 90_000)], {})
    assert len(told) < 6_000
    assert strange(told) == []


def test_each_file_is_named_once() -> None:
    some = [Diagnostic("a-code", "A", Span(path, line)) for path in ("a.md", "b.md") for line in (1, 2, 3)]
    assert re.findall(r"^### (.*)$", as_comment(some, {}), re.M) == ["`a.md`", "`b.md`"]

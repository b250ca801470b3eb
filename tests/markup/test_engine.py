"""Markdown as guests write it, read as they meant it."""

from __future__ import annotations

import re

import pytest

from edgepress import markup
from edgepress.seen import Seen
from edgepress.source import Source

from ..pace import pace


def html(text: str) -> str:
    """The HTML made of a body, without line breaks between its tags."""
    return re.sub(r"(?<=>)\n+|\n+(?=<)", "", markup.read(Source("a.md", text), 0, "en").html)


def seen(text: str) -> Seen:
    """What is seen in a body."""
    return markup.read(Source("a.md", text), 0, "en").seen


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("Bring:\n- a\n- b\n", "<p>Bring:</p><ul><li>a</li><li>b</li></ul>"),
        ("Steps:\n1. a\n2. b\n", "<p>Steps:</p><ol><li>a</li><li>b</li></ol>"),
        ("It was\n1984. A year\n", "<p>It was\n1984. A year</p>"),
        ("- a\n  - b\n    - c\n- d\n", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1. a\n   - b\n   - c\n2. d\n", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"),
        ("- a\n    - b\n", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("* a\n\t* b\n", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("Dear *|FNAME|*, *|A_B|* `*|C|*` *a|b*\n", "<p>Dear *|FNAME|*, *|A_B|* <code>*|C|*</code> <em>a|b</em></p>"),
        ("1) a\n2) b\n", "<ol><li>a</li><li>b</li></ol>"),
        ("1. a\n- b\n2. c\n", '<ol><li>a</li></ol><ul><li>b</li></ul><ol start="2"><li>c</li></ol>'),
        ("- a\n  goes on\n- b\n", "<ul><li>a\ngoes on</li><li>b</li></ul>"),
        ("- a\n\n  more\n- b\n", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>"),
        ("- a\n\nEnd\n", "<ul><li>a</li></ul><p>End</p>"),
        ("- a\n## Next\n", '<ul><li>a</li></ul><h2 id="next">Next</h2>'),
        ("> Bring\n> - a\n> - b\n", "<blockquote><p>Bring</p><ul><li>a</li><li>b</li></ul></blockquote>"),
        ("- - -\n", "<hr>"),
        ("A\n\n    - code\n", "<p>A</p><pre><code>- code</code></pre>"),
        ("```\n- a\n  - b\n```\n", "<pre><code>- a\n  - b</code></pre>"),
        ("  ~~~ python title=x\n  code\n  ~~~\n", "<pre><code>code</code></pre>"),
        (
            "- a\n\n  ```\n  x = 1\n    y\n  ```\n- b\n",
            "<ul><li><p>a</p><pre><code>x = 1\n  y</code></pre></li><li><p>b</p></li></ul>",
        ),
        ("```\nnever closed\n", "<p>```\nnever closed</p>"),
    ],
)
def test_lists_and_code_are_read_as_on_github(written: str, made: str) -> None:
    assert html(written) == made


def test_a_table_needs_no_empty_line_before_it() -> None:
    table = "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>"
    assert html("Falls:\n| a | b |\n|---|---|\n| 1 | 2 |\n") == f"<p>Falls:</p><table>{table}</table>"


def test_an_address_is_seen_as_a_browser_sees_it() -> None:
    links = seen(
        "[a](&#106;avascript:x) [b](\\\\\\\\host) <ada@example.org> [c](https://a.example/?b=1&copy=2&amp;d)"
    ).links
    assert [link.href for link in links] == [
        "javascript:x", "\\\\host", "mailto:ada@example.org", "https://a.example/?b=1&copy=2&d",
    ]  # fmt: skip
    assert [link.where.column for link in links] == [1, 24, 39, 56]


def test_a_link_is_not_looked_for_in_the_longer_address_of_another() -> None:
    text = "[a](https://ihi.org/long) <https://ihi.org/far> [b](https://ihi.org) [c]() [d][r] <https://ihi.org>\n\n[r]: https://ihi\n"
    where = {link.text: link.where[1:3] for link in seen(text).links}
    assert where == {
        "a": (1, 1), "https://ihi.org/far": (1, 28), "b": (1, 49), "c": (1, 70), "d": (3, 6), "https://ihi.org": (1, 84),
    }  # fmt: skip


def test_escaped_signs_in_the_words_of_a_link_are_seen() -> None:
    assert seen("[www.nhs&#46;uk \\_ AT&amp;T](https://a.example/)").links[0].text == "www.nhs.uk _ AT&T"


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | three of them |\n", [(("three", "of", "them"), 3)]),
        ("[a]: https://unused.example/ 'Title'\n\nWords\n", [(("https", "unused", "example", "Title"), 1)]),
    ],
)
def test_words_that_markdown_drops_are_named(written: str, lost: list[tuple[tuple[str, ...], int]]) -> None:
    assert [(one.words, one.where.line) for one in seen(written).dropped] == lost


@pytest.mark.parametrize(
    "written",
    [
        "1. a\n2. b\n   1. c\n",
        "```python\nx\n```\n",
        "Words [here][Label] and [there].\n\n[label]: https://a.example/é 'T'\n[there]: /x\n",
        "A note[^long]\n\n[^long]: Said so.\n",
        "*[NHS]: National Health Service\n\nThe NHS\n",
        "caf&eacute;&nbsp;A&B &copy; [a](javascript:x()) ![p](x_y.png 'It\\'s')\n",
        'un<b>believ</b>able <!-- a remark --> foo\\_bar <ward> don\'t "quote" -- 10\u00a0%...\n',
        "<https://a.example/x_y> <ada@example.org>\n\nHead\n====\n",
        "Слово и ещё: ʻokina, Māori, 日本語\n",
    ],
)
def test_nothing_is_named_where_nothing_is_dropped(written: str) -> None:
    assert seen(written).dropped == ()


@pytest.mark.parametrize(
    "unit",
    [
        "- a\n",
        "  - a\n",
        "```\n\n",
        "    ```a\n\n",
        "- a\n\n  ```\n\n",
        "a | b\n\n",
        "|-|-|\n\n",
        "> - a\n\n",
        "1) a\n\n",
        "~~~x\n\n- b\n\n",
    ],
)
def test_lists_and_fences_take_linear_time(unit: str) -> None:
    from edgepress.markup.habits import Habits

    text = unit * 20_000
    assert pace(lambda: Habits().run(text.split("\n")), text) < 50  # what is not linear takes minutes


def test_a_picture_in_letters_is_pointed_at_where_it_is_shown() -> None:
    data = "data:image/png;base64,iVBORw0KGgo="
    text = f"One.\n\n![]({data}) ![][logo] ![][a]\n\n![Cups](<{data}>) ![Cups](images/a.jpg)\n\n[a]: <{data}>\n[logo]: b.png\n"
    assert [(p.src, p.where.line, p.where.column) for p in seen(text).pictures] == [
        ("data:", 3, 1),
        ("b.png", 8, 9),
        ("data:", 3, 51),
        ("data:", 5, 1),
        ("images/a.jpg", 5, 47),
    ]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("tel:+44-20-7946-0000", "tel:+44-20-7946-0000"),
        ("tel:111", "tel:111"),
        ("<tel:+44 20 7946 0000>", "tel:+442079460000"),
        ("tel:*21*0900", ""),
        ("TEL:%2A21", ""),
        ("te&#9;l:*21#", ""),
        ("tel:111,,5", ""),
    ],
)
def test_a_telephone_link_dials_a_number_and_does_nothing_else(address: str, kept: str) -> None:
    href = f' href="{kept}"' if kept else ""
    assert markup.read(Source("a.md", f"Call [us]({address})."), 0, "en").html == f"<p>Call <a{href}>us</a>.</p>"

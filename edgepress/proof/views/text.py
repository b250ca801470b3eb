"""The words alone."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from edgepress.proof.letter import Letter
from edgepress.proof.tree import Element, Run
from edgepress.proof.views.draw import GONE

_PAGE = """:root { color-scheme: light dark }
body { margin: 0; padding: 16px }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
pre { font: 13px/20px ui-monospace, Consolas, "DejaVu Sans Mono", monospace }"""
_LINES = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul br".split()
)


def text_only(letter: Letter) -> str:
    """An email as programs show it that show no HTML: the plain-text part, as it is written.

    Simulated: letters of one width, long lines broken at the edge. An email without such a part is shown as its words, a line
    for each block, pictures as their descriptions; what each program makes of the HTML itself differs widely.
    """
    text = letter.text.text if letter.text is not None else _words(letter)
    language = f' lang="{escape(letter.language)}"' if letter.language else ""
    title = escape(letter.title, quote=False)
    return (
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n<style>\n{_PAGE}\n</style>\n'
        f'</head>\n<body>\n<pre dir="auto">\n{escape(text, quote=False)}</pre>\n</body>\n</html>\n'
    )


def _words(letter: Letter) -> str:
    lines = (" ".join(line.split()) for line in "".join(_said(letter.web)).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _said(top: Element) -> Iterator[str]:
    """What is said, in order, with a new line before and behind each block."""
    stack: list[tuple[Iterator[Element | Run], str]] = [(iter(top.content), "")]
    while stack:
        part = next(stack[-1][0], None)
        if part is None:
            yield stack.pop()[1]
        elif isinstance(part, Run):
            yield " ".join(part.text.split("\n"))
        elif part.tag == "img":
            yield f" {part.get('alt')} "
        elif part.tag not in GONE | {"style", "title", "svg"}:
            end = "\n" if part.tag in _LINES else ""
            yield end
            stack.append((iter(part.content), end))

"""Inline the sheet into newsletters: `python -m tests.bench.inlining ours|stock SOURCE TARGET` (two folders).

This is a measured program: it imports only what it needs. The inliners are imported by name, when asked for,
because neither may pay for the other's imports.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .newsletters import SHEET

# What stock premailer needs to write the bytes the press writes; nothing here makes it faster.
# Its caches, its validation of the sheet and its look at floating pictures stay as they are by default.
NEEDED_FOR_THE_SAME_BYTES = {
    "pretty_print": False,  # the default of premailer.transform, but not of Premailer.transform
    "keep_style_tags": False,
    "strip_important": True,
    "allow_network": False,
    "disable_basic_attributes": ["width", "height", "align", "valign"],
}

Inline = Callable[[str, str], str]


def ours() -> Inline:
    """The press's own inliner: a whole document and a sheet in, a document out."""
    inline: Inline = import_module("edgepress.render.inline").inline_css
    return inline


def stock() -> Inline:
    """Stock premailer, as its manual shows it: the sheet stands in the document's head."""
    transform = import_module("premailer").transform

    def inline(html: str, css: str) -> str:
        # Nothing may follow the <style>: premailer removes the white space after it, too.
        with_sheet = html.replace("</head>", f"<style>{css}</style></head>", 1)
        return str(transform(with_sheet, **NEEDED_FOR_THE_SAME_BYTES))

    return inline


def main(who: str, source: str, target: str) -> None:
    """Inline every newsletter of the source folder, one after the other, into the target folder."""
    inline = {"ours": ours, "stock": stock}[who]()
    css = (Path(source) / SHEET).read_text(encoding="utf-8")
    Path(target).mkdir(exist_ok=True)
    for file in sorted(Path(source).glob("*.html")):
        inlined = inline(file.read_text(encoding="utf-8"), css)
        (Path(target) / file.name).write_text(inlined, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

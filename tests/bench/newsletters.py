"""Newsletters to inline, the same on every machine: tables, about 50 KB, 500 elements and 80 rules each."""

from pathlib import Path
from random import Random

SHEET = "inline.css"
SECTIONS = 12
ROWS = 5
WORDS = """harbour falls nurse garden coffee meeting ward bicycle letter kitchen survey partner question
window bridge volunteer method teacher morning network result stairs winter pledge reader table notebook
island council trial""".split()
TAGS = ("p", "a", "h2", "h3", "td", "img", "li", "strong")
COLOURS = ("#00677f", "#1a1a1a", "#4a4a4a", "#fefefe", "#f4efe6", "#8a3324", "#2f5d50", "#5b4a8a")
EXTRAS = (
    "background-color: #f4efe6",
    "font-weight: bold",
    "text-decoration: none",
    "margin-bottom: 12px",
    "text-align: left",
    "border-bottom: 1px solid #d8d2c4",
)

KEEP = """
@media (max-width: 600px) { .column { display: block !important } }
@media (prefers-color-scheme: dark) { p { color: #eeeeee !important } }
a:hover { text-decoration: none }
"""


def write(folder: Path, count: int) -> None:
    """So many newsletters and the one sheet for all of them, into a new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SHEET).write_text(sheet(), encoding="utf-8")
    for number in range(count):
        (folder / f"{number:02}.html").write_text(newsletter(Random(number)), encoding="utf-8")


def sheet() -> str:
    """80 rules of types, classes and descendants, as a theme's sheet has them; every block is different."""
    types = [f"{tag} {{ {_block(at)} }}" for at, tag in enumerate(TAGS)]
    classes = [f".s{section} {{ {_block(section + 20)} }}" for section in range(SECTIONS)]
    inner = [f".s{at % SECTIONS} {tag} {{ {_block(at + 40)} }}" for at, tag in enumerate(TAGS * 4)]
    named = [f"{tag}.k{at} {{ {_block(at + 80)} }}" for at, tag in enumerate(TAGS[:7] * 4)]
    return "\n".join(types + classes + inner + named) + "\n"


def _block(at: int) -> str:
    """A declaration block; all values are plain: stock premailer writes #ffffff and 0px its own way."""
    sizes = f"padding-top: {at + 1}px; line-height: {20 + at % 9}px; font-size: {14 + at % 7}px"
    return f"color: {COLOURS[at % len(COLOURS)]}; {sizes}; {EXTRAS[at % len(EXTRAS)]}"


def newsletter(dice: Random) -> str:
    """A whole document that carries what must not be inlined in a <style> of its own."""
    sections = "\n".join(_section(dice, number) for number in range(SECTIONS))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{_words(dice, 4)}</title>
<style data-premailer="ignore">{KEEP}</style>
</head>
<body>
<table class="shell" role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td>
{sections}
</td></tr></table>
</body>
</html>
"""


def _section(dice: Random, number: int) -> str:
    rows = "\n".join(_row(dice, number, row) for row in range(ROWS))
    return f"""<table class="s{number}" role="presentation" width="100%"><tr><td class="column k{number}">
<h2 class="k{number + 2}">{_words(dice, 5)}</h2>
<img src="https://edge.example.org/images/{number}.jpg" alt="{_words(dice, 6)}" width="600" height="300">
</td></tr>
{rows}
</table>"""


def _row(dice: Random, section: int, row: int) -> str:
    kind = (section * ROWS + row) % 28
    return f"""<tr><td class="column k{kind}"><h3>{_words(dice, 4)}</h3>
<p class="k{kind}">{_words(dice, 45)} <strong>{_words(dice, 2)}</strong> {_words(dice, 25)}
<a class="k{kind}" href="https://edge.example.org/issues/{section}/{row}/">{_words(dice, 3)}</a>.</p>
<ul><li>{_words(dice, 12)}</li></ul></td></tr>"""


def _words(dice: Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count)).capitalize()


def difference(ours: Path, theirs: Path) -> str:
    """Where the first newsletter differs from its twin in the other folder; nothing if all are the same."""
    names = {file.name for folder in (ours, theirs) for file in folder.glob("*.html")}
    if not names:
        return "nothing was inlined"
    for name in sorted(names):
        if not all((folder / name).is_file() for folder in (ours, theirs)):
            return f"{name} was inlined by only one of the two"
        one, other = ((folder / name).read_bytes() for folder in (ours, theirs))
        if one != other:
            return f"other bytes in {name} from byte {_first(one, other)} on"
    return ""


def _first(one: bytes, other: bytes) -> int:
    """The place of the first byte that differs, or the length of the shorter."""
    places = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(places, min(len(one), len(other)))

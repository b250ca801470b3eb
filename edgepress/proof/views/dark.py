"""Programs that turn an email dark by themselves, and how they reckon its colours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from edgepress.proof.sheet import Declaration, Rule, colour_of, declarations, sheet
from edgepress.proof.tree import Element, read
from edgepress.proof.views.draw import Shown, draw, gate, made, sheet_of

GROUND = 21.247  # the lightness (CIE L*) of #333333, on which Outlook on the web sets white text
_WHITE = (0.95047, 1.0, 1.08883)  # D65, the white of sRGB
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_FROM_XYZ = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
COLOURED = frozenset(
    "color background-color border-color border-top-color border-bottom-color border-left-color border-right-color".split()
)
_SHORT = ("background", "border", "border-top", "border-bottom", "border-left", "border-right")
_DARK = "@media (prefers-color-scheme: dark)"


@lru_cache(maxsize=1024)
def turned(colour: str) -> str:
    """A colour as it is in the dark: as strong in its tint, and as dark as it was light. Empty for what is none.

    White becomes #333333 and black white, in between in even steps of lightness: so reckons the editor of Outlook on the
    web, whose source is open (microsoft/roosterjs, getDarkColor).
    """
    found = colour_of(colour)
    if found is None or found[3] == 0:
        return ""
    light, a, b = _lab(found[:3])
    red, green, blue = _rgb(((100 - light) * (100 - GROUND) / 100 + GROUND, a, b))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _lab(colour: tuple[float, ...]) -> tuple[float, float, float]:
    straight = [c / 12.92 if c <= 0.04045 else ((max(c, 0) + 0.055) / 1.055) ** 2.4 for c in colour]
    x, y, z = (
        _bent(sum(m * c for m, c in zip(row, straight, strict=True)) / w)
        for row, w in zip(_TO_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(t: float) -> float:
    return float(t ** (1 / 3)) if t > 216 / 24389 else (t * 24389 / 27 + 16) / 116


def _rgb(lab: tuple[float, float, float]) -> tuple[int, int, int]:
    y = (lab[0] + 16) / 116
    parts = (y + lab[1] / 500, y, y - lab[2] / 200)
    xyz = [
        w * (p**3 if p**3 > 216 / 24389 else (116 * p - 16) * 27 / 24389) for p, w in zip(parts, _WHITE, strict=True)
    ]
    red, green, blue = (_byte(sum(m * c for m, c in zip(row, xyz, strict=True))) for row in _FROM_XYZ)
    return red, green, blue


def _byte(c: float) -> int:
    c = min(1.0, max(0.0, c))
    return round(255 * (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055))


def darker(d: Declaration) -> Declaration | None:
    """A declaration with its colours turned; None where it has none."""
    if d.name in COLOURED:
        found = turned(d.value)
        return d._replace(value=found) if found else None
    if d.name not in _SHORT:
        return None
    words = [(turned(word) if colour_of(word) else "") or word for word in d.value.split()]
    return d._replace(value=" ".join(words)) if words != d.value.split() else None


def forced(html: str) -> str:
    """A page that a program turns dark by itself where its reader likes it dark; in the light it is as it was.

    Simulated: every colour that is written on an element or in a sheet is reckoned anew (`turned`), whatever the email says of
    dark colours. Outlook on Windows and the Gmail apps do something of the kind; how they reckon is not published, so
    this is an estimate. Not simulated: colours that they leave alone, such as those behind pictures.
    """
    top, sets = read(html), dict[str, int]()
    rules: list[Rule] = []

    def change(element: Element) -> Shown | None:
        shown = gate(element)
        if shown is None:
            return None
        if element.tag == "style":
            css = html[element.inner : element.close]
            rules.extend(_turned_rules(sheet(css).rules))
            return shown._replace(inside=css)
        own = sheet_of([_rule(_colours(element))])
        if not own.strip("* {}\n"):
            return shown
        number = sets.setdefault(own, len(sets) + 1)
        return shown._replace(attrib={**shown.attrib, "data-dim": str(number)})

    drawn = draw(top, change)
    if 'id="dim"' in drawn:
        return drawn
    dim = "".join(f'{_DARK} {{ [data-dim="{n}"]{css.strip()[1:]} }}\n' for css, n in sets.items())
    opening = f"{_DARK} {{ html {{ background-color: #333333; color: #ffffff; color-scheme: dark }} }}\n"
    return f'{drawn}<style id="dim">\n{opening}{sheet_of(rules)}{dim}</style>\n'


def _rule(some: Iterator[Declaration]) -> Rule:
    return Rule(("*",), tuple(d._replace(important=True) for d in some), (), 0, 0)


def _colours(element: Element) -> Iterator[Declaration]:
    """The turned colours of an element: those of its attributes first, as they are weaker."""
    said = [
        ("background-color", element.get("bgcolor")),
        ("color", element.get("color") if element.tag == "font" else ""),
    ]
    for d in [*(made(name, value) for name, value in said if value), *declarations(element.get("style"))]:
        if (found := darker(d)) is not None:
            yield found


def _turned_rules(rules: tuple[Rule, ...]) -> Iterator[Rule]:
    for rule in rules:
        some = tuple(found for d in rule.declarations if (found := darker(d)) is not None)
        if some and rule.selectors and not any("prefers-color-scheme" in at for at in rule.at):
            yield rule._replace(declarations=some, at=(_DARK, *rule.at))

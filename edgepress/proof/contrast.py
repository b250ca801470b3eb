"""The proof of contrast: every word can be told from what it stands on, light and dark, and in what only Word shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from edgepress.colour import AA, contrast, luminance, readable
from edgepress.diagnostics import Diagnostic
from edgepress.proof.cascade import AS_IT_IS, Mode, Style, pixels, styles
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import only_word
from edgepress.proof.sheet import colour_of
from edgepress.proof.shown import UNSEEN, mso_hidden, shown
from edgepress.proof.tree import Element, Run, above, every

LARGE = 3.0  # WCAG 2.2, 1.4.3: contrast of large letters, which are 24 px, or 18.66 px and bold
LARGE_PX, BOLD_PX = 24.0, 18.66
BROWSERS_BLUE = "#0000ee"  # of a link that says no colour; in dark mode browsers take a light one

DARK = Mode(dark=True)
OGSC = Mode(ogsc=True)
_WHERE = {AS_IT_IS: "", DARK: "In dark mode, ", OGSC: "In dark mode of Outlook on the web, "}

Grounds = Mapping[Element, str | None]


class Pair(NamedTuple):
    """The colour of letters and of what they stand on, and whether the letters are large."""

    ink: str
    ground: str
    large: bool

    @property
    def needed(self) -> float:
        """The contrast that readers need."""
        return LARGE if self.large else AA


def contrast_low(letter: Letter) -> Iterator[Diagnostic]:
    """Words can be told from their ground: 4.5 to 1, large ones 3 to 1, in light and in dark (WCAG 2.2, 1.4.3).

    Bad:   <td bgcolor="#ffffff"><p style="color: #9aa0a6;">The boats are back</p></td>
    Good:  <td bgcolor="#ffffff"><p style="color: #5f6368;">The boats are back</p></td>
    """
    told: set[tuple[Element, Pair]] = set()
    for mode in modes(letter):
        for holder, pair in _pairs(letter, mode):
            if (holder, pair) not in told and _ratio(pair.ink, pair.ground) < pair.needed:
                told.add((holder, pair))
                yield _low(letter, holder, pair, _WHERE[mode])
    for element in only_word(letter):
        found = _in_word(element)
        if found is not None and _ratio(found.ink, found.ground) < found.needed:
            yield _low(letter, element, found, "In Outlook on Windows, ")


def _low(letter: Letter, holder: Element, pair: Pair, where: str) -> Diagnostic:
    ratio = int(_ratio(pair.ink, pair.ground) * 100) / 100
    letters = "large letters" if pair.large else "letters"
    message = (
        f"{where}{letters} are {pair.ink} on {pair.ground}, a contrast of {ratio:g} to 1, and many cannot read them"
    )
    ways = f"make the letters {_nearest(pair.ink, pair.ground, pair.needed) or _best(pair.ground)}"
    darker = _nearest(pair.ground, pair.ink, pair.needed) if luminance(pair.ink) > luminance(pair.ground) else ""
    if darker and luminance(darker) < luminance(pair.ground):
        ways += f", or what they stand on {darker}"
    for_dark = f"{where[0].lower()}{where[1:]}" if where else ""
    return Diagnostic(
        "contrast-low",
        message[0].upper() + message[1:],
        letter.span(holder),
        hint=f"{for_dark}{ways}, the nearest with {pair.needed:g} to 1",
    )


@lru_cache(maxsize=1024)
def _nearest(colour: str, other: str, needed: float) -> str:
    """The colour nearest in lightness that has enough contrast; empty where there is none on that side."""
    better = readable(colour, other, ratio=needed)
    return better if _ratio(better, other) >= needed else ""


def _best(ground: str) -> str:
    return max("#000000", "#ffffff", key=lambda ink: _ratio(ink, ground))


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    return contrast(one, other)


def modes(letter: Letter) -> tuple[Mode, ...]:
    """In which circumstances an email has colours of its own: light, and dark where its sheets say so."""
    rules = [rule for one in letter.sheets if one.web for rule in one.rules]
    dark = any("prefers-color-scheme" in at and "dark" in at for rule in rules for at in rule.at)
    ogsc = any("[data-ogs" in selector for rule in rules for selector in rule.selectors)
    return (AS_IT_IS, *((DARK,) if dark else ()), *((OGSC,) if ogsc else ()))


def _pairs(letter: Letter, mode: Mode) -> Iterator[tuple[Element, Pair]]:
    known, ground = styles(letter, mode), grounds(letter, mode)
    plain = (styles(letter), grounds(letter)) if mode.ogsc else None
    seen: dict[Element, None] = dict.fromkeys(w.holder for w in shown(letter).words if not w.hidden and _read(w.run))
    for holder in seen:
        pair = _pair(known.get(holder, {}), ground.get(holder), mode)
        if pair is None:
            continue
        # What its sheets leave alone, Outlook turns by itself: only colours that are both said here stand as said.
        if plain and (_same(plain[0], known, holder) or plain[1].get(holder) == pair.ground):
            continue
        yield holder, pair


def _same(one: Mapping[Element, Style], other: Mapping[Element, Style], element: Element) -> bool:
    return one.get(element, {}).get("color") == other.get(element, {}).get("color")


def _read(run: Run) -> bool:
    return any(sign.isalnum() for sign in UNSEEN.sub("", run.text))


def _pair(style: Style, ground: str | None, mode: Mode) -> Pair | None:
    """The colours of the words of an element; None where nobody can know, or where they are not to be seen."""
    if ground is None:
        return None
    size = pixels(style.get("font-size", "16px")) or 0.0
    if size < 2 or style.get("opacity", "").strip() in ("0", "0.0"):
        return None
    written = style.get("color", "")
    if mode.dark and (not written or written == BROWSERS_BLUE):
        return None
    ink = over(written or "#000000", ground)
    return Pair(ink, ground, is_large(style, size)) if ink else None


def is_large(style: Style, size: float) -> bool:
    """Whether letters are large, as WCAG has it."""
    weight = style.get("font-weight", "").strip().lower()
    bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 700)
    return size >= LARGE_PX or (bold and size >= BOLD_PX)


@lru_cache(maxsize=8)
def grounds(letter: Letter, mode: Mode = AS_IT_IS) -> Grounds:
    """What each element stands on, as #rrggbb; None where that is a picture without a colour."""
    known = styles(letter, mode)
    first = "#ffffff" if not mode.dark else None  # nobody said: what a program shows there is its own
    found: dict[Element, str | None] = {}
    for element in every(letter.web):
        under = found.get(element.parent, first) if element.parent is not None else first
        found[element] = _ground(known.get(element, {}), element, under)
    return found


def _ground(style: Style, element: Element, under: str | None) -> str | None:
    colour = _legacy(style.get("background-color", ""))
    picture = style.get("background-image", "") + style.get("background", "")
    if colour and colour != "transparent":
        return over(colour, under or "#ffffff") or under
    return None if "url(" in picture or "gradient(" in picture or element.get("background") else under


@lru_cache(maxsize=2048)
def over(colour: str, ground: str) -> str:
    """A colour, as #rrggbb, that may let its ground shine through; empty where it is none."""
    found = colour_of(_legacy(colour))
    if found is None:
        return ""
    parts = []
    for share, at in zip(found[:3], (1, 3, 5), strict=True):
        value = share * found[3] + int(ground[at : at + 2], 16) / 255 * (1 - found[3])
        parts.append(f"{round(min(1.0, max(0.0, value)) * 255):02x}")
    return "#" + "".join(parts)


def _legacy(colour: str) -> str:
    """A colour as the attribute bgcolor has it: six digits may stand without their sign."""
    bare = colour.strip()
    return "#" + bare if len(bare) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in bare) else bare


def _in_word(element: Element) -> Pair | None:
    """The colours of words that Word alone shows, by what stands in attributes."""
    if not any(isinstance(part, Run) and _read(part) for part in element.content) or mso_hidden(element):
        return None
    if element.tag in ("style", "title", "xml", "noscript") or any(
        a.tag in ("xml", "head", "noscript") for a in above(element)
    ):
        return None
    chain = [(one, style_of(one)) for one in (element, *above(element))]
    ground = next((c for one, style in chain if (c := _said_ground(one, style))), "#ffffff")
    ink = next((style["color"] for _, style in chain if "color" in style), "#000000")
    style = {name: value for _, said in reversed(chain) for name, value in said.items() if name.startswith("font-")}
    size = pixels(style.get("font-size", "16px")) or 16.0
    shown_ink = over(ink, ground)
    return Pair(shown_ink, ground, is_large(style, size)) if shown_ink and size >= 2 else None


def _said_ground(element: Element, style: Mapping[str, str]) -> str:
    written = style.get("background-color") or element.get("bgcolor") or element.get("fillcolor")
    for colour in (written, *style.get("background", "").split()):
        if colour and over(colour, "#ffffff") and colour.lower() != "transparent":
            return over(colour, "#ffffff")
    return ""

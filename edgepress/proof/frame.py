"""Proofs of structure: what stands in what, where links lead within the email, and from which side it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.letter import Letter, style_of
from edgepress.proof.shape import CELLS, either, everything, filled, ghosts, inside, row, sides, up
from edgepress.proof.tree import Element

_STRANGE = frozenset("article aside details dialog figcaption figure footer header main nav section summary".split())
_LISTS = ("ul", "ol", "dl", "blockquote")
_OTHER_WAY = ("pre", "code")


def table_in_link(letter: Letter) -> Iterator[Diagnostic]:
    """No table stands in a link: Word takes it out of the link, as premailer does, and the link is empty.

    Bad:   <a href="https://harbour.example.org/"><table> ... </table></a>
    Good:  <table> ... <td><a href="https://harbour.example.org/">the harbour</a></td> ... </table>
    """
    for table in (e for e in either(letter) if e.tag == "table"):
        link = next((a for a in up(table) if a.tag == "a" and "href" in a.attrib), None)
        if link is not None:
            yield Diagnostic(
                "table-in-link",
                "In Outlook on Windows nothing happens when this is touched, because a table does not stay in its link",
                letter.span(link),
                hint="put the link into the cell, round its words or its picture",
            )


def element_strange_to_word(letter: Letter) -> Iterator[Diagnostic]:
    """An email is made of what Word knows: div, p and table (caniemail; Gmail makes <u> of main and nav).

    Bad:   <section><h2>At the quay</h2></section>
    Good:  <div><h2>At the quay</h2></div>
    """
    for element in everything(letter.word):
        if element.tag in _STRANGE:
            yield Diagnostic(
                "element-strange-to-word",
                f"Outlook on Windows does not know <{element.tag}>, and lays out what stands in it as it likes",
                letter.span(element),
                hint="write <div>, <p> or a table instead",
                severity=Severity.SHOULD,
            )


def anchor_dead(letter: Letter) -> Iterator[Diagnostic]:
    """A link leads to a page, not to a place in the email: many programs do not go there (caniemail, 2019).

    Bad:   <a href="#tides">the tides</a>
    Good:  <a href="https://harbour.example.org/issues/boats/#tides">the tides</a>
    """
    places = {e.get(name) for e in either(letter) for name in ("id", "name") if e.get(name)}
    for link in (e for e in everything(letter.web) if e.tag == "a"):
        target = link.get("href").strip()
        if target.startswith("#") and target[1:] in places:  # link-dead tells of a place that is not there
            yield Diagnostic(
                "anchor-dead",
                "Nothing happens when this link is touched in Gmail on iPhones, on Samsung and in Yahoo on Android",
                letter.attribute(link, "href"),
                hint="link to the place in the web page of the email instead",
                severity=Severity.SHOULD,
            )


def direction_left_over(letter: Letter) -> Iterator[Diagnostic]:
    """An email that is read from right to left has its lines, lists and columns at the right.

    Bad:   <html lang="ar" dir="rtl"> ... <p style="text-align: left">
    Good:  <html lang="ar" dir="rtl"> ... <p style="text-align: right">
    """
    if not any(
        e.get("dir").strip().lower() == "rtl" for e in everything(letter.web) if e.tag in ("html", "body", "div")
    ):
        return
    for element in everything(letter.word):
        if not _from_right(element):
            continue
        style = style_of(element)
        if _at_left(element) and element in filled(letter.word) and not _last(element):
            yield _left(letter, element, "The lines of this begin at the left", "write right instead of left")
        elif element.tag in _LISTS and _indented(style):
            message = "The marks of this list or the bar of this quotation stand at the wrong side"
            yield _left(letter, element, message, "put the room at the right, as padding: 0 24px 0 0")
        elif element.tag in CELLS and len(row(element)) == 1 and _bar(style):
            yield _left(letter, element, "The bar of this quotation stands at the wrong side", "write border-right")
        elif _turned(letter, element):
            message = "Outlook on Windows shows these columns in the opposite order"
            yield _left(letter, element, message, 'write dir="rtl" on the table in the comment for Word')


def _left(letter: Letter, element: Element, message: str, hint: str) -> Diagnostic:
    return Diagnostic("direction-left-over", message, letter.span(element), hint=hint)


def _from_right(element: Element) -> bool:
    """Whether it is read from the right: a code or a name in another language may say that it is not."""
    for holder in (element, *up(element)):
        said = holder.get("dir").strip().lower() or style_of(holder).get("direction", "")
        if said in ("ltr", "rtl", "auto") or holder.tag in _OTHER_WAY:
            return said == "rtl"
    return False


def _at_left(element: Element) -> bool:
    aligned = element.get("align").lower() if element.tag not in ("table", "img", "hr", "tr") else ""
    return "left" in (style_of(element).get("text-align", ""), aligned) and element.tag != "hr"


def _last(element: Element) -> bool:
    """Whether it stands in the last of several cells, which ends at the left as it ends at the right elsewhere."""
    for holder in (element, *up(element)):
        if holder.tag in CELLS:
            beside = row(holder)
            if len(beside) > 1 and beside[-1] is holder:
                return True
        elif holder.tag not in ("p", "div", "span", "a", *_LISTS, "li", "h1", "h2", "h3", "h4"):
            return False
    return False


def _indented(style: Mapping[str, str]) -> bool:
    for name in ("padding", "margin"):
        room = sides(style, name)
        if room["left"] > 0 and room["right"] <= 0:
            return True
    return _bar(style)


def _bar(style: Mapping[str, str]) -> bool:
    return style.get("border-left", "none").split()[0] not in ("none", "0", "0px") and "border-right" not in style


def _turned(letter: Letter, table: Element) -> bool:
    """Whether Word lays out the columns of a table of its own from the left: it takes no direction over into tables."""
    if table.tag != "table" or table.start not in ghosts(letter) or table.get("dir"):
        return False
    return any(sum(c.tag in CELLS for c in tr) > 1 for tr in inside(table, "tr"))

"""What stands in a Word document beside its words: charts, formulas, boxes, linked pictures; each kept as words or told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from edgepress.importers.styles import W, val

Relations = Mapping[str, tuple[str, str, bool]]
Say = Callable[[str], None]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_O = "{urn:schemas-microsoft-com:office:office}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_UNWRAPPED = ("fldSimple", "dir", "bdo", "smartTag", "customXml")
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tm|table of figures|inhopg|sommario|tdc) ?\d", re.I)
LONGEST_MARK = 58  # signs in brackets that the check `placeholder` still takes for words that wait


def furnish(text: Any, relations: Relations, words: Callable[[str], str], styles: Mapping[str, str], say: Say) -> None:
    """Put into words what mammoth would drop, and take out what it would fetch. Changes the tree in place.

    `words` gives the words of the part that a relation points to. `styles` are the names of styles by id.
    """
    _choose(text)
    _contents(text, styles, say)
    for name in _UNWRAPPED:
        for element in list(text.iter(f"{W}{name}")):
            _unwrap(element)
    _hidden(text, say)
    _ruby(text)
    _formulas(text, say)
    for drawing in list(text.iter(f"{W}drawing")):
        _drawing(drawing, relations, words, say)
    for thing in list(text.iter(f"{W}object")):
        _embedded(thing, say)
    for image in list(text.iter(f"{_V}imagedata")):
        if not _is_here(image.get(f"{_R}id"), relations):
            _linked(image, relations.get(image.get(f"{_R}href") or image.get(f"{_R}id") or ""), say)


def _choose(text: Any) -> None:
    """Of things that are written in two ways, the newer one."""
    for both in list(text.iter(f"{_MC}AlternateContent")):
        choice, fallback = both.find(f"{_MC}Choice"), both.find(f"{_MC}Fallback")
        newer = choice is not None and choice.find(f".//{W}drawing") is not None
        chosen = choice if newer or fallback is None else fallback
        for child in list(chosen) if chosen is not None else ():
            both.addprevious(child)
        both.getparent().remove(both)


def _contents(text: Any, styles: Mapping[str, str], say: Say) -> None:
    found = [
        sdt for sdt in text.iter(f"{W}sdt")
        if any("contents" in (g.get(f"{W}val") or "").lower() for g in sdt.iter(f"{W}docPartGallery"))
    ]  # fmt: skip
    found += [p for p in text.iter(f"{W}p") if _CONTENTS.match(styles.get(val(p.find(f"{W}pPr"), "pStyle"), ""))]
    for element in found:
        if element.getparent() is not None:
            element.getparent().remove(element)
    if found:
        say("The table of contents was left out: readers find their way by headings.")


def _unwrap(element: Any) -> None:
    for child in list(element):
        if child.tag not in (f"{W}smartTagPr", f"{W}customXmlPr"):
            element.addprevious(child)
    element.getparent().remove(element)


def _hidden(text: Any, say: Say) -> None:
    for run in list(text.iter(f"{W}r")):
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is not None and hidden.get(f"{W}val") not in ("0", "false"):
            if any(t.text and t.text.strip() for t in run.iter(f"{W}t")):
                say("Words that were hidden in the document were left out.")
            run.getparent().remove(run)


def _ruby(text: Any) -> None:
    """Words with their sound written above them: the sound stands in brackets behind them."""
    for ruby in list(text.iter(f"{W}ruby")):
        sound = "".join(t.text or "" for t in ruby.iterfind(f"{W}rt//{W}t"))
        base = "".join(t.text or "" for t in ruby.iterfind(f"{W}rubyBase//{W}t"))
        element = etree.Element(f"{W}t")
        element.text = f"{base} ({sound})" if sound else base
        ruby.getparent().replace(ruby, element)


def _formulas(text: Any, say: Say) -> None:
    for formula in list(text.iter(f"{_M}oMath")):
        words = "".join(t.text or "" for t in formula.iter(f"{_M}t"))
        parent = formula.getparent()
        if words.strip():
            say(f"A formula stands as plain signs now: “{words[:60]}”. See whether it can still be read.")
            formula.addprevious(run_of(words))
        parent.remove(formula)
    for paragraph in list(text.iter(f"{_M}oMathPara")):
        _unwrap(paragraph)


def _drawing(drawing: Any, relations: Relations, words: Callable[[str], str], say: Say) -> None:
    said = drawing.find(f".//{_WP}docPr")
    name = ((said.get("descr") or said.get("title") or "") if said is not None else "").strip()
    host = _host(drawing)
    for box in list(drawing.iter(f"{W}txbxContent")):
        _box(box, host, say)
    chart, diagram = drawing.find(f".//{_CHART}"), drawing.find(f".//{_DIAGRAM}")
    if chart is not None:
        waiting = mark_of("the chart", name)
        say(
            f"A chart was left out; {waiting} stands in its place. Save it as a picture and put it in, or give its figures."
        )
        drawing.getparent().append(run_of(waiting)[-1])
    if diagram is not None:
        inner = words(diagram.get(f"{_R}dm") or "")
        say(
            "A drawing with words (SmartArt) was left out. Its words stand in the text; put them into sentences or a list."
        )
        drawing.getparent().append(run_of(inner or mark_of("the drawing", name))[-1])
    _pictures(drawing, relations, say)


def _box(box: Any, host: Any, say: Say) -> None:
    """The words of a text box stand below the paragraph that it was fixed to."""
    if "".join(t.text or "" for t in box.iter(f"{W}t")).strip():
        say("Words of a text box stand in the text now, below the paragraph that the box was fixed to.")
    for block in reversed(list(box)):
        if host is not None:
            host.addnext(block)


def _host(element: Any) -> Any:
    """The outermost paragraph that an element stands in, as far as the next cell or box."""
    found = None
    for above in element.iterancestors():
        if above.tag == f"{W}p":
            found = above
        elif above.tag in (f"{W}tc", f"{W}txbxContent"):
            break
    return found


def _pictures(drawing: Any, relations: Relations, say: Say) -> None:
    """Each picture of a drawing becomes one of its own, in the way that mammoth reads; those that lie elsewhere are told."""
    blips = list(drawing.iter(f"{A}blip"))
    for blip in blips:
        link, embedded = blip.get(f"{_R}link"), blip.get(f"{_R}embed")
        if link is not None:
            del blip.attrib[f"{_R}link"]
        if not _is_here(embedded, relations):
            _linked(drawing, relations.get(link or embedded or ""), say, keep=True)
            blip.getparent().remove(blip)
    plain = drawing.findall(f"./*/{A}graphic/{A}graphicData/*/*/{A}blip")
    left = list(drawing.iter(f"{A}blip"))
    if len(left) > len(plain):  # pictures in a group
        for blip in reversed(left):
            drawing.addnext(_alone(drawing, blip))
        drawing.getparent().remove(drawing)


def _alone(drawing: Any, blip: Any) -> Any:
    pic = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
    twin = etree.Element(f"{W}drawing")
    inline = etree.SubElement(twin, f"{_WP}inline")
    said = drawing.find(f".//{_WP}docPr")
    if said is not None:
        inline.append(deepcopy(said))
    data = etree.SubElement(etree.SubElement(inline, f"{A}graphic"), f"{A}graphicData")
    etree.SubElement(etree.SubElement(data, f"{pic}pic"), f"{pic}blipFill").append(deepcopy(blip))
    return twin


def _is_here(id: str | None, relations: Relations) -> bool:
    return id is not None and id in relations and not relations[id][2]


def _linked(element: Any, relation: tuple[str, str, bool] | None, say: Say, keep: bool = False) -> None:
    """A picture that lies on somebody's computer or on another site: nothing is fetched."""
    address = relation[1] if relation else ""
    file = re.split(r"[/\\]", address.rstrip("/\\"))[-1][:40] if address else ""
    waiting = mark_of("the picture", file)
    say(
        f"A picture{f' ({file})' if file else ''} is not in the document, only named. Ask for it; {waiting} stands in its place."
    )
    run = element
    while run is not None and run.tag != f"{W}r":
        run = run.getparent()
    if run is not None:
        run.addnext(run_of(waiting))
    if not keep and element.getparent() is not None:
        element.getparent().remove(element)


def _embedded(thing: Any, say: Say) -> None:
    kind = next((o.get("ProgID") or "" for o in thing.iter(f"{_O}OLEObject")), "").split(".")[0]
    what = {"Excel": "A table from Excel", "PowerPoint": "A slide from PowerPoint", "Equation": "A formula"}.get(kind)
    say(f"{what or 'A thing from another program'} was left out; only the picture of it is kept, where there is one.")


def mark_of(what: str, name: str) -> str:
    """Words in brackets that wait for something: the check `placeholder` asks for it."""
    name = re.sub(r"[\[\]^“”\n]", "", name).strip()
    room = LONGEST_MARK - len(f"insert {what} “”")
    return f"[insert {what} “{name[:room].strip()}”]" if name else f"[insert {what}]"


def run_of(words: str) -> Any:
    """A run of plain words."""
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run

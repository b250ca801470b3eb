"""Proofs of the document: what its outermost elements say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.direction import direction
from edgepress.proof.letter import Letter
from edgepress.proof.shape import everything, filled, hidden
from edgepress.proof.tree import Element, Run

_TAG = re.compile(r"(?!und\b|mul\b|zxx\b|mis\b|auto\b)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")  # BCP 47, as it is used
_NO_TITLES = frozenset(
    (
        "",
        "untitled",
        "untitled document",
        "document",
        "title",
        "email",
        "e-mail",
        "newsletter",
        "no title",
        "html email",
    )
)
# Types for which browsers, too, measure as in 1999: HTML 4.01 Transitional without its address, and all before it.
_OLD_TYPE = re.compile(
    r'<!doctype html public "[^"]{0,60}(?:html (?:4\.01?|4\.0) (?:transitional|frameset)|html [23])[^"]{0,30}"\s*>'
)
_WRAPS = ("div", "table", "center")  # Yahoo drops lang on td (caniemail, 2020-10)


def doctype_missing(letter: Letter) -> Iterator[Diagnostic]:
    """An email begins with `<!DOCTYPE html>`, so that every program measures boxes in the same way.

    Bad:   <html lang="en">
    Good:  <!DOCTYPE html>
           <html lang="en">
    """
    begin = letter.html.text.lstrip("\ufeff").lower()
    if not begin.startswith("<!doctype html") or _OLD_TYPE.match(begin):
        yield Diagnostic(
            "doctype-missing",
            "The email does not begin with its type, so some programs measure its boxes in an old way",
            letter.html.span(0),
            hint="make <!DOCTYPE html> the first thing in the file",
        )


def language_unsaid(letter: Letter) -> Iterator[Diagnostic]:
    """`<html>` names the language of the email, so that it is read out in the right voice (Email Markup Consortium).

    Bad:   <html dir="ltr">
    Good:  <html lang="en-GB" dir="ltr">
    """
    html = _html(letter)
    said, wanted = html.get("lang").strip(), letter.issue.language if letter.issue else ""
    if not _TAG.fullmatch(said):
        message = f"“{said}” is no language that programs know" if said else "The email does not say its language"
    elif wanted and said.lower() != wanted.lower():
        message = f"The email says that it is in “{said}”, and the issue is in “{wanted}”"
    else:
        return
    yield Diagnostic(
        "language-unsaid",
        f"{message}, so it is read out in a wrong voice",
        letter.attribute(html, "lang"),
        hint=f'write <html lang="{wanted or said.replace("_", "-") or "en-GB"}">'
        if _TAG.fullmatch(wanted or said.replace("_", "-") or "en")
        else 'write the language, such as <html lang="en-GB">',
    )


def direction_unsaid(letter: Letter) -> Iterator[Diagnostic]:
    """`<html>` says in which direction the email is read, and its language is read in that direction.

    Bad:   <html lang="ar">
    Good:  <html lang="ar" dir="rtl">
    """
    html = _html(letter)
    said = html.get("dir").strip().lower()
    wanted = direction(letter.language) if _TAG.fullmatch(letter.language) else ""
    if said in ("ltr", "rtl") and wanted in ("", said):
        return
    message = "The email does not say in which direction it is read, so lines may begin at the wrong side"
    if said in ("ltr", "rtl"):
        way = "right to left" if wanted == "rtl" else "left to right"
        message = f"“{letter.language}” is read from {way}, and the email says the opposite"
    yield Diagnostic(
        "direction-unsaid",
        message,
        letter.attribute(html, "dir"),
        hint=f'write <html dir="{wanted or "ltr"}">',
    )


def wrapper_missing(letter: Letter) -> Iterator[Diagnostic]:
    """One div in the body holds all that is shown, and says language and direction again: many programs drop `<html>`.

    Bad:   <body><p>Hello</p></body>
    Good:  <body><div lang="en-GB" dir="ltr"><p>Hello</p></div></body>
    """
    html, held = _html(letter), _held(letter)
    for element in held:
        if element.tag not in _WRAPS or not element.get("lang").strip() or not element.get("dir").strip():
            yield Diagnostic(
                "wrapper-missing",
                "Where a program drops <html>, nothing says in which language and direction this is read",
                letter.span(element),
                hint="put one <div> round all that the body shows, with lang and dir as in <html>",
                why="programs on the web take the body and leave the rest; Yahoo drops lang on cells (caniemail, 2020)",
            )
        else:
            yield from _other(letter, html, element)


def _other(letter: Letter, html: Element, element: Element) -> Iterator[Diagnostic]:
    for name in ("lang", "dir"):
        outer, inner = html.get(name).strip(), element.get(name).strip()
        if outer and outer.lower() != inner.lower():
            yield Diagnostic(
                "wrapper-missing",
                f"The email says {name} “{outer}” and its wrapper says “{inner}”, so programs read it differently",
                letter.attribute(element, name),
                hint=f"write the same {name} at both",
            )


def article_unnamed(letter: Letter) -> Iterator[Diagnostic]:
    """The wrapper of the email says that it is an article and how it is called, so that a screen reader announces it.

    Bad:   <div lang="en" dir="ltr">
    Good:  <div role="article" aria-label="Harbour news: the boats are back" lang="en" dir="ltr">
    """
    held = _held(letter)
    if len(held) != 1 or held[0].tag == "table":
        return
    element, label = held[0], " ".join(held[0].get("aria-label").split())
    if element.get("role").strip().lower() not in ("article", "document", "main"):
        yield _unnamed(
            letter, element, "role", "Nothing says where the email begins and ends", 'add role="article" to the wrapper'
        )
    elif not label:
        yield _unnamed(
            letter, element, "aria-label", "The email is announced without a name", "add aria-label, with the subject"
        )
    elif letter.title.lower() not in _NO_TITLES and label not in (letter.title, _subject(letter)):
        message = f"The email is announced as “{label}”, and its title is “{letter.title}”"
        yield _unnamed(letter, element, "aria-label", message, "write the title into aria-label")


def _unnamed(letter: Letter, element: Element, name: str, message: str, hint: str) -> Diagnostic:
    where = letter.attribute(element, name)
    why = "people who use a screen reader jump from article to article, and hear its name"
    return Diagnostic("article-unnamed", message, where, hint=hint, severity=Severity.SHOULD, why=why)


def body_bare(letter: Letter) -> Iterator[Diagnostic]:
    """The body says its language as Word reads it, and has a class by which it can be coloured (goodemailcode).

    Bad:   <body style="margin: 0">
    Good:  <body class="body" xml:lang="en-GB" style="margin: 0">
    """
    body, said = letter.body, letter.body.get("xml:lang").strip()
    if body.tag != "body":
        return
    if not said or (letter.language and said.lower() != letter.language.lower()):
        yield Diagnostic(
            "body-bare",
            "Outlook on Windows does not learn the language of the email, and reads it out in that of the computer",
            letter.attribute(body, "xml:lang"),
            hint=f'write <body xml:lang="{letter.language or "en-GB"}">',
            severity=Severity.SHOULD,
        )
    if not body.get("class").strip() and not body.get("id").strip():
        yield Diagnostic(
            "body-bare",
            "The body has no class, so its ground stays as it is in Gmail and Outlook on the web, also in dark mode",
            letter.span(body),
            hint='write <body class="body"> and use .body in the sheet',
            severity=Severity.CONSIDER,
            why="these programs make a <div> of <body>, and keep its class",
        )


def title_missing(letter: Letter) -> Iterator[Diagnostic]:
    """The email has a title, which is that of the issue or its subject (Email Markup Consortium).

    Bad:   <title>Untitled</title>
    Good:  <title>Harbour news: the boats are back</title>
    """
    found = next((e for e in everything(letter.web) if e.tag == "title"), None)
    title, issue = letter.title, letter.issue
    wanted = [" ".join(words.split()) for words in (issue.title, issue.subject) if words] if issue else [""]
    if title.lower() not in _NO_TITLES and any(words in title for words in wanted):
        return
    message = f"The title says “{title}”, which tells nobody what the email is about"
    if title.lower() in _NO_TITLES:
        message = message if title else "The email has no title, so a tab in a browser shows a file name"
    yield Diagnostic(
        "title-missing",
        message,
        letter.span(found if found is not None else _html(letter)),
        hint=f"write <title>{wanted[0] or 'the subject of the email'}</title> into <head>",
    )


def _html(letter: Letter) -> Element:
    return next((e for e in everything(letter.web) if e.tag == "html"), letter.web)


def _held(letter: Letter) -> list[Element]:
    """What holds the words of the body: what stands directly in it, or in the only div that does."""
    seen = filled(letter.web)
    outermost = held = _parts(letter.body, seen)
    while len(held) == 1 and held[0].tag in ("div", "center") and not held[0].get("lang"):
        inner = _parts(held[0], seen)
        if inner == held:  # words stand in it directly
            break
        held = inner
    return held if held and all(element.get("lang") for element in held) else outermost


def _parts(holder: Element, seen: frozenset[Element]) -> list[Element]:
    """What stands in it and shows something; itself where words stand in it directly."""
    parts = [part for part in holder.content if _counts(part, seen)]
    children = [part for part in parts if isinstance(part, Element)]
    return children if len(children) == len(parts) else [holder]


def _counts(part: Element | Run, seen: frozenset[Element]) -> bool:
    """Whether something is shown there."""
    if isinstance(part, Run):
        return bool(part.text.strip())
    return part in seen and not hidden(part)


def _subject(letter: Letter) -> str:
    if not letter.raw:
        return ""
    from email import policy
    from email.parser import BytesHeaderParser

    return " ".join(str(BytesHeaderParser(policy=policy.default).parsebytes(letter.raw).get("Subject", "")).split())

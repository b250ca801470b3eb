"""The check for marks of a review: changes and remarks that an author is still to settle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edgepress.check.reading import body, is_guests, short
from edgepress.diagnostics import Diagnostic, Edit, Fix, offered
from edgepress.model import Page, Site

# {++put in++} {--cut--} {~~old~>new~~} {>>said of it<<} {==lit up==}, and what stays of each once it is settled.
_CRITIC = re.compile(
    r"\{\+\+(?P<put>[^{}]{0,2000}?)\+\+\}|\{--[^{}]{0,2000}?--\}|\{~~[^{}]{0,2000}?~>(?P<new>[^{}]{0,2000}?)~~\}"
    r"|\{>>[^{}]{0,2000}?<<\}|\{==(?P<lit>[^{}]{0,2000}?)==\}"
)
_BALLOON = re.compile(
    r"\b(?:Comment(?:ed|é|aire)?|Comentario|Comentado|Kommentiert|Kommentar) ?"
    r"\[[A-Z][\w.-]{0,8}\d\](?:R\d{1,3})?:?[^\n]{0,300}"
)
# Word's mark alone, at the beginning of a line: [MS1]: Are we sure? The letters of guidelines are none: [NG12].
_INITIALS = re.compile(
    r"^(?:[ \t>-]|\*[ \t]){0,8}(?P<mark>\[(?!(?:NG|CG|TA|QS|PH|DG|MTG|IPG|HST|ES)\d)[A-Z]{2,3}[1-9]\d?(?:R\d{1,2})?\])"
    r":?[ \t]*[^\W\d_][^\n]{2,300}",
    re.M,
)
_CHANGED = re.compile(
    r"^[ \t>*-]*(?:Deleted|Inserted|Formatted|Moved (?:up|down|from|to)(?: \[\d+\])?|Supprimé|Inséré|Mis en forme|Déplacé"
    r"|Gelöscht|Eingefügt|Formatiert|Eliminado|Insertado|Con formato)[ \u00a0\u202f]?: [^\n]{1,300}",
    re.M,
)
_CHANGES = (
    *"Deleted Inserted Formatted Moved Supprimé Inséré Déplacé Gelöscht Eingefügt Formatiert Eliminado Insertado".split(),
    "Mis en forme",
    "Con formato",
)
_ASIDE = re.compile(
    r"\[(?<!\\\[)\s*(?:comments?|note to (?:the )?(?:editors?|authors?|self)|query(?: to (?:the )?authors?)?|author query"
    r"|AQ ?\d{0,3}|reviewer(?: (?:\d{1,2}|[A-Z]))?|commentaire|question (?:à l['’]auteure?|à la rédaction)|relect(?:eur|rice))"
    r"(?: (?:from|by|de|\[)[^:\[\]\n]{0,40})?[\s\u202f]?:[^\[\]\n]{1,600}\](?![(\[:])",
    re.I,
)
_TO_CHECK = re.compile(
    r"\[(?<!\\\[)(?:(?:[^\[\]\n]{0,60}[,;:–-] ?)?(?:still )?(?:to (?:check|verify)"
    r"|check (?:this|these|with|names?|dates?|spelling|figures?|numbers?|sources?|facts?))"
    r"|(?:[^\[\]\n]{0,60}[ ,;:–-])?(?:please check|to be (?:checked|verified)|needs? checking"
    r"|à (?:relire|vérifier|valider|revoir)))\b[^\[\]\n]{0,60}\](?![(\[:])",
    re.I,
)
# [TB: are we sure?], and no place, office or sign by its initials.
_ASKED = re.compile(
    r"\[(?<!\\\[)(?!(?:NB|PS|FAQ|QA|UK|US|USA|EU|UN|NZ|WHO|NHS|GP|ER|ICU|AE|HR|IT|PR|TV|ID):)[A-Z]{2,3}: [^\[\]?\n]{1,300}\?"
    r"[^\[\]\n]{0,300}\](?![(\[:])"
)
# What Google Docs makes of a remark: [a] in the text, and [a]Are we sure? below it; or links to #cmnt1.
_LETTER = re.compile(r"(?<=[^\s\\])\[([a-z]{1,2})\](?![(\[:])")
_LETTERED = re.compile(r"^\[([a-z]{1,2})\](?=[^\s\[\](:])[^\n]{1,600}", re.M)
_MARGIN = re.compile(r"#cmnt(?:_ref)?\d+")
# What must stand in a text before one of these is looked for. They begin with a letter of their own: so they cost nothing.
_MAYBE_INITIALS = re.compile(r"\[[A-Z]{2,3}[1-9]")
_MAYBE_LETTERED = re.compile(r"\[[a-z]{1,2}\][^\s\[\](:]")


def review_marks(page: Page, site: Site) -> Iterator[Diagnostic]:
    """Every remark of a reviewer is settled before readers get the text.

    Bad:   Falls went {++up++}{--down--} in June. [Comment: are we sure?]
    Good:  Falls went down in June.
    """
    text = page.source.text
    if not is_guests(page) or not ("[" in text or "{" in text or any(mark in text for mark in _CHANGES)):
        return
    told_to = page.start
    for start, end, fix in sorted(_marks(page), key=lambda mark: mark[:2]):
        if start < told_to:
            continue  # it lies in the one before
        told_to = end
        yield Diagnostic(
            "review-marks",
            f"“{short(text[start:end])}” is a change or remark of a reviewer, and readers would see it",
            page.source.span(start, end),
            hint=_settled(text[start:end]),
            fix=fix,
        )


def _settled(mark: str) -> str:
    """How a mark is settled. Words that were put in would be lost with their mark, and struck ones may be wanted."""
    words = short(mark[3:-3])
    if words and mark.startswith("{++"):
        return f"write “{words}” in its place to take it in, or delete all of it"
    if words and mark.startswith("{--"):
        return f"delete all of it, or write “{words}” in its place to keep that"
    return f"decide what it asks, then delete “{short(mark)}”"


def is_remark(bracket: str) -> bool:
    """Whether words in square brackets are a remark of a reviewer."""
    return any(shape.fullmatch(bracket) for shape in (_ASIDE, _TO_CHECK, _ASKED))


def _marks(page: Page) -> Iterator[tuple[int, int, Fix | None]]:
    found = False
    for start, end, stays in (*_shapes(page), *_margin(page)):
        found = True
        yield start, end, offered(Edit(page.source.span(start, end), stays))
    if any(mark in page.source.text for mark in _CHANGES):
        changed = list(_CHANGED.finditer(body(page).prose, page.start))
        for match in changed if found or len(changed) > 1 else ():  # one such line alone may be anything
            yield match.start(), match.end(), None


def _shapes(page: Page) -> Iterator[tuple[int, int, str]]:
    """What looks like a remark wherever it stands, and what stays of it once it is settled."""
    text = page.source.text
    shapes = [_CRITIC] if "{" in text else []
    shapes += [_BALLOON] if "[" in text and any(word in text for word in ("Comment", "Coment", "Komment")) else []
    shapes += [_ASIDE, _TO_CHECK, _ASKED] if "[" in text else []
    for shape in shapes:
        if shape.search(text, page.start):
            for match in shape.finditer(body(page).prose, page.start):
                yield match.start(), match.end(), "".join(words for words in match.groups() if words)


def _margin(page: Page) -> Iterator[tuple[int, int, str]]:
    """What stood in the margin: lines that begin with a remark's mark, and links from one to the other."""
    text = page.source.text
    if _MAYBE_INITIALS.search(text, page.start) and _INITIALS.search(text, page.start):
        for match in _INITIALS.finditer(body(page).prose, page.start):
            if text.count(match["mark"], page.start) == 1:  # what is named twice is a source
                yield match.start("mark"), match.end(), ""
    if _MAYBE_LETTERED.search(text, page.start) and _LETTERED.search(text, page.start):
        prose = body(page).prose
        named = {match[1]: match for match in _LETTER.finditer(prose, page.start)}
        for match in _LETTERED.finditer(prose, page.start):
            if match[1] in named and named[match[1]].start() != match.start():
                yield match.start(), match.end(), ""
    for link in page.seen.links:
        if _MARGIN.fullmatch(link.href):
            where = link.where
            yield page.source.offset(where.line, where.column), page.source.offset(where.end_line, where.end_column), ""

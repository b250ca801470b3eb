"""The proof of what mail clients show: features that many readers' programs lack, where nothing stands in for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from edgepress.clients import NO, PARTLY, WORD, Clients, Feature, name_of, verdicts
from edgepress.diagnostics import Diagnostic
from edgepress.proof.fallback import covered
from edgepress.proof.gravity import BREAKS, SILENT, severity, weight_here, weight_of
from edgepress.proof.instead import instead_of
from edgepress.proof.letter import Letter
from edgepress.proof.partial import hits, idle, part_of
from edgepress.proof.programs import Failing, named, plain_note
from edgepress.proof.rests import resting
from edgepress.proof.sheet import declarations
from edgepress.proof.told import CODE
from edgepress.proof.usage import Use, uses
from edgepress.source import Span

# Without these, the others do nothing, and only they are told of where a client has neither.
_LEADERS: tuple[tuple[str, str], ...] = (
    ("css-align-items", "css-display-flex"),
    ("css-justify-content", "css-display-flex"),
    ("css-flex-", "css-display-flex"),
    ("css-gap", "css-display-flex"),
    ("css-grid-", "css-display-grid"),
    ("css-selector-", "html-style"),
    ("css-pseudo-", "html-style"),
)
_OF_SELECTORS = ("css-selector-", "css-pseudo-")
FULL = 1.95  # percent: from here on no digit behind the point is told


class Failed(NamedTuple):
    """A feature, the clients that fail it, where it is used so that they do, and the readers' share."""

    feature: Feature
    struck: tuple[Failing, ...]
    places: tuple[Use, ...]
    share: float


def client_support(letter: Letter) -> Iterator[Diagnostic]:
    """What an email uses is shown by the programs of most readers, or something stands in for it (caniemail.com).

    Bad:   <div style="display: flex;">...</div>
    Good:  <td style="padding: 16px;">...</td><td style="padding: 16px;">...</td>
    """
    known = watched(letter.clients, tuple(letter.readers.items()))
    failed = (_failed(letter, slug, places, known[slug]) for slug, places in uses(letter).items() if slug in known)
    for one in _once([f for f in failed if f.places]):
        yield from _said(letter, one)


@lru_cache(maxsize=8)
def watched(clients: Clients, readers: tuple[tuple[str, float], ...]) -> Mapping[str, tuple[Failing, ...]]:
    """The features that clients of our readers fail, and on which something hangs; the clients with most readers first."""
    found = {}
    for slug, feature in clients.features.items():
        if weight_of(slug) != SILENT:
            said = verdicts(feature)
            failing = tuple(
                Failing(client, said[client], share * part_of(said[client]))
                for client, share in readers
                if share and client in said and said[client].status in (NO, PARTLY)
            )
            if severity(BREAKS, sum(f.share for f in failing)) is not None:
                found[slug] = failing
    return found


def _failed(letter: Letter, slug: str, places: Iterable[Use], failing: tuple[Failing, ...]) -> Failed:
    """Where a feature fails, and for whom."""
    feature = letter.clients.features[slug]
    failing = tuple(f for f in failing if not _led(letter.clients, slug, f.client))
    struck: dict[str, Failing] = {}
    shown: list[Use] = []
    for use in _meant(letter, slug, places) if failing else ():
        mine = [f for f in failing if _fails(letter, slug, use, f)] if not idle(slug, use) else []
        if mine:
            shown.append(use)
            struck.update((f.client, f) for f in mine)
    return Failed(feature, tuple(struck.values()), tuple(shown), sum(f.share for f in struck.values()))


def _once(failed: Sequence[Failed]) -> Iterator[Failed]:
    """A selector that fails in several ways is told of once: by that which most readers' programs lack."""
    best: dict[tuple[int, str], Failed] = {}
    for one in failed:
        for use in one.places if one.feature.slug.startswith(_OF_SELECTORS) else ():
            if one.share > best.setdefault((use.start, use.selector), one).share:
                best[use.start, use.selector] = one
    for one in failed:
        mine = tuple(use for use in one.places if best.get((use.start, use.selector), one) is one)
        yield one._replace(places=mine)


def _said(letter: Letter, one: Failed) -> Iterator[Diagnostic]:
    weights = [weight_here(one.feature.slug, use) for use in one.places]
    grave = severity(min(weights, default=SILENT, key=_rank), one.share)
    if grave is None:
        return
    message, do, why = _message(one), instead_of(one.feature.slug).do, _why(one, letter.clients)
    for use in one.places:
        yield Diagnostic(CODE, message, _where(letter, use), hint=do, severity=grave, why=why)


def _rank(weight: str) -> int:
    return ("breaks", "shows", "adorns", "silent").index(weight)


def _led(clients: Clients, slug: str, client: str) -> bool:
    """Whether a client lacks what the feature rests on, which is then told alone."""
    leader = next((leader for prefix, leader in _LEADERS if slug.startswith(prefix)), "")
    feature = clients.features.get(leader)
    said = verdicts(feature).get(client) if feature is not None and leader != slug else None
    return said is not None and (said.status == NO or (said.status == PARTLY and part_of(said) < 1))


def _meant(letter: Letter, slug: str, places: Iterable[Use]) -> Iterator[Use]:
    """The uses that count: of a sheet, only rules on which something rests, once for each kind of element they mean."""
    for use in places:
        if slug == "html-style":
            yield from _of_style(letter, use)
        elif use.rule is not None and use.web:
            seen = {(e.tag, e.get("style")): e for e in resting(letter).get(use.rule.start, ())}
            if not use.rule.at and seen:
                yield from (use._replace(element=element) for element in seen.values())
        elif use.rule is None or use.word:
            yield use


def _of_style(letter: Letter, use: Use) -> Iterator[Use]:
    """A sheet counts where something rests on a rule of it; the first of those rules is the place."""
    assert use.element is not None
    rules = sorted(start for start in resting(letter) if use.element.inner <= start < use.element.close)
    if rules:
        yield use._replace(start=rules[0], end=rules[0] + 1)


def _fails(letter: Letter, slug: str, use: Use, failing: Failing) -> bool:
    reads = use.word if failing.client in WORD else use.web
    return reads and hits(slug, use, failing.client, failing.verdict) and not covered(letter, slug, use, failing.client)


def _where(letter: Letter, use: Use) -> Span:
    if use.declaration is not None and use.element is not None and not use.kept:
        return _of_declaration(letter, use)
    return letter.html.span(use.start, max(use.end, use.start + 1))


def _of_declaration(letter: Letter, use: Use) -> Span:
    """The place of a declaration in a style attribute, as it is written."""
    assert use.element is not None
    for n, d in enumerate(letter.style(use.element)):
        if n == use.number and n < len(declarations(use.element.get("style"))):
            return letter.html.span(d.start, d.end)
    return letter.span(use.element)


def _message(one: Failed) -> str:
    title = re.sub(r" (?:CSS )?property$|^CSS ", "", one.feature.title.strip())
    number = f"{one.share:.0f} %" if one.share >= FULL else f"{one.share:.1f} %"
    seen = instead_of(one.feature.slug).seen
    return f"{title}: {seen}; about {number} of our readers see it so, in {named(one.struck)}"


def _why(one: Failed, clients: Clients) -> str:
    """When it was last tested, what was noted of the client with most readers, and where that can be read."""
    first = max(one.struck, key=lambda f: f.share)
    use = one.places[0]
    note = plain_note(first.verdict, f"{use.value} {use.element.tag if use.element is not None else ''}")
    tested = f"last tested {one.feature.tested}" if one.feature.tested else f"in the data of {clients.date}"
    said = f": “{note}” ({name_of(first.client)})" if note else ""
    return f"{tested}{said}; see {one.feature.url}"

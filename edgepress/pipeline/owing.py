"""A newsletter, and what the checks say of it -> how each issue stands, and who owes what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from edgepress.diagnostics import Diagnostic, Severity
from edgepress.load.article import permalink
from edgepress.model import Card, Contributor, IssueCard, Settings
from edgepress.pipeline.reading import Reading
from edgepress.report.owed import OWN, Board, Debt, Piece, Standing, ordered

People = Mapping[str, Contributor]
Told = Mapping[
    str, tuple[Diagnostic, ...]
]  # what must be fixed, by the slug of the issue; under "" what is of no issue

# What each finding asks for, by its name: a kind of report/owed.py. All others are things to mend.
WANTED: Mapping[str, str] = {
    "issue-missing": "welcome", "details-missing": "details", "field-missing": "details", "field-wrong-kind": "details",
    "field-twice": "details", "details-unreadable": "file", "file-unreadable": "file", "text-too-tangled": "file",
    "text-misplaced": "misplaced", "article-empty": "text", "placeholder": "words", "author-unknown": "person",
    "takeover-unknown": "person", "editors-agreed": "agreement", "people-in-picture": "people",
    "picture-credit": "credit", "description-missing": "description", "description-is-file-name": "description",
    "picture-missing": "picture", "picture-format": "picture", "picture-unreadable": "picture",
    "borrowed-picture": "picture", "pasted-picture": "picture", "licence-missing": "licence", "duplicate-slot": "slot",
}  # fmt: skip
LIGHTER = ("text-misplaced",)  # no “Must fix”, and yet somebody's work is missing
NOT_THERE = ("text", "file", "words")  # without these nobody can say that a piece has come


def stage_of(issue: IssueCard, must: int, built: str) -> str:
    """The stage of an issue, of which so much must be fixed, and whose digest in the build is `built` ("" for none).

    The one place where stages are told apart; docs/editors.md says the same in words.
    """
    if issue.sent:
        return "sent"
    if issue.status == "ready":
        return "built" if built and built == issue.digest else "ready"
    return "checked" if issue.count and not must else "draft"


def board_of(
    settings: Settings,
    cards: Sequence[IssueCard],
    people: People,
    told: Told,
    built: Mapping[str, str],
    today: date | None,
) -> Board:
    """The board of what was read and judged; `built` are the digests of the issues in the build."""
    some = (standing_of(card, people, told, built.get(card.slug, ""), today) for card in cards)
    return Board(settings.title, ordered(some), today)


def standing_of(issue: IssueCard, people: People, told: Told, built: str, today: date | None) -> Standing:
    """How one issue stands. What was sent owes nothing any more."""
    found = () if issue.sent else (*told.get(issue.slug, ()), *_about_people(issue, told.get("", ())))
    mine = tuple(d for d in found if d.severity is Severity.MUST)
    debts = () if issue.sent else _debts(issue, people, (*mine, *(d for d in found if d.code in LIGHTER)))
    must = len(mine)
    return Standing(
        issue.slug, issue.title or issue.slug, stage_of(issue, must, built), issue.number, issue.date, issue.due, issue.sent,
        changed=bool(built) and issue.status == "ready" and built != issue.digest, ready=issue.status == "ready", must=must,
        days=(issue.due - today).days if issue.due and today and not issue.sent else None,
        group=_name(issue.takeover, people) if issue.takeover else "", editors=_names(issue.editors, people),
        language=issue.language, pieces=tuple(_pieces(issue, people, mine)), debts=debts,
    )  # fmt: skip


def _named(issue: IssueCard) -> dict[str, None]:
    """Everybody whom an issue names, in order."""
    authors = (author for card in issue.cards for author in card.authors)
    return dict.fromkeys(id for id in (issue.takeover, *issue.editors, *authors) if id)


def _about_people(issue: IssueCard, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is said of the files of those whom an issue names."""
    named = _named(issue)
    return (d for d in told if _id(d.where.path) in named)


def _id(path: str) -> str:
    folder, _, name = path.partition("/")
    return name.removesuffix(".md") if folder == "contributors" else ""


def _name(id: str, people: People) -> str:
    return (people[id].name or id) if id in people else id


def _names(ids: Iterable[str], people: People) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(id, people) for id in ids))


def _pieces(issue: IssueCard, people: People, told: Iterable[Diagnostic]) -> Iterator[Piece]:
    found: dict[str, list[Diagnostic]] = {}
    for finding in told:
        found.setdefault(_piece(finding.where.path, issue.slug), []).append(finding)
    for card in issue.cards:
        some = found.get(card.name, [])
        there = not any(WANTED.get(d.code) in NOT_THERE for d in some)
        yield Piece(card.title or card.name, _names(card.authors, people), len(some), there)


def _piece(path: str, slug: str) -> str:
    """The name of the piece that a file holds; empty for any other file."""
    name = path.removeprefix(f"issues/{slug}/")
    plain = name.endswith(".md") and "/" not in name and name != "issue.md"
    return permalink(path) if plain else ""


def _debts(issue: IssueCard, people: People, told: Iterable[Diagnostic]) -> tuple[Debt, ...]:
    """What is lacking, each kind of a piece counted once: what the checks say, then what is plainly not there."""
    counted: dict[Debt, int] = {}
    for finding in told:
        for debt in _asked(issue, people, finding):
            counted[debt] = counted.get(debt, 0) + 1
    once = ("agreement", "person", "text", "slot")
    return (
        *(debt._replace(times=1 if debt.kind in once else n) for debt, n in counted.items()),
        *(_absent(issue, people) if issue.status != "ready" else ()),
    )


def _asked(issue: IssueCard, people: People, finding: Diagnostic) -> Iterator[Debt]:
    """What a finding asks for, and of whom."""
    kind, path = WANTED.get(finding.code, "mend"), finding.where.path
    card = next((c for c in issue.cards if c.name == _piece(path, issue.slug)), None)
    if path.startswith("contributors/"):
        yield Debt((_name(_id(path), people),), kind, path=path)
        return
    who = () if kind in OWN else _owing(issue, card, people)
    title = (card.title or card.name) if card else ""
    debt = Debt(who, kind, where=title, path=path, grave=finding.code not in LIGHTER)
    if kind == "agreement":
        yield from (
            Debt((_name(id, people),), kind, path=f"contributors/{id}.md")
            for id in (card.authors if card else issue.editors)
            if id in people and people[id].kind == "person" and not people[id].agrees
        )
    elif kind == "person":
        ids = card.authors if card else (issue.takeover,) if finding.code == "takeover-unknown" else issue.editors
        yield from (
            Debt(_group(issue, people), kind, path=f"contributors/{id}.md", about=id) for id in ids if id not in people
        )
    else:
        yield debt


def _owing(issue: IssueCard, card: Card | None, people: People) -> tuple[str, ...]:
    """Who sees to a piece: its authors, as far as anybody knows them; to all else the group."""
    known = [id for id in card.authors if id in people] if card else []
    return _names(known, people) or _group(issue, people)


def _group(issue: IssueCard, people: People) -> tuple[str, ...]:
    """Who sees to an issue as a whole: its editors, else the group that took it over, else the newsletter's editor."""
    known = [id for id in issue.editors if id in people]
    return _names(known, people) or (_names([issue.takeover], people) if issue.takeover in people else ())


def _absent(issue: IssueCard, people: People) -> Iterator[Debt]:
    """What nothing complains about and is plainly not there; the issue could go out without most of it."""
    path, group = f"issues/{issue.slug}/issue.md", _group(issue, people)
    if not issue.count:
        yield Debt(group, "piece", path=path.removesuffix("issue.md"))
    if not issue.preview:
        yield Debt(group, "preview", path=path, grave=False)
    for id in dict.fromkeys(author for card in issue.cards for author in card.authors):
        who = people.get(id)
        if who and who.kind == "person":
            lacking = [k for k, there in (("biography", who.seen.words), ("photo", who.photo)) if not there]
            yield from (Debt((_name(id, people),), k, path=f"contributors/{id}.md", grave=False) for k in lacking)
    if issue.date is None:
        yield Debt((), "date", path=path)
    if issue.number is None:
        yield Debt((), "number", path=path, grave=False)


def gathered(reading: Reading, judged: Mapping[str, tuple[Diagnostic, ...]]) -> dict[str, tuple[Diagnostic, ...]]:
    """What is said of each issue by slug, by those who read it and by those who judged it; under "" what is of none."""
    loose = (*judged.get("", ()), *reading.told)
    told = {slug: (*entry.told, *judged.get(slug, ())) for slug, entry in reading.issues.items()}
    for finding in loose:
        slug = finding.where.path.split("/")[1] if finding.where.path.startswith("issues/") else ""
        if slug in told:
            told[slug] = (*told[slug], finding)
    return {**told, "": loose}

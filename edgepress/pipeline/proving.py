"""Finished emails, or issues by their slugs, to what the proofs say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from edgepress import load
from edgepress.cache import Memory
from edgepress.diagnostics import Diagnostic, Stop
from edgepress.load.letter import MESSAGES, PAGES, Post, read_letter
from edgepress.load.lists import load_lists
from edgepress.load.settings import PATH
from edgepress.model import Issue, Settings, Site
from edgepress.pipeline import chosen_slugs
from edgepress.pipeline.standing import built_slugs, carried, digest_of, message_of, standing
from edgepress.pipeline.supporting import Reach, known
from edgepress.proof.every import prove
from edgepress.proof.letter import Letter
from edgepress.source import Source


class Proved(NamedTuple):
    """What the proofs say: findings in order, the texts they point into, the emails that were read, notes for the end."""

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    letters: tuple[Letter, ...]
    notes: tuple[str, ...] = ()


def prove_all(root: Path, out: Path, names: Sequence[str]) -> Proved:
    """Prove files and issues: a name is a file when it ends like one, holds a slash or stands here, else the slug of an issue.

    Without names, every issue that is built. Raises Stop for what is not there.
    """
    names = tuple(dict.fromkeys(names))
    files = [name for name in names if is_file(name)]
    _newsletter_for([name for name in names if not is_file(name)], root)
    slugs = [name for name in names if not is_file(name)] if names else built_slugs(out)
    if not names and not slugs:
        raise Stop(f"there is no email in {out}; run edgepress build first, or name a file")
    reach = known(root) if files else None
    letters = [of_file(Path(name), reach) for name in files]
    notes: list[str] = []
    for letter, said in of_issues(root, out, slugs) if slugs else ():
        letters.append(letter)
        notes += said
    found = [d for letter in letters for d in prove(letter)]
    return Proved(tuple(found), _sources(letters), tuple(letters), tuple(notes))


def _newsletter_for(slugs: Sequence[str], root: Path) -> None:
    """Issues lie in a newsletter: where there is none, whoever named something else hears what can be named."""
    if slugs and not (root / PATH).is_file():
        raise Stop(
            f"“{slugs[0]}” is no file that ends in .html or .eml, and no issue: {root} holds no newsletter; "
            "name a file, or the newsletter with --root"
        )


def is_file(name: str) -> bool:
    """Whether a name in the command means a file and not an issue."""
    return "/" in name or "\\" in name or name.lower().endswith((*PAGES, *MESSAGES)) or Path(name).is_file()


def of_file(path: Path, reach: Reach | None = None) -> Letter:
    """A letter of somebody's file. The words of the press's own lists are there, whatever newsletter it is of.

    `reach` is what is known of mail programs and of who uses them; without it, what the press knows.
    """
    post = read_letter(path)
    letter = _letter(path.as_posix(), post)
    clients, readers = reach or known(Path(), Settings())
    return replace(letter, lists=load_lists(Path(), [letter.language or "en"]), clients=clients, readers=readers)


def _letter(path: str, post: Post) -> Letter:
    """A letter with its parts; those of a message bear its name and which part they are."""
    where = f"{path} (HTML)" if post.raw else path
    text = Source(f"{path} (text)", post.text) if post.text is not None else None
    return Letter(html=Source(where, post.html), text=text, raw=post.raw)


def of_issues(root: Path, out: Path, slugs: Sequence[str]) -> Iterable[tuple[Letter, list[str]]]:
    """A letter of each issue, as it stands in the build or, where it does not, as it would be built; with what to note."""
    from edgepress.load.settings import load_settings
    from edgepress.load.theme import load_theme, read_theme
    from edgepress.pipeline.packed import unpack
    from edgepress.pipeline.reading import read
    from edgepress.render.short import settled

    settings = load_settings(root).value[0]
    survey = load.survey(root, slugs)
    chosen = chosen_slugs(slugs, survey.issues)
    theme = load_theme(read_theme(root, settings.theme))
    clients, readers = known(root, settings)
    reading = read(root, survey, settings.language or "en", Memory(), Path())
    languages = {settings.language, *(reading.issues[slug].card.language for slug in chosen)}
    lists = load_lists(root, languages)
    cards = tuple(reading.issues[slug].card for slug in chosen)
    site = Site(settings=settings, contributors=reading.people, issues=cards, lists=lists, theme=theme)
    for slug in chosen:
        issue = settled(unpack(reading.issues[slug].packed, Path(), slug), settings)
        letter, notes = _of_issue(out, _within(root, out), site, issue)
        yield replace(letter, clients=clients, readers=readers), notes


def _of_issue(out: Path, within: str, site: Site, issue: Issue) -> tuple[Letter, list[str]]:
    place, notes, before = f"email/{issue.slug}/index.html", [], ""
    files = standing(out, issue.slug)
    if place in files:
        raw = message_of(out, issue.slug)
        path = f"{within}/{place}"
        same = digest_of(out, issue.slug) == issue.digest
        before = _before(site, issue, files[place]) if same else ""
        if not before:
            what = "has changed since it was built" if not same else "would be built otherwise now"
            notes.append(f"{issue.slug} {what}; run edgepress build, then this again.")
    else:
        made = _made(site, issue)
        files = {path: data.decode("utf-8") for path, data in made.items() if path.endswith((".html", ".txt"))}
        raw, path = made.get(f"email/{issue.slug}/message.eml", b""), place
        same, before = True, _before(site, issue, files[place])
        notes.append(f"{issue.slug} is not built yet, so this is of what would be built.")
    text = files.get(f"email/{issue.slug}/index.txt")
    sheet = Source(f"templates/{site.settings.theme}/email/inline.css", site.theme.sheets.get("email/inline.css", ""))
    letter = Letter(
        html=Source(path, files[place]),
        text=Source(path.replace("index.html", "index.txt"), text) if text is not None else None,
        raw=raw,
        issue=issue,
        files={**files, **carried(issue.slug, raw, files)}
        if same
        else {},  # what was built of other words holds others
        before=before,
        sheet=sheet,
        settings=site.settings,
        lists=site.lists,
    )
    return letter, notes


def _before(site: Site, issue: Issue, html: str) -> str:
    """The email without its styles; nothing where it is not what was built, because theme, settings or file have changed."""
    from edgepress.inlining.changes import bare
    from edgepress.render.email import unstyled_html

    before = unstyled_html(replace(site, desk=issue), issue)
    if bare(before) == bare(html):
        return before
    fresh = _made(site, issue)[f"email/{issue.slug}/index.html"].decode("utf-8")
    return before if bare(fresh) == bare(html) else ""


def _within(root: Path, out: Path) -> str:
    """The build folder as findings name it: from the newsletter's root, where it stands in there."""
    try:
        return out.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return out.as_posix()


def _made(site: Site, issue: Issue) -> dict[str, bytes]:
    """The files of an issue as a build would make them, its pictures apart."""
    from edgepress.render import RENDERERS

    desk = replace(site, desk=issue)
    return {a.path: a.content for make in RENDERERS for a in make(desk, issue) if isinstance(a.content, bytes)}


def _sources(letters: Iterable[Letter]) -> dict[str, Source]:
    found = {}
    for letter in letters:
        for source in (letter.html, letter.text, letter.sheet):
            if source is not None:
                found[source.path] = source
        if letter.raw:
            path = letter.message_path
            found.setdefault(path, Source(path, letter.raw.decode("latin-1").replace("\r\n", "\n")))
    return found

"""The contests: which commands take turns, and the goals set for their ratios."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.conftest import browser_path

from . import newsletters, peers, press
from .corpora import append_sentence, lay_out, newest_article, same_article_in_hugo
from .goals import Goal, above, memory_of, noted, time_of
from .measure import Command
from .place import REPOSITORY, Place
from .trouble import Trouble

WEB_ONLY = ("--only", "web")
GROWTH = 5  # so many times the issues
LETTERS = 40
# So little that what its proof costs is start-up; with no more in it than what must be in an email.
LINE = """<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light">
<title>Tea at four</title><style>:root { color-scheme: light }</style></head><body>
<div style="display: none; mso-hide: all; max-height: 0; overflow: hidden">The kettle is on, and there is cake for all.</div>
<div lang="en" dir="ltr"><h1 style="font-family: Arial; font-size: 30px; line-height: 40px; color: #000000">Tea at four</h1>
<a href="https://a.example.org/unsubscribe" style="font-family: Arial; font-size: 16px; color: #000000">Unsubscribe</a></div>
</body></html>
"""
PROVED = "2026-12-winter-reading"  # an issue of this newsletter, whose email has about 60 KB


@dataclass(frozen=True, slots=True)
class Contest:
    """Commands that take turns, and their goals; short commands take `times` as many rounds to even out."""

    commands: Sequence[Command]
    goals: Sequence[Goal]
    times: int = 1


def cold(place: Place) -> Contest:
    """The whole archive, and the archive with all emails, from nothing."""
    n = place.issues
    root = lay_out(place, "edgepress", n, "press")
    commands = [
        press.cold("press, archive", root, n, *WEB_ONLY),
        press.cold("press, archive and emails", root, n),
        peers.pelican(lay_out(place, "pelican", n, "pelican"), place.peers),
        peers.eleventy(lay_out(place, "eleventy", n, "eleventy"), place.peers),
    ]
    goals = [
        Goal(f"cold archive, {n} issues: edgepress / Pelican", 0.45, time_of("press, archive", "Pelican")),
        Goal(f"cold archive, {n} issues: edgepress / Eleventy", 0.80, time_of("press, archive", "Eleventy")),
        Goal("cold archive and all emails: edgepress / Pelican's archive", 1.0,
             time_of("press, archive and emails", "Pelican")),
    ]  # fmt: skip
    return Contest(commands, goals)


def growth(place: Place) -> Contest:
    """Archive and emails of five times as many issues."""
    small, large = place.issues, place.issues * GROWTH
    commands = [
        press.cold("press, small", lay_out(place, "edgepress", small, "small"), small),
        press.cold("press, large", lay_out(place, "edgepress", large, "large"), large),
    ]
    goals = [
        Goal(f"growth: edgepress at {large} issues / at {small}", 5.5, time_of("press, large", "press, small")),
        Goal(f"growth: largest process of edgepress at {large} issues", 300, memory_of("press, large"), "MB"),
    ]
    return Contest(commands, goals)


def rebuild(place: Place) -> Contest:
    """Archive and emails once more, after one edit and after none, with output and cache in place."""
    root = lay_out(place, "edgepress", place.issues, "rebuild")
    site = lay_out(place, "hugo", place.issues, "hugo")
    article = newest_article(root)
    same = same_article_in_hugo(site, article)
    edited = press.build("press, one edit", root, before=append_sentence(article))
    commands = [
        Command("Hugo", [peers.hugo(place.peers), "--quiet"], site, append_sentence(same)),
        replace(edited, after=press.with_the_sentence(root)),
        press.build("press, no edit", root),
    ]
    goals = [
        Goal("one article edited: edgepress / Hugo's rebuild", 0.30, time_of("press, one edit", "Hugo")),
        Goal("nothing edited: edgepress / Hugo's rebuild", 0.12, time_of("press, no edit", "Hugo")),
    ]
    return Contest(commands, goals, times=2)


def inlining(place: Place) -> Contest:
    """Forty newsletters, rendered but not yet inlined, each program in one process."""
    source, ours, theirs = (place.sites / name for name in ("letters", "letters-ours", "letters-stock"))
    newsletters.write(source, LETTERS)
    script = Path(__file__).with_name("inlining_juice.cjs")
    commands = [
        Command("edgepress", _inliner("ours", source, ours), REPOSITORY),
        Command("stock premailer", _inliner("stock", source, theirs), REPOSITORY),
        peers.juice(script, [str(source), str(place.sites / "letters-juice")], place.peers),
    ]
    goals = [
        Goal("inlining 40 newsletters: edgepress / stock premailer, same bytes", 0.15,
             time_of("edgepress", "stock premailer"), objection=lambda: newsletters.difference(ours, theirs)),
        Goal("inlining 40 newsletters: edgepress / juice", 0.65, time_of("edgepress", "juice")),
    ]  # fmt: skip
    return Contest(commands, goals)


def _inliner(who: str, source: Path, target: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bench.inlining", who, str(source), str(target)]


def check(place: Place) -> Contest:
    """What a guest waits for after each save, and what an editor waits for before a build."""
    small, large = place.issues, place.issues * GROWTH
    one = lay_out(place, "edgepress", small, "checked-small")
    many = lay_out(place, "edgepress", large, "checked-large")
    slug = newest_article(one).parent.name
    imports = "import click, yaml, pydantic, markdown"
    commands = [
        Command("check of one issue", press.edgepress("check", "--root", str(one), slug), REPOSITORY),
        Command("four imports", [sys.executable, "-c", imports], REPOSITORY),
        Command("check, small", press.edgepress("check", "--root", str(one)), REPOSITORY),
        Command("check, large", press.edgepress("check", "--root", str(many)), REPOSITORY),
    ]
    goals = [
        Goal(f"`edgepress check` of one issue of {small} / `{imports}`", 1.5, time_of("check of one issue", "four imports")),
        Goal(f"growth: `edgepress check` of {large} issues / of {small}", 5.5, time_of("check, large", "check, small")),
    ]  # fmt: skip
    return Contest(commands, goals)


def proof(place: Place) -> Contest:
    """One email of about 60 KB, finished, before every proof there is."""
    out = place.sites / "proved"
    email = press.email_of(REPOSITORY, out, PROVED)
    line = out / "line.html"
    line.write_text(LINE, encoding="utf-8")
    imports = "import click, lxml.html, cssutils"
    commands = [
        Command("proof of one email", press.edgepress("proof", str(email)), REPOSITORY),
        Command("proof of one line", press.edgepress("proof", str(line)), REPOSITORY),
        Command("three imports", [sys.executable, "-c", imports], REPOSITORY),
    ]
    goals = [
        Goal(f"`edgepress proof` of one email of {email.stat().st_size // 1000} KB after start-up", 150,
             above("proof of one email", "proof of one line"), unit="ms"),
        Goal(f"the same with start-up / `{imports}`", 2.0, time_of("proof of one email", "three imports")),
    ]  # fmt: skip
    return Contest(commands, goals, times=4)


def preview(place: Place) -> Contest:
    """What a guest waits for after each save, with the preview open in a browser beside the text."""
    if browser_path() is None:
        raise Trouble("There is no Chromium on this machine, so nobody can see when a page is painted.")
    root = lay_out(place, "edgepress", place.issues, "previewed")
    figures = place.sites / "saves.jsonl"

    def forget(number: int) -> None:
        """The warm-up counts for nothing."""
        if number == 1:
            figures.unlink(missing_ok=True)

    script = [sys.executable, "-m", "tests.bench.saving", str(root), str(figures)]
    row = f"preview, {place.issues} issues: an article saved, until the browser has painted it"
    goals = [
        Goal(row, 300, noted(figures, "painted"), unit="ms"),
        Goal("the same, until the preview tells its page of it", 100, noted(figures, "told"), unit="ms"),
    ]
    return Contest([Command("a few saves", script, REPOSITORY, forget)], goals)


def help_page(_place: Place) -> Contest:
    """The first thing a newcomer types."""
    commands = [
        Command("edgepress --help", press.edgepress("--help"), REPOSITORY),
        Command("import click", [sys.executable, "-c", "import click"], REPOSITORY),
    ]
    goals = [Goal("`edgepress --help` / `import click`", 2.0, time_of("edgepress --help", "import click"))]
    return Contest(commands, goals, times=4)


CONTESTS: dict[str, Callable[[Place], Contest]] = {
    "cold": cold,
    "growth": growth,
    "rebuild": rebuild,
    "inlining": inlining,
    "check": check,
    "proof": proof,
    "preview": preview,
    "help": help_page,
}

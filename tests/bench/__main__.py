"""`python -m tests.bench`: how fast the press is beside other programs.

Progress to stderr, the table to stdout. Exit 0: all goals met; 1: a goal was missed or could not be measured;
2: called wrongly, or the corpus is missing.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .contests import CONTESTS
from .goals import Verdict, judge, unmeasured
from .measure import in_turn
from .peers import VERSIONS
from .place import Place, in_memory, material, work_folder
from .table import page_with, table
from .trouble import Trouble

NOT_IN_MEMORY = "**not on a memory file system: trust no figure of a program that writes files**"


def main(arguments: Sequence[str]) -> int:
    """Run the contests, print the table, answer with the exit code."""
    options = _options(arguments)
    try:
        material()
    except Trouble as trouble:
        _tell(str(trouble))
        return 2
    verdicts = _all_contests(options)
    text = table(verdicts, _facts(options.work, options.only))
    print(text, end="")
    if options.write:
        _write(options.write, text)
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.bench", description="How fast the press is beside other programs."
    )
    parser.add_argument(
        "--work", type=Path, default=work_folder(), help="for corpora and installed peers [%(default)s]"
    )
    parser.add_argument("--issues", type=_positive, default=100, help="size of the newsletter [%(default)s]")
    parser.add_argument("--rounds", type=_positive, default=5, help="after one warm-up round [%(default)s]")
    parser.add_argument("--only", nargs="+", choices=CONTESTS, default=list(CONTESTS), metavar="NAME",
                        help=f"some of: {', '.join(CONTESTS)}")  # fmt: skip
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="put the table into this page, such as docs/speed.md"
    )
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _all_contests(options: argparse.Namespace) -> list[Verdict]:
    """Sites are thrown away at the end; the installed peers stay for the next run."""
    work: Path = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="sites-", dir=work) as sites:
        place = Place(Path(sites), work / "peers", options.issues)
        return [verdict for name in options.only for verdict in _contest(name, place, options.rounds)]


def _contest(name: str, place: Place, rounds: int) -> list[Verdict]:
    """The verdicts of one contest; one that cannot be held must not cost us the others."""
    _tell(f"{name}:")
    try:
        contest = CONTESTS[name](place)
        measured = in_turn(contest.commands, rounds * contest.times, _tell)
    except Trouble as trouble:
        _tell(f"  {trouble}")
        return [unmeasured(name, str(trouble))]
    return [judge(goal, measured) for goal in contest.goals]


def _facts(work: Path, only: Sequence[str]) -> str:
    """What the figures depend on, without a date: versions, cores, file system, and what was left out."""
    where = "on a memory file system" if in_memory(work) else NOT_IN_MEMORY
    facts = [
        f"Python {platform.python_version()}, premailer {_version('premailer')}, {VERSIONS}",
        f"{os.cpu_count()} cores",
        where,
    ]
    if set(only) != set(CONTESTS):
        facts.append(f"measured only: {', '.join(only)}")
    return "; ".join(facts) + "."


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _write(page: Path, text: str) -> None:
    old = page.read_text(encoding="utf-8") if page.is_file() else ""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(page_with(text, old), encoding="utf-8")
    _tell(f"The table is in {page}.")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

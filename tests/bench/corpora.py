"""The made-up newsletter, laid out for each program, and the small edits a round begins with."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .place import Place, material
from .trouble import Trouble

NUMBERS = "no one two three four five six seven eight nine".split()


def lay_out(place: Place, layout: str, issues: int, name: str) -> Path:
    """A fresh folder: the corpus of so many issues in a program's layout, and the program's templates."""
    folder = place.sites / name
    shutil.rmtree(folder, ignore_errors=True)
    _copy(material() / "peers" / layout, folder)
    generator = [
        sys.executable,
        str(material() / "gen_corpus.py"),
        "--issues",
        str(issues),
        "--layout",
        layout,
    ]
    done = subprocess.run([*generator, "--out", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"The corpus for {layout} could not be made: {done.stderr.strip()[-300:]}")
    return folder


def _copy(source: Path, target: Path) -> None:
    """Only the bytes: the peers' folders are read-only, and copytree would make the copies read-only too."""
    for file in source.rglob("*"):
        if file.is_file():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())


def newest_article(root: Path) -> Path:
    """The first article of the newest issue of an edgepress newsletter."""
    newest = max(path for path in (root / "issues").iterdir() if path.is_dir())
    return min(newest.glob("[0-9]*.md"))


def same_article_in_hugo(root: Path, article: Path) -> Path:
    """The same text in Hugo's layout, where the number before the name is missing."""
    return root / "content" / "issues" / article.parent.name / article.name.partition("-")[2]


def sentence(number: int) -> str:
    """A sentence of its own for every round, with nothing in it that typography would change."""
    return (
        "The tide gauge on the harbour wall read " + " ".join(NUMBERS[int(digit)] for digit in str(number)) + " today."
    )


def append_sentence(article: Path) -> Callable[[int], None]:
    """An edit for the start of a round: one more paragraph at the end of the article."""

    def edit(number: int) -> None:
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\n{sentence(number)}\n")

    return edit


def remove(*paths: Path) -> Callable[[int], None]:
    """A clean start of a round: these folders and files are gone."""

    def clean(_round: int) -> None:
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    return clean

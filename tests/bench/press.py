"""The press as the bench runs it: `python -m edgepress`, and a look at whether it did its work."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .corpora import newest_article, remove, sentence
from .measure import Command, nothing
from .place import REPOSITORY
from .trouble import Trouble


def edgepress(*arguments: str) -> list[str]:
    """The command line of the press, run by the interpreter that runs the bench."""
    return [sys.executable, "-m", "edgepress", *arguments]


def build(name: str, root: Path, *more: str, before: Callable[[int], None] = nothing) -> Command:
    """A build into the folder beside the newsletter, which keeps output and cache."""
    arguments = edgepress("build", "--root", str(root), "--out", str(out_of(root)), *more)
    return Command(name, arguments, REPOSITORY, before)


def cold(name: str, root: Path, issues: int, *more: str) -> Command:
    """A build that finds neither output nor cache; afterwards every issue must be there."""
    command = build(name, root, *more, before=remove(out_of(root)))
    folders = ["web/issues"] if more else ["web/issues", "email"]

    def complete(_round: int) -> None:
        for folder in folders:
            found = len(list((out_of(root) / folder).glob("*/index.html")))
            if found < issues:
                raise Trouble(f"{name} made {found} of {issues} issues in {folder}, so its time means nothing.")

    return Command(name, command.arguments, command.folder, command.before, complete)


def email_of(root: Path, out: Path, slug: str) -> Path:
    """The email of an issue, built now. Raises Trouble when there is none."""
    subprocess.run(edgepress("build", slug, "--root", str(root), "--out", str(out), "--only", "email"), check=False)
    email = out / "email" / slug / "index.html"
    if not email.is_file():
        raise Trouble(f"{slug} could not be built, so there is no email to be proved.")
    return email


def with_the_sentence(root: Path) -> Callable[[int], None]:
    """A look, after a rebuild, whether the sentence of this round arrived in the email and in the archive."""
    article = newest_article(root)
    slug, name = article.parent.name, article.stem.partition("-")[2]
    pages = [f"email/{slug}/index.html", f"web/issues/{slug}/{name}/index.html"]

    def look(number: int) -> None:
        for page in pages:
            file = out_of(root) / page
            if not file.is_file() or sentence(number) not in file.read_text(encoding="utf-8"):
                raise Trouble(f"The edit did not arrive in {page}, so the time of the rebuild means nothing.")

    return look


def out_of(root: Path) -> Path:
    """The build folder of a newsletter of the bench."""
    return root.with_name(root.name + "-build")

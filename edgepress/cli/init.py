"""edgepress init"""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from edgepress.cli import ask, options


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The name of the newsletter.  [made of the folder's name]")
@click.option("--base-url", help="The web address where its archive will stand.")
@click.option("--language", help="Its language, such as en-GB.  [en]")
@click.option("--from", "sender", help="Who sends it: a name and an email address.")
@click.option("--postal-address", help="A postal address; the law asks for one in every email.")
@click.option("--licence", help="The licence of all texts.  [CC-BY-4.0]")
def init(
    folder: Path,
    title: str | None,
    base_url: str | None,
    language: str | None,
    sender: str | None,
    postal_address: str | None,
    licence: str | None,
) -> int:
    """Make a new newsletter in a folder of its own.

    DIR gets settings, a sample issue, and what lies round it.
    """
    from edgepress import lay
    from edgepress.load import blanks, editors, kinds
    from edgepress.pipeline.answers import said
    from edgepress.pipeline.starting import is_free
    from edgepress.start.newsletter import Newsletter, newsletter_files, placeholders, title_of

    is_free(folder)
    name = ask.answer(
        "--title", title, "Name of the newsletter", said(kinds.line, "a name"), title_of(folder.resolve().name)
    )
    otherwise = placeholders(name)
    letter = Newsletter(
        title=name,
        base_url=ask.answer("--base-url", base_url, "Web address of its archive", kinds.web, otherwise.base_url),
        language=ask.answer("--language", language, "Language", kinds.language, otherwise.language),
        sender=ask.answer("--from", sender, "Sender", kinds.mail, otherwise.sender),
        postal_address=ask.answer(
            "--postal-address", postal_address, "Postal address", kinds.sentences, otherwise.postal_address
        ),
        licence=licence or otherwise.licence,
    )
    files = {**newsletter_files(blanks.blank_newsletter(), letter), **editors.made()}
    lay.lay(folder, files)
    _close(folder, files, _kept(letter, otherwise))
    return 0


def _kept(letter: object, otherwise: object) -> list[str]:
    """The settings that nobody answered, so that something stands in for them."""
    same = [
        name for name in ("base_url", "sender", "postal_address") if getattr(letter, name) == getattr(otherwise, name)
    ]
    return [{"sender": "from"}.get(name, name.replace("_", "-")) for name in same]


def _close(folder: Path, files: dict[str, bytes], kept: list[str]) -> None:
    here = folder.resolve() == Path.cwd()
    shown = folder.resolve().name if here else str(folder)
    options.say(f"made  {shown}/, a newsletter of {len(files)} files", err=False)
    examples = ", ".join([*kept, "unsubscribe"])
    ask.tell(f"Only examples, until you write your own into {folder / 'pyproject.toml'}: {examples}.")
    ask.tell("One sample issue is in it, issues/example. README.md tells the rest.")
    ask.next_step("edgepress check" if here else f"cd {shlex.quote(shown)} && edgepress check")

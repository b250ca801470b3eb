"""edgepress admin"""

from __future__ import annotations

from pathlib import Path

import click

from edgepress.cli import options


@click.command()
@options.root
@click.option("--repo", metavar="OWNER/NAME", help="Where the newsletter is kept.  [as git knows it]")
@click.option("--branch", help="The branch that texts go to in the end.  [as the host says]")
@click.option(
    "--backend",
    type=click.Choice(["github", "gitlab", "proxy", "test"]),
    help="Who keeps it; proxy is decap-server on this machine, test keeps nothing.  [as git knows it]",
)
@click.option("--sign-in", metavar="URL", help="The helper by which guests sign in.  [none: they paste a token]")
@click.option("--cms", type=click.Choice(["sveltia", "decap"]), help="The program in the browser.  [sveltia]")
@click.option("--script", metavar="URL", help="Where the program's file lies, such as sveltia-cms.js beside the page.")
def admin(root: Path, **said: str | None) -> None:
    """Make admin/, the page on which guests write in a browser.

    What you said the last time is kept. Run it again after each new issue.
    """
    from edgepress import changed
    from edgepress.admin import pages, wishing
    from edgepress.lay import lay
    from edgepress.pipeline.administering import beginnings, newsletter

    known = newsletter(root)
    before = beginnings(root)
    wish = wishing.settle(said, before, changed.home(root))
    files = pages(known, wish)
    lay(root, files, over=before)
    for path in files:
        options.say(path, err=False)
    options.say(wishing.closing(known, wish))

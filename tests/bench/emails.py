"""How long the emails of this newsletter take by one inliner: `python -m tests.bench.emails premailer|css-inline`.

Time of the processor, in one process: the first time, when libraries are loaded and the sheet is read, and from then on.
"""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from edgepress import crew, pipeline
from edgepress.model import Issue, Site

ROUNDS = 15


def main(inliner: str) -> None:
    """Build the emails once, then make each again and again."""
    given, first = [], []
    room = import_module("edgepress.render.email")
    email_html = room.email_html

    def timed(site: Site, issue: Issue) -> str:
        site = replace(site, settings=replace(site.settings, inliner=inliner))
        begin = process_time()
        html = email_html(site, issue)
        first.append(process_time() - begin)
        given.append((site, issue))
        return html

    with patch.object(crew, "cores", lambda: 1), patch.object(room, "email_html", timed), TemporaryDirectory() as out:
        pipeline.build(Path(), Path(out) / "build", pipeline.Wishes(drafts=True, only=("email",), keep=False))
    rounds = []
    for _ in range(ROUNDS):
        begin = process_time()
        for site, issue in given:
            email_html(site, issue)
        rounds.append(process_time() - begin)
    print(f"{inliner}, {len(given)} emails: first {sum(first):.3f} s, then {median(rounds):.3f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The command `edgepress` as a process of its own; `python -m edgepress` is the same."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgepress.crew import Hand


def run() -> None:
    """Run the command, and end at once: taking Python down in order costs a tenth of a short command."""
    # A command makes a hundred thousand small things and throws them away at its end: looking through them for circles
    # every 700 takes a tenth of the time.
    gc.set_threshold(100_000, 20, 100)
    hand = _early(sys.argv[1:])
    from edgepress.cli import main

    code = 0
    try:
        main(hand=hand)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads any more
        pass
    if hand is not None:
        hand.dismiss()
    os._exit(code)


def _early(arguments: Sequence[str]) -> Hand | None:
    """For `edgepress check SLUG`, which answers at every save: a worker who loads what reads while the command line loads."""
    if arguments[:1] != ["check"] or all(word.startswith("-") for word in arguments[1:]):
        return None
    from edgepress.pipeline import call_reader

    return call_reader()


if __name__ == "__main__":
    run()

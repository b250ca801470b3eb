"""Runs edgepress many times in one process, as `python -m edgepress` would be run each time: a start takes longer than a run.

Reads a JSON list of argument lists, writes a JSON list of [code, out, err].
"""

from __future__ import annotations

import contextlib
import io
import json
import sys

from edgepress.cli import main


def run(arguments: list[str]) -> tuple[int, str, str]:
    """One command: its exit code and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(arguments)
        except SystemExit as end:
            return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    json.dump([run(arguments) for arguments in json.load(sys.stdin)], sys.stdout)

"""Commands as somebody types them, run in this process: what they said and how they left."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from edgepress.cli import main


class Said(NamedTuple):
    """The answer of a command."""

    code: int
    out: str
    err: str


Say = Callable[..., Said]


def commands(capsys: pytest.CaptureFixture[str]) -> Say:
    """A function to which a command is said word by word."""

    def run(*words: str) -> Said:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        heard = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, heard.out, heard.err)

    return run

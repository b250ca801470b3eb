"""`python -m tests.golden.accept`: what the press makes of the tiny newsletter now is what it shall make. Read the diff."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from .tiny import BUILD, NEWSLETTER, files, press


def accept() -> None:
    """Write tests/golden/build/ anew."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        press(NEWSLETTER, out)
        made = files(out)
    shutil.rmtree(BUILD, ignore_errors=True)
    for path, content in made.items():
        (BUILD / path).parent.mkdir(parents=True, exist_ok=True)
        (BUILD / path).write_bytes(content)
    print(f"{BUILD}: {len(made)} files")


if __name__ == "__main__":
    accept()

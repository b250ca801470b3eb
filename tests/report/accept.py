"""`python -m tests.report.accept`: what is said of a board and in letters now is what shall be said. Read the diff."""

from __future__ import annotations

from .owing_texts import SAID, TEXTS


def accept() -> None:
    """Write tests/report/owing/ anew."""
    SAID.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (SAID / name).write_text(text(), encoding="utf-8", newline="\n")
    print(f"{SAID}: {len(TEXTS)} files")


if __name__ == "__main__":
    accept()

"""`python -m tests.cli.accept`: docs/commands.md from the commands as they are now."""

from __future__ import annotations

from .page import PAGE, page

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)

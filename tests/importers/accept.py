"""`python -m tests.importers.accept`: the expected articles, as they come out now. Read the difference like prose."""

from __future__ import annotations

from pathlib import Path

from tests.importers.brought import brought
from tests.importers.make import HERE, MADE, SOURCES

EXPECTED = HERE / "expected"


def documents() -> list[Path]:
    """All documents that are imported in the tests, those by LibreOffice first."""
    pages = [*SOURCES.glob("*.html"), *SOURCES.glob("*/*.html")]
    return sorted(MADE.glob("*.docx")) + sorted(SOURCES.glob("*.fodt")) + sorted(MADE.glob("*.odt")) + sorted(pages)


def expected(file: Path) -> tuple[Path, Path]:
    """Where the article and what is told of it stand. One text in three formats gives one article, as a rule."""
    own = EXPECTED / f"{file.name}.md", EXPECTED / f"{file.name}.txt"
    twin = EXPECTED / f"{file.stem}.docx.md", EXPECTED / f"{file.stem}.docx.txt"
    same = file.suffix in (".fodt", ".odt")
    return (own[0] if own[0].exists() or not same else twin[0]), (own[1] if own[1].exists() or not same else twin[1])


def main() -> None:
    """Write all of them."""
    EXPECTED.mkdir(exist_ok=True)
    for file in documents():
        came = brought(file)
        for ending, text in (("md", came.article), ("txt", came.told)):
            own, twin = EXPECTED / f"{file.name}.{ending}", EXPECTED / f"{file.stem}.docx.{ending}"
            if file.suffix in (".fodt", ".odt") and twin.read_text(encoding="utf-8") == text:
                own.unlink(missing_ok=True)
            else:
                own.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

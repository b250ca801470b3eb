"""`python -m tests.importers.make`: the .docx and .odt files in made/, anew from sources/, by LibreOffice.

The sources are written by hand. What LibreOffice makes of them is what guests send, and is committed so that the tests need
no LibreOffice; where there is one, they also convert and import afresh.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import needed

HERE = Path(__file__).parent
SOURCES, MADE = HERE / "sources", HERE / "made"
FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8", "html": "html:HTML (StarWriter)"}
AS_ODT = ("footnotes", "pictures", "review", "table")  # the others are read from their flat source, which is the same


def office() -> str:
    """The path of LibreOffice."""
    return needed(
        shutil.which("soffice") or shutil.which("libreoffice"), "no LibreOffice on this machine; .ci/run installs one"
    )


def convert(sources: Sequence[Path], kind: str, out: Path) -> list[Path]:
    """Sources to files of a kind, in one start of LibreOffice, with a profile of its own."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = [office(), "--headless", f"-env:UserInstallation=file://{profile}"]
        filters = ["--infilter=HTML (StarWriter)"] if sources[0].suffix == ".html" else []
        command += [*filters, "--convert-to", FILTERS[kind], "--outdir", str(out), *map(str, sources)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    made = [out / f"{source.stem}.{kind}" for source in sources]
    missing = [file.name for file in made if not file.exists()]
    assert not missing, f"LibreOffice made no {missing}: {done.stdout} {done.stderr}"
    return made


def flat() -> list[Path]:
    """The sources that LibreOffice reads as texts."""
    return sorted(SOURCES.glob("*.fodt"))


def pack(folder: Path, out: Path) -> None:
    """The parts of a document, which were written by hand in the shape of another program's, to the document."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in sorted(path for path in folder.rglob("*") if path.is_file()):
            packed.writestr(
                zipfile.ZipInfo(part.relative_to(folder).as_posix()), part.read_bytes(), zipfile.ZIP_DEFLATED
            )


def main() -> None:
    """Make all of them."""
    convert(flat(), "docx", MADE)
    convert([SOURCES / "web-paste.html"], "docx", MADE)
    convert([source for source in flat() if source.stem in AS_ODT], "odt", MADE)
    for folder in SOURCES.glob("*.parts"):
        pack(folder, MADE / folder.stem)
    print(f"{len(list(MADE.iterdir()))} files in {MADE}", file=sys.stderr)


if __name__ == "__main__":
    main()

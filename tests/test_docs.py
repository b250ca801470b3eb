"""What is written about the press is true of it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

import edgepress
from edgepress import pipeline, report
from edgepress.cli import COMMANDS, WAYS, group
from edgepress.load.fields import ArticleFields, ContributorFields, Fields, IssueFields, SettingsFields
from edgepress.model import KINDS

from .cli.page import PAGE, page
from .conftest import ROOT, needed

HOME = Path(edgepress.__file__).parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DRAFT = "2027-01-riverbend"

# Where packages are fetched from is each machine's own affair, and so is where it keeps its files. (The home of somebody
# called Liz is an example of what guests paste by mistake.)
REGISTRY = re.compile(r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|proxy\.golang\.org|crates\.io)\b", re.I)
MACHINE = re.compile(r"(?<![\w.:/-])/(?:root|work|opt|mnt|srv|(?:home|Users)/(?!liz\b))[\w./-]+")

_FENCE = re.compile(r"^```.*?^```", re.M | re.S)
_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.M)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)", re.S)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _words(path: Path) -> str:
    """A page without its code."""
    text = _INDENTED.sub("", _FENCE.sub("", _read(path)))
    return _CODE.sub("", text)


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _INDENTED.sub("", _FENCE.sub("", _read(path))), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _options(command: str) -> set[str]:
    found = group.get_command(click.Context(group), command)
    assert found
    some = [found, *(found.commands.values() if isinstance(found, click.Group) else ())]
    said = (word for one in some for parameter in one.params for word in (*parameter.opts, *parameter.secondary_opts))
    return {word for word in said if word.startswith("--")}


def _section(page: Path, heading: str) -> str:
    return re.split(r"^## ", _read(page).partition(f"## {heading}\n")[2], maxsplit=1, flags=re.M)[0]


def _first_column(text: str) -> list[str]:
    """The names between backticks in the first column of all tables of a text."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| ")]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def test_the_architecture_names_every_module_and_no_other() -> None:
    named = _first_column(_section(DOCS / "architecture.md", "The rooms"))
    assert sorted(named) == sorted(p.relative_to(HOME).as_posix() for p in HOME.rglob("*.py"))


def test_the_architecture_shows_the_floors_as_they_are() -> None:
    import tomllib

    contracts = tomllib.loads(_read(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(c for c in contracts if c["type"] == "layers")["layers"]
    shown = _section(DOCS / "architecture.md", "Who may know whom")
    assert [line.strip() for line in shown.splitlines() if line.startswith("    ")] == layers


def test_every_file_that_the_architecture_points_to_is_there() -> None:
    named = re.findall(r"`((?:edgepress|templates|tests)/[^`<*]+)`", _read(DOCS / "architecture.md"))
    in_wheel = "edgepress/templates/"
    assert named
    assert [path for path in named if path != in_wheel and not (ROOT / path).exists()] == []


def test_every_command_in_the_readme_exists() -> None:
    text = _read(ROOT / "README.md")
    targets = set(re.findall(r"^([a-z]+):", _read(ROOT / "Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=`|$)", text, re.M)) <= targets
    assert set(re.findall(r"(?:bin/|`)edgepress ([a-z]+)", text)) <= set(COMMANDS)
    spoken = set(_OPTION.findall(text)) - {"--no-deps", "--wheel-dir"}
    assert spoken <= {option for command in COMMANDS for option in _options(command)}


def test_the_readme_names_every_command() -> None:
    assert set(re.findall(r"`edgepress ([a-z]+)", _read(ROOT / "README.md"))) == set(COMMANDS)


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert _read(PAGE) == page()


def test_the_help_lists_every_command_once() -> None:
    assert sorted(name for names in WAYS.values() for name in names) == sorted(COMMANDS)


def test_the_findings_shown_are_what_the_press_says() -> None:
    """The two mistakes in the unfinished draft are shown to newcomers and to guests, word for word."""
    review = pipeline.review(ROOT, [DRAFT])
    said = report.text(review.findings, review.sources).rstrip("\n").split("\n\n")
    shown = [_indented(block) for block in said]
    assert [block for block in shown if block in _read(ROOT / "README.md")] != []
    assert [block for block in shown if block in _read(DOCS / "guests.md")] != []


def _indented(block: str) -> str:
    return "\n".join(f"    {line}" for line in block.split("\n"))


@pytest.mark.parametrize(
    ("heading", "fields"),
    [("A piece", ArticleFields), ("issue.md", IssueFields), ("A person or a group", ContributorFields)],
)
def test_the_guests_page_tells_every_detail_and_no_other(heading: str, fields: type[Fields]) -> None:
    told = _first_column(_section(DOCS / "guests.md", heading))
    assert sorted(told) == sorted(fields.names())


def test_the_guests_page_tells_every_kind() -> None:
    told = re.findall(r"^\*\*([a-z]+)\*\*", _section(DOCS / "guests.md", "Seven kinds of piece"), re.M)
    assert tuple(told) == KINDS


def test_the_editors_page_tells_every_setting_and_no_other() -> None:
    told = _first_column(_section(DOCS / "editors.md", "Settings"))
    assert sorted(told) == sorted(SettingsFields.names())


def test_the_table_shown_to_editors_is_what_the_press_says(tmp_path: Path) -> None:
    from datetime import date

    from edgepress.pipeline.overseeing import board
    from edgepress.report.status import status_text

    found = board(ROOT, tmp_path / "build", [DRAFT, "2026-11-auckland"], date(2026, 11, 28))
    shown = "\n".join(f"    {line}".rstrip() for line in status_text(found).rstrip("\n").split("\n"))
    assert shown in _read(DOCS / "editors.md")


def test_the_editors_page_tells_every_stage_of_an_issue() -> None:
    from edgepress.report.owed import STAGES

    assert tuple(_first_column(_section(DOCS / "editors.md", "Who owes what"))) == STAGES


def test_the_themes_page_names_files_that_are_there() -> None:
    theme = ROOT / "templates" / "default"
    shown = _section(DOCS / "themes.md", "The files")
    named = re.findall(r"\b([\w/]+\.(?:html\.j2|txt\.j2|css|yaml))\b", shown)
    real = {p.name for p in theme.rglob("*") if p.is_file()}
    assert {Path(name).name for name in named} <= real
    assert {p.name for p in (theme / "words").iterdir()} <= {Path(name).name for name in named}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    lost = []
    for address in _LINK.findall(_words(page)):
        if re.match(r"[a-z]+:", address):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            lost.append(address)
    assert lost == []


@pytest.mark.parametrize("name", ["guests", "editors"])
def test_the_contents_of_a_page_name_every_section(name: str) -> None:
    contents, _, rest = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8").partition("\n## ")
    sections = re.findall(r"^## (.+)$", f"## {rest}", re.M)
    assert [
        s for s in sections if f"](#{re.sub('[^a-z0-9 -]', '', s.lower()).replace(' ', '-')})" not in contents
    ] == []


def test_every_picture_of_the_readme_has_a_description() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", _INDENTED.sub("", _read(ROOT / "README.md")))
    assert [path for description, path in pictures if len(description) < 20] == []
    assert [path for _, path in pictures if (ROOT / path).stat().st_size > 300_000] == []


def test_every_record_stands_in_the_list_of_decisions() -> None:
    records = sorted(p.name for p in (DOCS / "decisions").glob("[0-9]*.md"))
    assert re.findall(r"\]\((\d{4}-[^)]+)\)", _read(DOCS / "decisions" / "README.md")) == records


def test_the_changelog_has_a_section_for_what_comes_next() -> None:
    sections = re.findall(r"^## \[([^\]]+)\]", _read(ROOT / "CHANGELOG.md"), re.M)
    assert sections
    assert sections[0] in ("Unreleased", edgepress.__version__)


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = []
    for path in _files():
        try:
            lines = _read(ROOT / path).splitlines()
        except (UnicodeDecodeError, FileNotFoundError):  # a picture, or a case of a text that cannot be read
            continue
        found += [
            f"{path}:{n}: {match[0]}"
            for n, line in enumerate(lines, 1)
            if (match := REGISTRY.search(line) or MACHINE.search(line))
        ]
    assert found == []


def _files() -> list[str]:
    """Every file of the project, as git sees it: those kept, and those about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    listed = done.stdout if done.returncode == 0 else None
    return [path for path in needed(listed, "this is no git checkout").split("\0") if path]

"""Who may know whom, and what `edgepress --help` may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import edgepress

from .conftest import ROOT

HOME = Path(edgepress.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
GOLDEN = ROOT / "tests" / "golden" / "newsletter"
LONGEST = 330  # lines; a room past about 200 usually holds two
RENDERERS = ("yaml", "jinja2", "markdown", "premailer", "lxml", "nh3", "pydantic", "PIL", "email.message")
NEIGHBOURS = ("mammoth", "watchfiles", "http.server", "jsonschema", "webbrowser")  # libraries of one command each
ROOMS = ("edgepress.importers", "edgepress.preview", "edgepress.admin", "edgepress.start", "edgepress.lay")  # and rooms


def test_the_contracts_of_the_house_are_kept() -> None:
    from importlinter import cli

    assert cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == cli.EXIT_STATUS_SUCCESS


def test_help_loads_no_renderer() -> None:
    loaded = loads("--help")
    assert "edgepress.cli" in loaded
    assert [name for name in (*RENDERERS, *NEIGHBOURS, *ROOMS) if name in loaded] == []


def test_who_checks_or_builds_loads_nothing_of_other_commands(tmp_path: Path) -> None:
    checked = loads("check", "--root", str(GOLDEN))
    built = loads("build", "--root", str(GOLDEN), "--out", str(tmp_path / "build"))
    assert "edgepress.check" in checked and "edgepress.render" in built
    assert [name for name in (*NEIGHBOURS, *ROOMS) if name in checked | built] == []


def loads(*words: str) -> set[str]:
    """The modules that one command loads."""
    program = (
        "import sys\n"
        "from edgepress.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_every_public_function_and_class_says_what_it_is_for() -> None:
    silent = [place for path in MODULES for place in _silent(path)]
    assert silent == []


def test_no_module_holds_two_rooms() -> None:
    long = {str(p.relative_to(HOME)): n for p in MODULES if (n := p.read_text(encoding="utf-8").count("\n")) > LONGEST}
    assert long == {}


def _silent(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not ast.get_docstring(tree):
        yield str(path.relative_to(HOME))
    for owner in (tree, *(n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_"))):
        for node in owner.body:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                if (
                    isinstance(owner, ast.ClassDef)
                    and owner.bases
                    and isinstance(node, ast.FunctionDef)
                    and _inherited(owner, node)
                ):
                    continue
                yield f"{path.relative_to(HOME)}: {node.name}"


def _inherited(owner: ast.ClassDef, node: ast.FunctionDef) -> bool:
    """Whether a library gave the method its name, as it gave visit_Name; ours are in snake_case and speak."""
    return not node.name.islower()

"""edgepress clients and edgepress clients update."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edgepress.load.clients import FEWEST, load_clients
from edgepress.pipeline.proving import of_file, prove_all
from edgepress.pipeline.supporting import settings_of

from ..load.test_clients import data

FLEX = '<!DOCTYPE html><html lang="en"><body><p style="white-space: pre">x</p></body></html>'


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Data of caniemail, as its site gives it."""
    path = tmp_path / "data.json"
    path.write_text(json.dumps(data()), encoding="utf-8")
    return path


def test_the_programs_are_listed_with_their_readers_and_the_date_of_the_data(say) -> None:  # type: ignore[no-untyped-def]
    heard = say("clients")
    assert (heard.code, heard.err) == (
        0,
        "The shares are assumed; [tool.edgepress.readers] in pyproject.toml says those of your readers.\n",
    )
    first, *_, last = heard.out.splitlines()
    assert first.split() == ["outlook.windows", "45.0", "%", "Outlook", "on", "Windows"]
    assert last == "Tested by caniemail.com; data of 2026-05-13 (caniemail 2.0.2), 307 features."
    assert len(heard.out.splitlines()) == 49


def test_the_readers_that_the_newsletter_names_are_listed(say, root) -> None:  # type: ignore[no-untyped-def]
    file = root / "pyproject.toml"
    file.write_text(file.read_text("utf-8") + "\n[tool.edgepress.readers]\ngmail = 50\nhey = 9.5\n", encoding="utf-8")
    heard = say("clients")
    assert heard.err == "The shares are those of [tool.edgepress.readers] in pyproject.toml.\n"
    lines = [line.split() for line in heard.out.splitlines()]
    assert lines[0][:2] == ["gmail.desktop-webmail", "20.0"]
    assert ["hey.desktop-webmail", "9.5", "%", "HEY", "on", "the", "web"] in lines
    assert dict(settings_of(root).readers) == {"gmail": 50, "hey": 9.5}


def test_whoever_names_readers_wrongly_sees_that_they_are_not_taken(say, root) -> None:  # type: ignore[no-untyped-def]
    file = root / "pyproject.toml"
    file.write_text(file.read_text("utf-8") + '\n[tool.edgepress.readers]\ngmail = "many"\n', encoding="utf-8")
    heard = say("clients")
    assert heard.out.splitlines()[0].split()[:2] == ["outlook.windows", "45.0"]
    assert heard.err.startswith("The shares are assumed;")


def test_the_newsletters_own_data_is_written_and_taken(say, root, old) -> None:  # type: ignore[no-untyped-def]
    heard = say("clients", "update", str(old))
    assert heard.code == 0
    assert heard.out.strip().endswith("clients.json")
    assert heard.err == f"Data of 2026-05-13 (data.json 1.0.4): {FEWEST} features, 2 clients.\n"
    assert len(load_clients(root).features) == FEWEST
    assert say("clients").out.splitlines()[-1].endswith(f"(data.json 1.0.4), {FEWEST} features.")
    assert [p.name for p in root.iterdir() if p.name.endswith(".new")] == []


def test_the_data_can_be_written_elsewhere(say, root, old, tmp_path) -> None:  # type: ignore[no-untyped-def]
    there = tmp_path / "there.json"
    heard = say("clients", "update", str(old), "--out", str(there))
    assert heard.code == 0
    assert there.is_file()
    assert not (root / "clients.json").exists()
    assert heard.err == f"Data of 2026-05-13 (data.json 1.0.4): {FEWEST} features, 2 clients.\n"


def test_a_wrong_file_is_told_in_a_sentence_and_nothing_is_written(say, root) -> None:  # type: ignore[no-untyped-def]
    heard = say("clients", "update", "pyproject.toml")
    assert (heard.code, heard.out) == (2, "")
    assert heard.err.startswith("edgepress: pyproject.toml is no JSON")
    assert "Traceback" not in heard.err
    assert not (root / "clients.json").exists()


def test_a_place_that_cannot_be_written_is_told(say, old) -> None:  # type: ignore[no-untyped-def]
    heard = say("clients", "update", str(old), "--out", "nowhere/at/all.json")
    assert heard.code == 2
    assert "cannot be written" in heard.err


def test_a_proof_of_somebodys_file_counts_the_readers_of_the_newsletter(root, tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    page.write_text(FLEX, encoding="utf-8")
    assert [d.code for d in prove_all(root, root / "build", [str(page)]).findings if d.code == "client-support"] != []
    file = root / "pyproject.toml"
    file.write_text(file.read_text("utf-8") + "\n[tool.edgepress.readers]\napple-mail = 100\n", encoding="utf-8")
    assert [d.code for d in prove_all(root, root / "build", [str(page)]).findings if d.code == "client-support"] == []
    assert of_file(page).readers["outlook.windows"] == 45


def test_where_no_newsletter_is_its_readers_are_assumed(tmp_path: Path) -> None:
    assert settings_of(tmp_path).readers == {}
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert settings_of(tmp_path).readers == {}

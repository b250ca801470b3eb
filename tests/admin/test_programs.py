"""The programs that the page loads are the very files that were seen."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from edgepress.admin.programs import PROGRAMS

from ..conftest import ROOT
from . import stage


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_sum_is_that_of_the_file_in_the_npm_package(name: str) -> None:
    program = PROGRAMS[name]
    data = stage.part(f"{program.package}/{program.file}").read_bytes()
    about = json.loads(stage.part(f"{program.package}/package.json").read_text(encoding="utf-8"))
    assert about["version"] == program.version
    assert "sha384-" + base64.b64encode(hashlib.sha384(data).digest()).decode() == program.integrity
    assert round(len(data) / 1e6, 1) == program.megabytes


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_fetched_for_the_tests_is_what_the_page_loads(name: str) -> None:
    program = PROGRAMS[name]
    fetched = re.findall(rf"{re.escape(program.package)}@([\d.]+)", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert set(fetched) == {program.version}

"""The press's own lists: read the short way, and good YAML all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from edgepress.load import lists

FILES = sorted(lists.HOME.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_reads_as_yaml_reads_it(path: Path) -> None:
    whole: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    plain = {name: dict.fromkeys(some, "") if isinstance(some, list) else some for name, some in whole.items()}
    assert lists.load_lists(path.parent, [path.stem])[path.stem] == plain


def test_no_phrase_stands_twice_in_a_list() -> None:
    assert FILES
    for path in FILES:
        node: Any = yaml.compose(path.read_text(encoding="utf-8"))
        for name, section in node.value:
            words = [(item[0] if isinstance(item, tuple) else item).value for item in section.value]
            assert len(words) == len(set(words)), name.value

"""Details that are right, with their kinds: the short way says what pydantic says, or says nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from edgepress.load import fields as models
from edgepress.load import quick

every_model = pytest.mark.parametrize("name", quick.TABLES)


def model(name: str) -> type[models.Fields]:
    found: type[models.Fields] = getattr(models, name)
    return found


def plain(value: Any) -> Any:
    """A value without the shape it comes in."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, SimpleNamespace):
        return {name: plain(inner) for name, inner in vars(value).items()}
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return tuple(plain(inner) for inner in value) if isinstance(value, (list, tuple)) else value


@every_model
def test_names_and_defaults_are_those_of_the_models(name: str) -> None:
    assert list(quick.TABLES[name]) == model(name).names()
    assert plain(quick.fill(name, {})) == plain(model(name).attempt({})[0])


VALUES = st.sampled_from(
    ["x", "Falls: a story", " a ", "2026-12-04", "9999-12-31", "2026-02-30", "2027-03-27T09:00", "2027-03-27 25:00", "214", "1,276",
     "-3", "yes", "No", "maybe", "https://x.org/a", "x.org", "mailto:a@b.c", "#00677f", "#abc", "red", "en-NZ", "english!", "NZ", "nzl",
     "story", "event", "ready", "done", "none", "agreed", "premailer", "The Edge <edge@x.org>", "*|UNSUB|*", "a\u2028b", "=?utf-8?q?x?=",
     "x" * 301, "x" * 1001, "a, b", "default"]
)  # fmt: skip
PICTURES = st.dictionaries(
    st.sampled_from(["images/a.png", "b"]),
    st.dictionaries(st.sampled_from(["credit", "licence", "people", "who"]), VALUES, max_size=3),
    max_size=2,
)
ALLOW = st.lists(st.dictionaries(st.sampled_from(["check", "because", "until"]), VALUES, max_size=3), max_size=2)
LOOK = st.dictionaries(st.sampled_from(["colour", "banner", "banner-description", "font"]), VALUES, max_size=3)
ANY = st.one_of(
    VALUES,
    VALUES,
    st.lists(VALUES, max_size=3),
    PICTURES,
    ALLOW,
    LOOK,
    st.dictionaries(st.sampled_from(["site", "mastodon"]), VALUES, max_size=2),
)


@every_model
@settings(deadline=None)  # how fast is not the question here
@given(st.data())
def test_what_it_says_is_what_pydantic_says(name: str, data: st.DataObject) -> None:
    names = st.sampled_from([*quick.TABLES[name], "nonsense", "base_url"])
    values = data.draw(st.dictionaries(names, ANY, max_size=4))
    quickly = quick.fill(name, values)
    slowly, errors = model(name).attempt(values)
    if quickly is not None:
        assert errors == []
        assert plain(quickly) == plain(slowly)
    elif slowly is not None:
        assert any(key not in quick.TABLES[name] or not isinstance(value, str) for key, value in values.items())


@every_model
def test_what_is_missing_is_asked_for_by_names_that_there_are(name: str) -> None:
    asked = [key for key, _ in quick.missing(name, quick.fill(name, {}))]
    assert asked
    assert set(asked) <= set(quick.TABLES[name])


def test_reading_what_is_right_loads_no_pydantic() -> None:
    import subprocess
    import sys

    from ..conftest import ROOT

    program = (
        "import sys; from pathlib import Path\n"
        "from edgepress.load import survey\n"
        "from edgepress.load.settings import load_settings\n"
        "from edgepress.load.issue import load_issue\n"
        "root = Path('tests/newsletter'); load_settings(root)\n"
        "for slug, found in survey(root).issues.items(): load_issue(root, slug, found, 'en')\n"
        "print('pydantic' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=30)
    assert (done.stdout, done.stderr) == ("False\n", "")

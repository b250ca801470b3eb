"""The schemas of details accept what the checks accept, and nothing else; they say what the pages in docs/ say.

Where the two cannot agree, because an editor does not see how a value was written:

- an unquoted null or ~ is a word to the checks, and nothing to an editor: here both are left out of what is tried,
- so are numbers in the spelling of programs (+5, 1e3, 0000000001, seven digits behind the point),
- and an empty list or empty names where a word belongs, which the checks take for left out,
- and a name with _ for -, which the checks let stand,
- and digits of other scripts in a date, and values at the very limit of their length with spaces round them,
- and the names of mail programs in the readers' table, which may be those of the newsletter's own clients.json.
"""

from __future__ import annotations

import json
import re
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from edgepress.load import details, editors, onward, yaml
from edgepress.load import fields as models
from edgepress.load.fields import Fields, SettingsFields
from edgepress.load.meanings import meanings
from edgepress.load.schema import MODELS, schema
from edgepress.load.settings import load_settings
from edgepress.source import Source

from ..conftest import ROOT
from .typed import typed

VALIDATORS = {name: Draft202012Validator(schema(name)) for name in MODELS}
TELLING = ("field-missing", "field-wrong-kind", "field-unknown")
CASES = ROOT / "tests" / "check" / "cases"
BLOCKS = [name for name in MODELS if name != "settings"]


def model_of(name: str) -> type[Fields]:
    found: type[Fields] = getattr(models, MODELS[name][0])
    return found


def told(name: str, text: str) -> list[str]:
    """What the checks say of the kinds in a block."""
    source = Source("x.md", f"---\n{text}---\n")
    block, where, _ = onward.read_details(source)
    _, known = details.fill(MODELS[name][0], source, block, where)
    return [f"{p.cause} {p.key}: {p.message}" for p in known.problems if p.cause in TELLING]


def seen(name: str, value: Any) -> list[str]:
    """What the schema says of the same."""
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:90]}" for e in VALIDATORS[name].iter_errors(value)]


def both(name: str, text: str) -> tuple[list[str], list[str]]:
    return told(name, text), seen(name, typed(text))


VALUES = (
    """Coffee|Sixty-two names|"quoted: yes"|'single'|""|"  "|214|0|007|1,276|-3|999999999|9999999999|12.5|100|100.5|40%|true|false
|yes|No|NO|n|nz|NZ|NZL|en|en-NZ|en_NZ|mi|x|2026-12-04|2026-02-29|2028-02-29|2026-13-01|2026-04-31|9999-12-31|0000-01-01|26-12-04
|"2026-12-04"|" 2026-12-04 "|"2026-12-04\\n"|2027-03-27T09:00|2027-03-27 09:00:30Z|2027-03-27T24:00|2027-03-27T09:00+13:00
|2027-03-27T09:00+25:00|9999-12-31T09:00|https://example.org|https://example.org/a b|http://x|ftp://x.org|https://a@b.org
|mailto:x@example.org|"{{unsub}}"|liz@example.org|Liz <liz@example.org>|"\\"Liz, Ada\\" <liz@example.org>"|liz@|"#00677f"|"#abc"|"#abcd"
|"#00677F"|draft|ready|Ready|story|event|pledge|sketch|person|group|whole|summary|summaries|none|agreed|premailer|css-inline|the-edge.example.org
|-edge|[]|[a, b]|[a, 7, true]|"a, b,, c"|","|[[a]]|[{a: b}]|{}|{a: b}|{site: https://example.org}|{colour: "#00677f"}|{colour: red}
|{colour: }|{banner: images/b.jpg, banner-description: 7}|{images/a.jpg: {credit: Liz, people: none}}|{images/a.jpg: {people: some}}
|{images/a.jpg: }|{images/a.jpg: {}}|{images/a.jpg: {credit: }}|[{check: raw-html, because: it is so}]|[{because: it is so}]|[{check: }]
|[{check: a, reason: b}]|"a\\nb"|"a\\u0000"|"=?utf-8?B?eA==?="|"\\ufdd0"|مرحبا|"🙂"|Łódź""".replace("\n", "").split("|")
    + ["x" * n for n in (300, 301, 1000, 1001)]
    + [f"[{', '.join(['a'] * n)}]" for n in (100, 101)]
)
NO_AGREEMENT = re.compile(r"\[\]|\{\}")
NO_QUOTES_FOR_A_LIST = ("theme", "pictures", "allow", "links")


def can_agree(key: str, value: str) -> bool:
    """Whether the two see the same; where not, the opening words of this file say why."""
    return not NO_AGREEMENT.fullmatch(value) and not (value == '""' and key in NO_QUOTES_FOR_A_LIST)


@some.composite
def blocks(draw: Any, name: str) -> str:
    """A details block: good values from the examples, and any others, under names that are known or not."""
    lines = []
    for key, meaning in meanings()[MODELS[name][0]].items():
        kind = draw(some.sampled_from(("none", "good", "good", "any")))
        if kind == "good":
            lines.append(f"{key}: {json.dumps(meaning.example, ensure_ascii=False)}")
        elif kind == "any" and can_agree(key, value := draw(some.sampled_from(VALUES))):
            lines.append(f"{key}: {value}")
    if draw(some.integers(0, 9)) == 0:
        lines.append("tittle: Coffee")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", BLOCKS)
@given(data=some.data())
@settings(max_examples=200, deadline=None)
def test_a_schema_accepts_the_blocks_that_the_checks_accept(name: str, data: some.DataObject) -> None:
    text = data.draw(blocks(name))
    by_checks, by_schema = both(name, text)
    assert bool(by_checks) == bool(by_schema), (text, by_checks, by_schema)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_schema_accepts_each_value_that_the_checks_accept(name: str) -> None:
    needed = {"issue": {"title": "A"}, "article": {"title": "A", "authors": "[a]"}, "contributor": {"name": "A"}}[name]
    apart = []
    for key in model_of(name).names():
        for value in VALUES:
            text = "".join(f"{k}: {v}\n" for k, v in {**needed, key: value}.items())
            by_checks, by_schema = both(name, text) if can_agree(key, value) else ([], [])
            if bool(by_checks) != bool(by_schema):
                apart.append((text, by_checks, by_schema))
    assert apart == []


def test_the_settings_are_judged_alike() -> None:
    apart = []
    for key in SettingsFields.names():
        for value in TOML_VALUES:
            text = "[tool.edgepress]\n" + "".join(f"{k} = {v}\n" for k, v in {**SETTINGS_NEEDED, key: value}.items())
            by_schema = seen("settings", tomllib.loads(text)["tool"]["edgepress"])
            by_checks = told_of_settings(text) if key != "readers" else by_schema
            if bool(by_checks) != bool(by_schema):
                apart.append((key, value, by_checks, by_schema))
    assert apart == []


def told_of_settings(text: str) -> list[str]:
    """What the checks say of the kinds in `[tool.edgepress]`."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(text, encoding="utf-8")
        page = load_settings(Path(folder)).value[1]
    return [f"{p.cause} {p.key}: {p.message}" for p in page.details.problems if p.cause in TELLING]


SETTINGS_NEEDED = {key: json.dumps(meanings()["SettingsFields"][key].example) for key in schema("settings")["required"]}
TOML_VALUES = [json.dumps(value, ensure_ascii=False) for value in (
    "Coffee", "  ", "a\nb", "=?utf-8?B?eA==?=", "x" * 301, "x" * 1001, "https://example.org", "https://example.org/", "ftp://x.org",
    "{{unsub}}", "mailto:x@example.org", "javascript:x", "liz@example.org", "Liz <liz@example.org>", '"Liz, Ada" <liz@example.org>',
    "liz@", "en-GB", "en_GB", "whole", "summaries", "summary", "premailer", "css-inline", "the-edge.example.org", "-edge", 7, 1.5,
    True, ["a"],
)]  # fmt: skip


def pages() -> list[tuple[str, Path]]:
    """Every details block of the example newsletter and of the cases of the checks, with what it is of."""
    found = []
    for path in sorted([*ROOT.glob("issues/**/*.md"), *ROOT.glob("contributors/*.md"), *CASES.glob("*/**/*.md")]):
        name = (
            "contributor" if path.parent.name == "contributors" else "issue" if path.name == "issue.md" else "article"
        )
        found.append((name, path))
    return found


@pytest.mark.parametrize(
    ("name", "path"), pages(), ids=lambda x: x.relative_to(ROOT).as_posix() if isinstance(x, Path) else x
)
def test_the_pages_that_we_have_are_judged_alike(name: str, path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    parts = details.split(Source("x.md", text))
    if (
        not isinstance(parts, tuple)
        or isinstance(yaml.compose(parts[0], 8), yaml.Refusal)
        or "field-twice" in str(path)
    ):
        return  # no block, or none that an editor could read, or a detail twice, which YAML itself forbids
    by_checks, by_schema = both(name, parts[0])
    assert bool(by_checks) == bool(by_schema), (parts[0], by_checks, by_schema)


PAGES = (
    ("guests.md", "issue.md", "IssueFields"),
    ("guests.md", "A piece", "ArticleFields"),
    ("guests.md", "A person or a group", "ContributorFields"),
    ("editors.md", "Settings", "SettingsFields"),
)


@pytest.mark.parametrize(("page", "heading", "model"), PAGES)
def test_editors_show_what_the_pages_say(page: str, heading: str, model: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8").partition(f"## {heading}\n")[2]
    said = {}
    for line in re.split(r"^## ", text, maxsplit=1, flags=re.M)[0].splitlines():
        if line.startswith("| `"):
            names, what, otherwise = (cell.strip() for cell in line.strip("|").split("|"))
            said |= {name: (bare(what), bare(otherwise)) for name in re.findall(r"`([^`]+)`", names)}
    assert {name: (m.what, m.otherwise) for name, m in meanings()[model].items()} == said


def bare(words: str) -> str:
    """Words without the marks of code and of links."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("`", "")


def test_every_example_is_one_that_the_schema_accepts() -> None:
    for name, (model, _) in MODELS.items():
        details_ = {key: meaning.example for key, meaning in meanings()[model].items()}
        assert seen(name, details_) == []


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_one_itself(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"].endswith("2020-12/schema")


def test_the_files_for_editors_that_are_kept_are_those_that_are_made() -> None:
    """`edgepress schema` writes them anew."""
    kept = {path: (ROOT / path).read_bytes() for path in {**editors.made(), **editors.wiring()}}
    assert kept == {**editors.made(), **editors.wiring()}

"""What mail clients support is read from caniemail's data as it means it, and any other file is told in a sentence."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from edgepress.clients import READERS, SPREAD, Clients, Feature, families, name_of, spread, verdicts
from edgepress.diagnostics import Stop
from edgepress.load.clients import FEWEST, HOME, load_clients, remade

CLIENTS = load_clients(None)


def counted(client: str) -> Counter[str]:
    return Counter(said[client].status if client in (said := verdicts(f)) else "yes" for f in CLIENTS.features.values())


@pytest.mark.parametrize(
    ("client", "no", "partly", "yes"),
    [
        ("outlook.macos", 94, 35, 176),  # 51, if versions are sorted as words: 2016 behind 16.80
        ("outlook.windows", 215, 32, 59),
        ("outlook.outlook-com", 100, 34, 173),
        ("gmail.desktop-webmail", 130, 23, 154),
        ("yahoo.desktop-webmail", 136, 32, 139),
        ("samsung-email.android", 30, 21, 252),
        ("apple-mail.ios", 12, 11, 282),
    ],
)
def test_the_last_version_in_the_file_counts(client: str, no: int, partly: int, yes: int) -> None:
    found = counted(client)
    assert (found["no"], found["partly"], found["yes"]) == (no, partly, yes)


def test_there_are_all_features_with_their_dates_and_addresses() -> None:
    assert (len(CLIENTS.features), len(CLIENTS.clients)) == (307, 48)
    assert CLIENTS.date == "2026-05-13"
    assert [f.slug for f in CLIENTS.features.values() if f.url != f"https://www.caniemail.com/features/{f.slug}/"] == []
    assert [f.slug for f in CLIENTS.features.values() if not f.tested or not f.title] == []


def test_the_notes_of_a_client_are_there_and_no_others() -> None:
    said = verdicts(CLIENTS.features["css-margin"])["outlook.windows"]
    assert said.notes == (
        "Partial. Negative values are not supported.",
        "Partial. Not supported on `<span>` and `<body>` elements.",
        "Buggy. `background-color` is included inside the `margin`.",
        "Partial. `auto` value is not supported.",
    )
    for feature in CLIENTS.features.values():
        named = f"{feature.no} {feature.partly} {feature.yes} {feature.unknown}"
        assert [n for n in feature.notes if f"#{n}" not in named] == []


def test_a_client_of_which_nothing_is_said_is_unknown() -> None:
    assert verdicts(CLIENTS.features["css-color-scheme"]).get("thunderbird.windows") == ("unknown", ())


def data(count: int = FEWEST, **more: Any) -> dict[str, Any]:
    one = {
        "title": "x property",
        "category": "css",
        "url": "https://www.caniemail.com/features/x/",
        "last_test_date": "2024-01-02",
        "stats": {"outlook": {"macos": {"2011": "y", "2016": "y #1", "16.80": "n #2"}, "windows": {"2019": "y"}}},
        "notes_by_num": {"1": "Old.", "2": "Gone.", "3": "Nobody's."},
    }
    features = [{"slug": f"css-x{n:03}", **one, **more} for n in range(count)]
    return {"api_version": "1.0.4", "last_update_date": "2026-05-13 14:45:41 +0000", "data": features}


def file(folder: Path, content: Any, name: str = "data.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_caniemails_data_becomes_one_line_a_feature(tmp_path: Path) -> None:
    text = remade(file(tmp_path, data()))
    assert (tmp_path / "clients.json").write_text(text, encoding="utf-8")
    found = load_clients(tmp_path)
    assert (found.date, found.version, found.clients) == (
        "2026-05-13",
        "data.json 1.0.4",
        ("outlook.macos", "outlook.windows"),
    )
    feature = found.features["css-x000"]
    assert (feature.no, feature.partly, feature.yes, dict(feature.notes)) == ("outlook.macos#2", "", "", {"2": "Gone."})
    assert sum(line.startswith('{"slug"') for line in text.splitlines()) == FEWEST
    assert text == remade(file(tmp_path, data()))


def test_the_order_of_features_in_the_file_changes_nothing(tmp_path: Path) -> None:
    turned = data()
    turned["data"].reverse()
    assert remade(file(tmp_path, turned)) == remade(file(tmp_path, data()))


def test_the_version_of_the_npm_package_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file(tmp_path, {"name": "caniemail", "version": "2.0.2"}, "package.json")
    assert '"version": "caniemail 2.0.2"' in remade(file(tmp_path / "data", data(), "caniemail.json"))


def test_a_status_that_nobody_knows_is_unknown_and_no_fault(tmp_path: Path) -> None:
    text = remade(file(tmp_path, data(stats={"gmail": {"ios": {"2020": "?? #1"}, "android": {}}}, notes_by_num=None)))
    assert '"unknown": "gmail.ios#1"' in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<html>", "is no JSON, so it is not the data of mail clients"),
        ("[" * 100_000, "is no JSON"),
        ([], "is not the data of caniemail; name its data.json"),
        ({"data": {}}, "is not the data of caniemail"),
        ({"date": "2026-05-13", "features": []}, "is not the data of caniemail"),
        (data(3), "holds only 3 features, and caniemail has over 300"),
        (
            {**data(), "last_update_date": None, "data": [1] * FEWEST},
            "is built otherwise than the data of caniemail was",
        ),
        (data(stats=None), "is built otherwise"),
        ({**data(), "last_update_date": 5}, "does not say of which day it is"),
        ({k: v for k, v in data().items() if k != "last_update_date"}, "it lacks “last_update_date”"),
    ],
)
def test_another_file_is_told_in_a_sentence(tmp_path: Path, content: Any, said: str) -> None:
    with pytest.raises(Stop, match=said.replace("(", r"\(")):
        remade(file(tmp_path, content))


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="there is no file"):
        remade(tmp_path / "nothing.json")
    with pytest.raises(Stop, match="is a folder|cannot be read"):
        remade(tmp_path)


def test_a_newsletters_own_data_wins_and_a_spoilt_one_is_told(tmp_path: Path) -> None:
    assert load_clients(tmp_path).date == load_clients(None).date
    for spoilt in ("{}", "[]", '{"features": [{"slug": "a"}]}', "nothing"):
        file(tmp_path, spoilt, "clients.json")
        with pytest.raises(Stop, match="edgepress clients update"):
            load_clients(tmp_path)


def test_the_notice_stands_beside_the_data() -> None:
    notice = HOME.with_suffix(".NOTICE").read_text(encoding="utf-8")
    assert "Rémi Parmentier" in notice
    assert "THE SOFTWARE IS PROVIDED" in notice


def test_readers_of_a_family_are_spread_over_its_programs() -> None:
    found = spread({"gmail": 50, "gmail.ios": 20, "sfr": 3}, CLIENTS.clients)
    assert found["gmail.ios"] == 20
    assert found["sfr.ios"] == pytest.approx(1)
    assert sum(found.values()) == pytest.approx(73)
    rest = {"desktop-webmail": 40, "android": 34, "mobile-webmail": 2}
    assert found["gmail.android"] == pytest.approx(50 * 34 / sum(rest.values()))


def test_the_programs_with_most_readers_come_first() -> None:
    shares = [*spread(READERS, CLIENTS.clients).values()]
    assert shares == sorted(shares, reverse=True)


def test_the_readers_that_are_assumed_are_all_and_known() -> None:
    names = {*CLIENTS.clients, *families(CLIENTS.clients)}
    assert sum(READERS.values()) == 100
    assert set(READERS) <= names
    assert {f"{family}.{p}" for family, parts in SPREAD.items() for p in parts} <= names


def test_every_client_has_a_name_of_its_own() -> None:
    names = [name_of(client) for client in CLIENTS.clients]
    assert len(set(names)) == len(names)
    assert [
        name
        for name in names
        if "." in name.removesuffix(".net on the web").removesuffix(".fr on the web")
        and "-" in name
        and name != "T-Online on the web"
    ] == []


def test_a_feature_of_no_client_is_shown_by_all() -> None:
    assert verdicts(Feature("x", "x", "css", "", "")) == {}
    assert Clients().features == {}

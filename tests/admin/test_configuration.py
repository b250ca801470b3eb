"""config.yml: both programs take it, whatever a newsletter is called, and it asks for every detail or says why not."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from edgepress.admin import Newsletter, Wish, pages
from edgepress.admin.asking import ARTICLE, CHOICES, CONTRIBUTOR, ISSUE, LEFT
from edgepress.admin.wish import Draft
from edgepress.load.fields import ArticleFields, ContributorFields, IssueFields
from edgepress.load.schema import schema

from . import stage

ODD = (
    "Kia ora: “tea” & <b>biscuits</b> # 7",
    "She said \"no\" \\ and 'yes'",
    "نشرة الحافة: العدد الأول",
    "- a list? {no} [no] *no* !no %no @no `no`",
    "null",
    "2027-01-01",
    "\u2028\x7f\x85\ufeff",
    "Ünïcödé ʻōlelo 🍵 \u202eabc",
    "{{slug}} {{title}}",
    "a" * 300,
)
WISHES = [
    Wish(repo="the-edge/newsletter"),
    Wish(repo="the-edge/newsletter", branch="main", sign_in="https://sign-in.example.org"),
    Wish(repo="the-edge/press/newsletter", backend="gitlab"),
    Wish(backend="test", script="sveltia-cms.js"),
]


def newsletter(*titles: str, title: str = "The Edge") -> Newsletter:
    drafts = [Draft(f"2027-{n:02}-weir", name, 10 * n + 10, ("title", "number")) for n, name in enumerate(titles)]
    return Newsletter(
        title, "https://edge.example.org", "en-GB", drafts, schema("issue"), schema("article"), schema("contributor")
    )


def read(of: Newsletter, wish: Wish) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(pages(of, wish)["admin/config.yml"])
    return found


@pytest.fixture(scope="module")
def sveltia() -> jsonschema.Draft7Validator:
    """What Sveltia CMS says that a config.yml may say, without fields of one's own: any slip would be taken for one."""
    schema = json.loads(stage.part("@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8"))
    assert schema["definitions"]["CustomField"]
    schema["definitions"]["CustomField"] = False
    return jsonschema.Draft7Validator(schema)


def faults(sveltia: jsonschema.Draft7Validator, of: Newsletter, wish: Wish) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in sveltia.iter_errors(read(of, wish))]


@pytest.mark.parametrize("wish", WISHES, ids=lambda w: f"{w.backend}-{bool(w.sign_in)}")
def test_sveltia_takes_what_is_said_of_every_host(sveltia: jsonschema.Draft7Validator, wish: Wish) -> None:
    assert faults(sveltia, newsletter("Kia ora"), wish) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sveltia_takes_any_number_of_issues(sveltia: jsonschema.Draft7Validator, count: int) -> None:
    of = newsletter(*(f"Issue {n}" for n in range(count)))
    assert faults(sveltia, of, WISHES[0]) == []
    assert len(read(of, WISHES[0])["collections"]) == count + 1


def test_a_hundred_issues_are_asked_for_as_one_is() -> None:
    one, people = read(newsletter("Issue 0"), WISHES[0])["collections"]
    *many, last = read(newsletter(*(f"Issue {n}" for n in range(100))), WISHES[0])["collections"]
    assert last == people
    assert [c["label"] for c in many] == [f"Issue {n}" for n in range(100)]
    assert all({**c, **{k: one[k] for k in ("name", "label", "folder", "slug")}} == one for c in many)


def test_sveltia_takes_odd_titles(sveltia: jsonschema.Draft7Validator) -> None:
    assert faults(sveltia, newsletter(*ODD, title=ODD[0]), WISHES[0]) == []
    assert [c["label"] for c in read(newsletter(*ODD), WISHES[0])["collections"][:-1]] == list(ODD)


@pytest.mark.parametrize("title", ODD, ids=range(len(ODD)))
def test_a_title_is_shown_as_it_is(title: str) -> None:
    assert read(newsletter("Kia ora", title=title), WISHES[0])["app_title"] == title


@pytest.mark.parametrize(
    ("name", "value"), [("widget", "strnig"), ("required", "perhaps"), ("pattern", "[a-z]"), ("hint", ["a"])]
)
def test_sveltia_would_not_take_a_wrong_field(sveltia: jsonschema.Draft7Validator, name: str, value: object) -> None:
    wrong = read(newsletter(), WISHES[0])
    wrong["collections"][0]["fields"][0][name] = value
    assert list(sveltia.iter_errors(wrong)) != []


@pytest.mark.parametrize(
    ("table", "kind"), [(ISSUE, IssueFields), (ARTICLE, ArticleFields), (CONTRIBUTOR, ContributorFields)]
)
def test_every_detail_is_asked_for_or_left_for_a_reason(table: dict[str, Any], kind: Any) -> None:
    names = set(kind.names())
    assert names - set(table) <= set(LEFT)
    assert set(table) - names == {"body"}


def test_every_choice_has_words_and_offers_what_the_model_allows() -> None:
    pieces, people = read(newsletter("Kia ora"), WISHES[0])["collections"]
    kind = next(f for f in pieces["fields"] if f["name"] == "kind")
    assert [o["value"] for o in kind["options"]] == "story interview event resource pledge tips responses".split()
    offered = [o["value"] for c in (pieces, people) for f in c["fields"] for o in f.get("options", ())]
    assert [word for word in offered if word not in CHOICES] == []


def test_guests_without_a_right_to_write_hand_in_at_github() -> None:
    config = read(newsletter("Kia ora"), WISHES[0])
    assert config["publish_mode"] == "editorial_workflow"
    assert config["backend"] == {
        "name": "github",
        "repo": "the-edge/newsletter",
        "open_authoring": True,
        "auth_scope": "public_repo",
        "auth_methods": ["token"],
    }


def test_without_a_helper_only_a_token_is_offered_and_with_one_both_are() -> None:
    backend = read(newsletter("Kia ora"), WISHES[1])["backend"]
    assert backend["base_url"] == "https://sign-in.example.org"
    assert "auth_methods" not in backend


def test_no_workflow_is_promised_where_the_program_has_none() -> None:
    assert "publish_mode" not in read(newsletter("Kia ora"), Wish(backend="test"))


def test_a_piece_begins_with_the_next_number_and_lies_in_the_folder_of_its_issue() -> None:
    first, second, people = read(newsletter("Kia ora", "Winter"), WISHES[0])["collections"]
    assert (first["folder"], first["slug"]["template"]) == ("issues/2027-00-weir", "10-{{slug}}")
    assert (second["folder"], second["slug"]["template"]) == ("issues/2027-01-weir", "20-{{slug}}")
    assert (people["folder"], people["slug"], people["identifier_field"]) == ("contributors", "{{slug}}", "name")


def test_two_issues_of_one_title_are_told_apart() -> None:
    labels = [c["label"] for c in read(newsletter("Winter", "Winter"), WISHES[0])["collections"]]
    assert labels == ["Winter (2027-00-weir)", "Winter (2027-01-weir)", "People"]


def test_in_decap_the_issue_itself_is_no_piece() -> None:
    issues, pieces, _ = read(newsletter("Kia ora"), Wish(cms="decap", backend="proxy"))["collections"]
    assert issues["files"][0]["file"] == "issues/2027-00-weir/issue.md"
    assert pieces["filter"] == {"field": "number"}  # and no value: of pieces, none has one


def test_the_same_wish_gives_the_same_bytes() -> None:
    assert pages(newsletter(*ODD), WISHES[0]) == pages(newsletter(*ODD), WISHES[0])

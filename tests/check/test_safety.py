"""What could harm or deceive: what must be told, what must not, and what a fix leaves behind."""

from __future__ import annotations

import pytest

from edgepress import hush, report
from edgepress.diagnostics import Diagnostic
from edgepress.source import Source

from ..pace import pace
from .laid import PATH, findings, mended, shown, told, whole


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ('so <b onclick="thanks()">by Friday</b>.', "so by Friday."), ("<script>go()</script>\n\nWords", "\n\nWords"), ("One<div style='position:fixed'>two</div>three", "One two three"),
        ("<iframe src='https://example.com/'></iframe>Words", "Words"), ("<a href=javascript:go()>words</a> stay", "words stay"), ("<img src=x onerror=go()> Words", " Words"), ("<svg><text>x</text></svg>Words", "Words"),
        ("<form><input name=a>Words</form>", "Words"), ("A <![if !mso]>stays<![endif]> b", "A stays b"), ("<span style='background:url(x)'>a <span style='behavior:x'>b</span> c</span>", "a b c"),
    ],
)  # fmt: skip
def test_what_acts_is_taken_out_and_its_words_stay(body: str, after: str) -> None:
    assert told(body, "active-content")
    assert mended(body, "active-content") == after
    assert shown(after).split() == shown(body).split()


@pytest.mark.parametrize(
    "style",
    ["position:absolute", "background:url(https://example.com/a.gif)", "width:expression(go())", "color:\\65xpression(x)", "behavior:url(#a)", "-moz-binding:url(#a)", "float:left;position:fixed", "transform:rotate(9deg)", "color:red;}*{x"],
)  # fmt: skip
def test_a_style_that_could_do_more_than_paint_acts(style: str) -> None:
    assert told(f'<span style="{style}">words</span>', "active-content") == [f'<span style="{style}">']


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("<span style='color:red'>a <span style='font-weight: 400;'>b</span> c</span>", "a b c"), ('One<div style="text-align: center; margin: 0 0 1em;">two</div>three', "One two three"), ("<font face=Arial>words</font>", "words"),
        ('<span style="color:rgb(1, 2, 3);font-family:&quot;Arial&quot;,sans-serif">words</span>', "words"), ("<p style=color:red>words</p>", "words"), ("<center>words</center>", "words"),
    ],
)  # fmt: skip
def test_a_style_that_only_paints_is_html_like_any_other_and_goes(body: str, after: str) -> None:
    assert (told(body, "active-content"), bool(told(body, "raw-html"))) == ([], True)
    assert mended(body, "raw-html") == after
    assert shown(after).split() == shown(body).split()


def test_html_in_words_that_are_hidden_is_told_as_hidden_alone() -> None:
    body = 'We met.<div style="display:none"><a href="https://example.com/">a <b>b</b></a></div> <i>It</i> rained.'
    assert told(body, "injected-spam") == ['<div style="display:none">']
    assert told(body, "raw-html") == ["<i>"]
    assert told('<p style="height:1px;overflow:hidden">x</p>', "injected-spam") == [
        '<p style="height:1px;overflow:hidden">'
    ]
    assert told('<p style="height:100px;overflow:hidden">x</p><p style="height:1px">y</p>', "injected-spam") == []


def test_a_file_of_ones_own_disk_is_private_and_no_danger() -> None:
    for address in ("file:///S:/Wards/rota.docx", "file://srv-1/plan.pdf", "FILE:///tmp/a", "C:/Wards/rota.docx"):
        assert told(f"[the rota]({address})", "active-content") == []
        assert told(f"[the rota]({address})", "private-link") == [f"[the rota]({address})"]
    assert told("[vote](javascript:go())", "active-content") == ["[vote](javascript:go())"]


@pytest.mark.parametrize("body", ["a <<b onclick=x()>script>words</script> b", "<<i onclick=a>i onclick=b>words"])
def test_a_tag_that_hides_another_is_left_to_a_person(body: str) -> None:
    assert told(body, "active-content")
    assert all(d.fix is None or not d.fix.safe for d in findings(whole(body), "active-content"))


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("slides_\u202egpj.exe", "slides_gpj.exe"), ("A\u2067 b", "A b"), ("A" + "\u200b\u2060" * 9 + "b", "Ab"), ("A &#x202e;b", "A b"), ("A&#8238; b", "A b"), ("A\U000e0041\U000e0042 b", "A b"), ("\u202aA\u202c", "A"),
    ],
)  # fmt: skip
def test_marks_that_turn_words_round_are_told_and_taken_out(body: str, after: str) -> None:
    assert told(body, "direction-trick")
    assert mended(body, "direction-trick") == after


@pytest.mark.parametrize(
    "body",
    [
        "שלום \u2066NHS\u2069 עולם",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "مرحبا بكم",
        "he said \u2068שלום\u2069",
    ],
)
def test_marks_that_a_language_needs_stay(body: str) -> None:
    assert told(body, "direction-trick") == []


@pytest.mark.parametrize(
    "host",
    [
        "gօօgle.com",
        "pаypal.com",
        "ɡoogle.com",
        "ꮯꭺꭱ.com",
        "ⲟpen.com",
        "xn--pypal-4ve.com",
        "nhs.uk@example.com",
        "οικο.com",
    ],
)
def test_a_site_that_looks_like_another_is_told(host: str) -> None:
    assert len(told(f"See [our page](https://{host}/).", "link-in-disguise")) == 1


@pytest.mark.parametrize(
    "host",
    [
        "münchen.de",
        "ελλάδα.gr",
        "пример.com",
        "яндекс.рф",
        "alışveriş.com",
        "東京tokyo.jp",
        "tūmanako.nz",
        "الصحة.com",
        "www.nhs.uk",
        "한국korea.kr",
    ],
)
def test_a_site_in_its_own_letters_is_not(host: str) -> None:
    assert told(f"See [our page](https://{host}/).", "link-in-disguise") == []


KEYS = (
    "AKIAQ7ZL3W2N5R8TKVBD", "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "github_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ", "xoxb-927465018273-abcdefGHIJKL", "AIza" + "SyB4cD3fGh1jK2lM5nO6pQ7rS8tU9vW0xYz",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5ODc2NTQzMiJ9.TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFONFh7HgQ", "glpat-aB3dE6gH9jK2mN5pQ8rS", "9c8b7a6f5e4d3c2b1a0f9e8d7c6b5a4f-us14",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "frame", ["Use {} for it.", "```\nkey = {}\n```", "<!-- {} -->", "[here](https://example.org/?key={})"]
)
def test_a_key_is_told_wherever_it_stands(key: str, frame: str) -> None:
    assert told(frame.format(key), "secret") == [key]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("password: hunter2", ["hunter2"]), ("**Password:** `hunter2`", ["hunter2"]), ("The api_key = a1b2c3d4e5", ["a1b2c3d4e5"]), ("Mot de passe : Zk81!fle", ["Zk81!fle"]), ("password=Xy12345.", ["Xy12345"]),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----", ["-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END RSA PRIVATE KEY-----"]),
    ],
)  # fmt: skip
def test_a_password_is_told_where_its_name_stands(body: str, found: list[str]) -> None:
    assert told(body, "secret") == found


@pytest.mark.parametrize(
    "body",
    [
        "Ask for the password: it changes weekly.", "Password: required", "The secret: listen first.", "The key: patience2026 and tea", "AKIAIOSFODNN7EXAMPLE", "password: {{ password }}", "password: ********", "password: your-password",
        "Join the Zoom meeting, password: Slippers26", "Webinar recording\npassword: Kaizen2026!", "eyJ is how they begin", "password: https://example.org/reset1", "Our token of thanks: 12 cups", "tasks-usable1 in bus-us1", "The passe-partout: 3x4",
        "Passcode: 482913", "api key: see page 12", "xoxo-love-from-all-of-us",
    ],
)  # fmt: skip
def test_other_words_are_no_secret(body: str) -> None:
    assert told(body, "secret") == []


def test_no_report_shows_more_of_a_secret_than_its_first_letters() -> None:
    body = f"My {'words ' * 4}are [here](https://example.org/?key={KEYS[1]}) and password: gopher71x \u202e\n\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\u202ekqhkiG9w0\n-----END PRIVATE KEY-----"
    source = Source(PATH, whole(body))
    told_of_it = [d for code in ("secret", "direction-trick") for d in findings(source.text, code)]
    told_of_it.append(
        Diagnostic(
            "other",
            f"“{KEYS[1]}” is odd",
            source.span(source.text.index(KEYS[1])),
            hint=f"delete {KEYS[1]}",
            why=f"{KEYS[1]} is",
        )
    )
    for form in report.FORMATS.values():
        said = form(told_of_it, {PATH: source}, False)
        assert "ghp_" in said
        for part in (KEYS[1][4:12], "er71x", "MIIEvQ", "kqhkiG9"):
            assert part not in said


def test_a_masked_text_has_the_same_length_and_lines() -> None:
    text = f"a {KEYS[0]} b\npassword: hunter2\n-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\nend"
    masked = hush.masked(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert (hush.masked(masked), hush.masked("plain words")) == (masked, "plain words")


@pytest.mark.parametrize(
    "sign",
    [
        "password:",
        "api key: a1b2c3d4\n",
        "gh",
        "ghp_",
        "eyJa.eyJ",
        "eyJaaaaaaaaa.",
        "sk-ant-",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----\n",
        "SG.",
        "a",
        "AKIA",
        "pwd=",
        "a1:",
    ],
)
def test_a_megabyte_is_looked_through_for_secrets_at_once(sign: str) -> None:
    text = (sign * (1_000_000 // len(sign) + 1))[:1_000_000]
    assert pace(lambda: hush.masked(text), text) < 40

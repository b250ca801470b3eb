"""Headers: plain letters in lines that every server takes, and the same words when they are read again."""

from __future__ import annotations

import re
from email import message_from_string
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgepress.render.header import header, mailbox, phrase, web, words

ENCODED = re.compile(r"=\?utf-8\?[qb]\?[^? ]*\?=")
ARABIC = "قهوة باردة وما تعلمناه منها في جناح السقوط هذا الشتاء"
MAORI = "Kia ora koutou: ngā kōrero o te pō mō te whānau, te hapū me te iwi, i te rā kotahi o te tau hōu"
LETTERS = st.text(
    st.one_of(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), st.sampled_from('=? _"\\<>,;:@()āع🧦')),
    min_size=1,
    max_size=120,
).map(lambda text: re.sub(" +", " ", text).strip(" "))


def read(lines: str) -> str:
    """The words of a header, as the reader of mail that Python had first reads them."""
    value = re.sub(r"\r?\n", "", next(iter(message_from_string(lines + "\r\n").values())))
    return str(make_header(decode_header(value)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tea", "Tea"),
        ("a: (b) <c@d>", "a: (b) <c@d>"),
        ("Tāmaki", "=?utf-8?q?T=C4=81maki?="),
        ("Zoë’s tea", "=?utf-8?q?Zo=C3=AB=E2=80=99s_tea?="),
        ("شاي", "=?utf-8?q?=D8=B4=D8=A7=D9=8A?="),
        ("فنجان شاي بارد", "=?utf-8?b?2YHZhtis2KfZhiDYtNin2Yog2KjYp9ix2K8=?="),
        ("=?utf-8?q?tea?=", "=?utf-8?q?=3D=3Futf-8=3Fq=3Ftea=3F=3D?="),
    ],
)
def test_words_are_encoded_only_where_they_must_be_and_so_that_they_can_be_read(text: str, written: str) -> None:
    assert words(text) == written


@pytest.mark.parametrize("text", [ARABIC, MAORI, "🧦" * 60, "字" * 90, "Ünïcödé " * 30 + "x", "x" * 200 + "é"])
def test_an_encoded_word_is_short_and_holds_whole_characters(text: str) -> None:
    lines = header("Subject", words(text)).removesuffix("\r\n").split("\r\n")
    assert max(map(len, lines)) <= 76
    found = [word for line in lines for word in line.removeprefix("Subject:").split()]
    assert [word for word in found if len(word) > 75 or not ENCODED.fullmatch(word)] == []
    assert "".join(read(f"Subject: {word}\r\n") for word in found) == text  # each can be read alone
    assert lines[0] != "Subject:"
    assert len(found) == 1 or [word for word in found if not word.startswith("=?utf-8?q?")] == []  # see _encoded


@settings(max_examples=200, deadline=None, derandomize=True)
@given(LETTERS)
def test_any_words_read_back_as_they_were(text: str) -> None:
    lines = header("Subject", words(text))
    assert (lines.isascii(), read(lines)) == (True, text)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("The Edge", "The Edge"),
        ("Dr. Zoe", '"Dr. Zoe"'),
        ('Zoe, "Co" \\ Sons', r'"Zoe, \"Co\" \\ Sons"'),
        ("Zoë, Co.", "=?utf-8?q?Zo=C3=AB=2C_Co=2E?="),
        ("a =?utf-8?q?b?=", "=?utf-8?q?a_=3D=3Futf-8=3Fq=3Fb=3F=3D?="),
    ],
)
def test_a_name_is_quoted_or_encoded_where_it_must_be(name: str, written: str) -> None:
    assert phrase(name) == written


@settings(max_examples=200, deadline=None, derandomize=True)
@given(LETTERS)
def test_any_name_reads_back_and_leaves_the_address_alone(name: str) -> None:
    lines = header("From", mailbox(name, "edge@example.org"))
    value = re.sub(r"\r?\n", "", message_from_string(lines + "\r\n")["From"])
    found, address = parseaddr(value)
    assert (str(make_header(decode_header(found))), address) == (name, "edge@example.org")


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org", "@example.org", "a@", "a@b..c", "a@-b", "zoë@example.org", "a@b\r\nBcc: c@d"])  # fmt: skip
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(address)}$"):
        mailbox("The Edge", address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://edge.example.org/", "<https://edge.example.org/>"),
        ("https://edge.example.org/a?b=c,d%20e#f", "<https://edge.example.org/a?b=c,d%20e#f>"),
        ("https://zoë.example/pō>x y", "<https://xn--zo-ija.example/p%C5%8D%3Ex%20y>"),
        ("https://edge.example.org?q=é", "<https://edge.example.org?q=%C3%A9>"),
    ],
)
def test_a_web_address_is_written_in_plain_letters(address: str, written: str) -> None:
    assert web(address) == written


def test_long_lines_are_folded_at_spaces_but_never_those_of_a_list() -> None:
    long = "many words " * 20 + "end"
    assert max(map(len, header("Subject", long).split("\r\n"))) <= 76
    assert header("Subject", long).replace("\r\n", "") == f"Subject: {long}"
    assert header("List-Unsubscribe", long) == f"List-Unsubscribe: {long}\r\n"
    assert header("Subject", "x" * 290) == f"Subject: {'x' * 290}\r\n"

"""A file with a finished email: a page or a message, in whatever alphabet it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgepress.diagnostics import Stop
from edgepress.load.letter import MAX_BYTES, read_letter

from ..proof.cases import HYBRID, MESSAGE

HEAD = "From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"


def laid(folder: Path, name: str, data: bytes | str) -> Path:
    """A file of that name."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def test_a_page_is_its_html() -> None:
    assert read_letter(HYBRID) == (HYBRID.read_text(encoding="utf-8"), None, b"")


def test_a_message_is_its_parts_and_the_whole() -> None:
    post = read_letter(MESSAGE)
    assert post.html == HYBRID.read_text(encoding="utf-8")
    assert post.text is not None
    assert post.text.startswith("The boats are back\n==================\n")
    assert post.raw == MESSAGE.read_bytes()


@pytest.mark.parametrize("name", ["mail.eml", "mail.html", "mail"])
def test_a_message_is_known_by_how_it_begins(name: str, tmp_path: Path) -> None:
    post = read_letter(laid(tmp_path, name, f"{HEAD}Content-Type: text/html; charset=utf-8\n\n<p>kōrero</p>\n"))
    assert (post.html.strip(), post.text) == ("<p>kōrero</p>", None)


@pytest.mark.parametrize(
    "data",
    [
        "<p>Māori – “yes”</p>".encode(),
        "\ufeff<p>Māori – “yes”</p>".encode(),
        "<p>Māori – “yes”</p>".encode("utf-16"),
        '<meta charset="iso-8859-4"><p>Mäori</p>'.encode("iso-8859-4"),
        "<p>caf\xe9</p>".encode("cp1252"),
        '<meta charset="nonsense"><p>caf\xe9</p>'.encode("cp1252"),
    ],
)
def test_words_are_read_in_the_alphabet_they_were_written_in(data: bytes, tmp_path: Path) -> None:
    html = read_letter(laid(tmp_path, "a.html", data)).html
    assert any(word in html for word in ("Māori – “yes”", "Mäori", "café"))
    assert not html.startswith("\ufeff")


def test_a_letter_that_is_not_what_a_page_says_is_lost_as_it_is_for_readers(tmp_path: Path) -> None:
    page = laid(tmp_path, "a.html", '<meta charset="utf-8"><p>caf\xe9</p>'.encode("cp1252"))
    said = f"{HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<p>caf\xe9</p>\n"
    for path in (page, laid(tmp_path, "a.eml", said.encode("cp1252"))):
        assert "<p>caf\ufffd</p>" in read_letter(path).html


def test_a_message_that_says_no_alphabet_is_read_as_programs_guess(tmp_path: Path) -> None:
    said = f"{HEAD}Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n<p>café</p>\n"
    for data in (said.encode("utf-8"), said.encode("cp1252")):
        assert "café" in read_letter(laid(tmp_path, "a.eml", data)).html


def test_a_message_that_says_a_wrong_alphabet_is_read_all_the_same(tmp_path: Path) -> None:
    said = f"{HEAD}Content-Type: text/html; charset=nonsense\nContent-Transfer-Encoding: 8bit\n\n<p>kōrero</p>\n"
    assert "kōrero" in read_letter(laid(tmp_path, "a.eml", said)).html


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.html", None, "there is no file "),
        ("empty.html", b" \n", "is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is no email and no page of HTML; name a file that ends in .html or .eml"),
        ("large.html", b"x" * (MAX_BYTES + 1), "is larger than 5 MB, and no email is; is it the right file?"),
        ("words.html", b"Words, and 1 < 2.", "holds no HTML; name a file that ends in .html or .eml"),
        ("theirs.msg", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 9, "is stored as only Outlook reads it; open it there, and save it as HTML"),
        ("text.eml", f"{HEAD}Content-Type: text/plain\n\nwords\n".encode(), "holds no HTML, so there is nothing"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_email_is_told_with_what_to_do(
    name: str, data: bytes | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name if data is None else laid(tmp_path, name, data)
    with pytest.raises(Stop) as stop:
        read_letter(path)
    assert said in str(stop.value)


def test_a_folder_is_no_email(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        read_letter(tmp_path)
    assert str(stop.value).endswith("is a folder; name a file in it, such as " + f"{tmp_path}/index.html")


def test_a_message_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    post = read_letter(laid(tmp_path, "a.eml", b"\xef\xbb\xbf" + MESSAGE.read_bytes()))
    assert post == read_letter(MESSAGE)


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"Content-Type: text/html\r\n\r\n<p>x</p>",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1500)),
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(220)),
    ],
)
def test_a_message_of_parts_in_parts_without_end_is_told_and_raises_nothing_else(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Stop):
        read_letter(laid(tmp_path, "a.eml", data))


@pytest.mark.parametrize(
    ("kind", "body", "answer"),
    [
        ("message/rfc822", f"{HEAD}Content-Type: text/html\n\n<p>x</p>", "only holds another message as an attachment"),
        ("application/pkcs7-mime; name=smime.p7m", "MIIF", "is sealed"),
        ("text/html\nContent-Disposition: attachment; filename=a.html", "<p>x</p>", "holds HTML only as an attachment"),
        ("multipart/alternative", "--x\nContent-Type: text/html\n\n<p>x</p>\n--x--", "does not say what divides"),
        ("text/plain", "x", "holds no HTML"),
    ],
)
def test_why_there_is_no_html_is_said(kind: str, body: str, answer: str, tmp_path: Path) -> None:
    with pytest.raises(Stop, match=answer):
        read_letter(laid(tmp_path, "a.eml", f"{HEAD}Content-Type: {kind}\n\n{body}\n"))

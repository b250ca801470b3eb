"""Files that are no Word documents, or documents that would do harm: one sentence each, and nothing is opened."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest

from edgepress.importers import Unreadable, safe
from edgepress.importers.reading import read

from .word import SPACES, Word, put, saved, with_parts

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def said(data: bytes, name: str = "draft.docx") -> str:
    """Why a file cannot be taken."""
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    return str(caught.value)


def packed(parts: Mapping[str, bytes | str], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def letter(text: str) -> bytes:
    """A document whose part with the text is this."""
    return packed({"_rels/.rels": RELS, "word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty. Save the document again and send that."),
        (b"\x00" * 4096, "This file is empty. Save the document again and send that."),
        (b"%PDF-1.7 ...", "This is a PDF that was renamed. Ask for the Word file, or copy its text into a new one."),
        (b"{\\rtf1\\ansi", "This is a file in Rich Text Format. Open it in Word and save it as .docx."),
        (
            safe._OLE + b"WordDocument",
            "This is a document in Word's old format (.doc). Open it in Word and save it as .docx.",
        ),
        (
            safe._OLE + "EncryptedPackage".encode("utf-16-le"),
            "This document is locked with a password. Take the password off in Word and save it again.",
        ),
        (b"\x89PNG\r\n", "This is a picture, not a document. Put it into the folder images/ of the issue."),
        (
            b"<!DOCTYPE html><p>",
            "This is a web page that was renamed. Give it the ending .html, or send the Word file.",
        ),
        (
            b"MZ\x90",
            "This is a program, not a document. Do not open it. Ask for the Word file, or copy its text into a new one.",
        ),
        (
            b"Dear all,",
            "This is not a Word document, whatever its name says. Ask for the Word file, or copy its text into a new one.",
        ),
        (b"PK\x03\x04 and then nothing", "This file is damaged or was cut off on its way. Ask for it again."),
        (
            packed({"xl/workbook.xml": "<x/>"}),
            "This is a table from Excel. Copy the rows that matter into a Word document.",
        ),
        (
            packed({"holiday.jpg": "x"}),
            "This is an archive of files, not a Word document. Ask for the Word file, or copy its text into a new one.",
        ),
        (saved(Word()), "There are no words in this document. Ask for the file with the text in it."),
        (saved(Word())[:9000], "This file is damaged or was cut off on its way. Ask for it again."),
    ],
)
def test_what_is_no_word_document_is_told_by_what_it_is(data: bytes, sentence: str) -> None:
    assert said(data) == sentence


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("draft.doc", "This is a document in Word's old format (.doc). Open it in Word and save it as .docx."),
        ("draft.pdf", "This is a PDF, which is made for printing. Ask for the Word file, or copy its text."),
        ("draft.pages", "This is a document from Pages. In Pages, export it to Word."),
        ("draft.exe", "Files that end in “.exe” cannot be taken. Save it as .docx."),
    ],
)
def test_a_file_of_another_ending_is_told_what_to_do(name: str, sentence: str) -> None:
    assert said(b"words", name) == sentence


def test_a_file_larger_than_any_document_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MAX_FILE", 2 * 2**20)
    assert said(b"PK" + b"x" * (3 * 2**20)) == (
        "This file has 3 MB; 2 MB is the most. Let Word make its pictures smaller (Compress pictures)."
    )


TOO_MUCH = "It would unpack to far more than a document holds, so it was not opened. Save it again in Word."


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked() -> None:
    assert said(packed({"_rels/.rels": RELS, "word/document.xml": b"a" * (30 * 2**20)})) == TOO_MUCH


def test_many_parts_that_are_too_much_together_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MAX_ALL", 3 * 2**20)
    assert said(packed({f"word/media/{n}.png": bytes(2**20 - 1) for n in range(4)})) == TOO_MUCH


def test_a_document_of_too_many_parts_is_not_opened() -> None:
    many = packed({f"word/{n}.xml": b"" for n in range(safe.MAX_ENTRIES + 1)}, zipfile.ZIP_STORED)
    assert said(many) == "It has 2,001 parts, far more than a document holds. Save it again in Word."


def test_a_part_that_lies_about_its_size_is_counted_while_it_is_unpacked() -> None:
    """The directory says ten bytes; what is packed would be thirty million."""
    data = bytearray(packed({"word/document.xml": b"a" * (30 * 2**20)}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        here = data.index(signature) + at
        data[here : here + 4] = struct.pack("<I", 10)
    assert said(bytes(data)) in (TOO_MUCH, "This file is damaged or was cut off on its way. Ask for it again.")


def test_parts_that_lie_over_each_other_are_not_unpacked() -> None:
    """The bomb of David Fifield: many names for the same packed bytes."""
    body = zlib.compress(b"a" * 1000)[2:-4]
    crc = zlib.crc32(b"a" * 1000)
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, len(body), 1000, 5, 0)
    names = [b"a.xml", b"b.xml"]
    directory = b"".join(
        struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, len(body), 1000, 5, 0, 0, 0, 0, 0, 0)
        + name
        for name in names
    )
    local = head + names[0] + body
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 2, 2, len(directory), len(local), 0)
    assert said(local + directory + end).startswith(
        "Its parts lie over each other, as in no document. It was not opened."
    )


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\..\\..\\evil.xml", "C:/evil.xml"])
def test_a_part_that_leads_outside_of_the_document_is_refused(name: str) -> None:
    assert said(packed({name: "x"})).startswith("One of its parts would be written outside of the document")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.xml", "one")
        file.writestr("Word/Document.xml", "two")
    assert said(out.getvalue()).startswith("Two of its parts have the same name, so nobody can say which is meant.")


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
READS = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
OWN_WORDS = "It defines words of its own, as no document from Word does. It was not opened. Ask for the Word file, or copy its text into a new one."


@pytest.mark.parametrize("kind", [LAUGHS, READS, '<!DOCTYPE x SYSTEM "https://far.example/x.dtd">'])
def test_entities_are_refused_wherever_they_stand(kind: str) -> None:
    assert (
        said(letter(f"{kind}<w:document {SPACES}><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"))
        == OWN_WORDS
    )
    good = Word()
    good.add_paragraph("words")
    assert said(with_parts(saved(good), {"docProps/app.xml": f"{kind}<x/>"})) == OWN_WORDS
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{kind}<x/>'.encode("utf-16")
    assert said(with_parts(saved(good), {"docProps/app.xml": wide})) == OWN_WORDS


def test_elements_far_too_deep_inside_each_other_are_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 4000
    assert said(letter(f"<w:document {SPACES}><w:body>{deep}")).startswith(
        ("Its parts lie too deep", "This file is damaged")
    )


def test_a_document_that_keeps_to_no_rule_is_told_in_one_sentence() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 70 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 70
    sentence = (
        "This document is put together in a way that cannot be read. Open it in Word, save it again and send that."
    )
    assert said(letter(f"<w:document {SPACES}><w:body>{nested}</w:body></w:document>")) == sentence
    assert said(letter("<other/>")) == sentence


def test_macros_are_left_out_and_told() -> None:
    d = Word()
    d.add_paragraph("words")
    document = read(with_parts(saved(d), {"word/vbaProject.bin": b"Sub AutoOpen()"}), "draft.docm")
    assert (document.html, document.said) == (
        "<p>words</p>",
        ("It held macros, which are small programs. They were left out.",),
    )


def test_a_picture_on_somebodys_disk_is_never_opened(tmp_path: object) -> None:
    d = Word()
    far = d.part.relate_to(
        "file:///etc/hostname",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    put(
        d,
        f'<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{far}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="{far}"/></v:shape></w:pict></w:r></w:p>',
    )
    document = read(saved(d), "draft.docx")
    assert document.pictures == {}
    assert document.html == "<p>[insert the picture “hostname”]</p><p>[insert the picture “hostname”]</p>"

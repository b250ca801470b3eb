"""Files that are no honest documents, or are far too much of one; made anew for each test, so that none lies in the repository."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.importers.make import MADE

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "drawing")
)
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
MB = 2**20


class Case(NamedTuple):
    """A file by name, how it is made, and words of the one sentence that is said; no words where it may be taken."""

    name: str
    make: Callable[[], bytes]
    says: str = ""


def packed(parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(body: str | bytes, head: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with this body, in the box that LibreOffice packed another one into."""
    with zipfile.ZipFile(MADE / "letter.docx") as letter:
        parts = {name: letter.read(name) for name in letter.namelist()}
    inner = body if isinstance(body, bytes) else body.encode()
    parts["word/document.xml"] = (
        f'<?xml version="1.0"?>{head}<w:document {W}><w:body>'.encode() + inner + b"</w:body></w:document>"
    )
    return packed(parts | dict(more or {}))


def odt(body: str, head: str = "") -> bytes:
    content = f'<?xml version="1.0"?>{head}<office:document-content {ODF}><office:body><office:text>{body}'
    content += "</office:text></office:body></office:document-content>"
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _nested(count: int) -> str:
    cell = "<w:tbl><w:tr><w:tc>"
    return cell * count + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * count


def _in_odt(count: int) -> str:
    begin = "<table:table><table:table-row><table:table-cell>"
    return begin * count + "<text:p>deep</text:p>" + "</table:table-cell></table:table-row></table:table>" * count


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _counted() -> list[str]:
    return [f"word {hash((n, 7)) & 0xFFFFFF:06x}" for n in range(100_000)]


def _cut() -> bytes:
    data = (MADE / "pictures.docx").read_bytes()
    return data[: len(data) // 2]


def _sheet() -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def _slides() -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def _repeated() -> str:
    cell = '<table:table-cell table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell>'
    return (
        "<table:table>"
        + f'<table:table-row table:number-rows-repeated="9999">{cell * 20}</table:table-row>' * 50
        + "</table:table>"
    )


REFUSED = (
    Case("empty.docx", lambda: b"", "This file is empty"),
    Case("empty.odt", lambda: b"", "This file is empty"),
    Case("empty.html", lambda: b"\n", "This file is empty"),
    Case("renamed-pdf.docx", lambda: b"%PDF-1.7\n" + b"x" * 999, "This is a PDF that was renamed"),
    Case("renamed-pdf.odt", lambda: b"%PDF-1.7\n" + b"x" * 999, "This is a PDF that was renamed"),
    Case("renamed-pdf.html", lambda: b"%PDF-1.7\n" + b"x" * 999, "This is a PDF that was renamed"),
    Case("renamed-rtf.docx", lambda: b"{\\rtf1 Words}", "Rich Text Format"),
    Case("renamed-zip.docx", lambda: packed({"a.txt": b"words"}), "This is an archive of files"),
    Case("renamed-zip.odt", lambda: packed({"a.txt": b"words"}), "This is an archive of files"),
    Case("renamed-xlsx.docx", _sheet, "This is a table from Excel"),
    Case("renamed-pptx.docx", _slides, "These are slides"),
    Case("renamed-docx.odt", (MADE / "letter.docx").read_bytes, "not a text by LibreOffice"),
    Case("renamed-odt.docx", (MADE / "review.odt").read_bytes, "This is a document from LibreOffice"),
    Case("renamed-docx.zip", (MADE / "letter.docx").read_bytes, "Give it the ending .docx again"),
    Case("old-word.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "Word's old format"),
    Case("cut-off.docx", _cut, "damaged or was cut off"),
    Case("cut-off.odt", lambda: (MADE / "review.odt").read_bytes()[:3000], "damaged or was cut off"),
    Case("bomb.docx", lambda: docx(b"<w:p/>" * (8 * MB)), "It would unpack to far more"),
    Case("bomb-of-zeros.odt", lambda: packed({"content.xml": b"\0" * (60 * MB)}), "It would unpack to far more"),
    Case("bomb.zip", lambda: packed({"a.html": b"<p>" + b" " * (100 * MB)}), "It would unpack to far more"),
    Case("laughs.docx", lambda: docx(_paragraph("&j;"), LAUGHS), "It defines words of its own"),
    Case("laughs.odt", lambda: odt("<text:p>&j;</text:p>", LAUGHS), "It defines words of its own"),
    Case("traversal.docx", lambda: docx(_paragraph("a"), more={"../../evil.sh": b"rm"}), "written outside"),
    Case("traversal.odt", lambda: packed({"content.xml": b"<a/>", "/etc/evil": b"x"}), "written outside"),
    Case("traversal.zip", lambda: packed({"a.html": page("<p>a</p>"), "..\\evil": b"x"}), "written outside"),
    Case("nested.docx", lambda: docx(_nested(5000)), "too deep inside each other"),
    Case("nested.odt", lambda: odt(_in_odt(5000)), "too deep inside each other"),
    Case("nested.html", lambda: page("<table><tr><td>" * 5000 + "deep"), "too deep inside each other"),
    Case("nested-words.html", lambda: page("<p>" + "<i>" * 50_000 + "deep"), "too deep inside each other"),
    Case("repeated-cells.odt", lambda: odt(_repeated()), "more than 20,000 cells"),
    Case("large.html", lambda: page("<p>" + "words " * (3 * MB)), "12 MB is the most"),
    Case("many-parts.html", lambda: page("<p>a</p>" * 300_000), "more than 40,000 parts"),
    Case("binary.html", lambda: bytes(range(256)) * 4000, "This is not a web page"),
    Case("sheet.odt", lambda: packed({"content.xml": odt_of("spreadsheet")}), "This is a spreadsheet"),
    Case("slides.odt", lambda: packed({"content.xml": odt_of("presentation")}), "These are slides"),
    Case("no-words.odt", lambda: odt("<text:p/>"), "There are no words"),
    Case("no-words.html", lambda: page("<div><p> </p></div>"), "There are no words"),
    Case("two-pages.zip", lambda: packed({"a.html": b"<p>a", "b.html": b"<p>b"}), "This is an archive of files"),
    Case("100000-paragraphs.docx", lambda: docx("".join(map(_paragraph, _counted()))), "Split it"),
    Case("100000-paragraphs.odt", lambda: odt("".join(f"<text:p>{w}</text:p>" for w in _counted())), "Split it"),
    Case("100000-paragraphs.html", lambda: page("".join(f"<p>{w}</p>" for w in _counted())), "Split it"),
)


def odt_of(kind: str) -> bytes:
    return (
        f"<office:document-content {ODF}><office:body><office:{kind}/></office:body></office:document-content>".encode()
    )


TAKEN = (
    Case(
        "attributes.html",
        lambda: page(f'<p class="{"c " * (4 * MB)}" style="{"color:red;" * 100_000}">Words stay.</p>'),
    ),
    Case("entities.html", lambda: page(f"{LAUGHS}<p>Words stay. {'&lt;' * 9000}</p>")),
    Case(
        "rules.html", lambda: page("<p class=c9>Words stay.</p>", f"<style>{'.c9{font-weight:700}' * 200_000}</style>")
    ),
    Case("open-rule.html", lambda: page("<p>Words stay.</p>", f"<style>{'.a{' * 300_000}</style>")),
    Case("spans.html", lambda: page("<p>" + "<span style='font-weight:700'>w </span>" * 20_000 + "Words stay.</p>")),
    Case("pictures.html", lambda: page("<p>Words stay.</p>" + "<p><img src='data:image/png;base64,AAAA'></p>" * 9_000)),
    Case(
        "notes.html",
        lambda: page(
            '<p>Words stay.<a href="#ftnt1" id="ftnt_ref1">[1]</a></p>'
            + '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> See <a href="#ftnt1">1</a></p></div>' * 2000
        ),
    ),
    Case(
        "scripts.html", lambda: page("<script>alert(1)</script><p onclick=x>Words stay.</p><iframe src=//e></iframe>")
    ),
    Case("open-tags.html", lambda: b"<html><body><p>Words stay." + b"<b" * 90_000),
)

"""Documents as guests send them: what becomes of each, word for word."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from edgepress.pipeline.importing import bring
from tests.importers.accept import documents, expected
from tests.importers.brought import SLUG, brought, newsletter
from tests.importers.make import AS_ODT, MADE, SOURCES, convert, flat, pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
CONTENTS = "table of contents was left out"
DROPPED = {  # words that are in a document and not in its article, and the sentence that says so
    "report": {"contents summary 2 what we did 2 counting 3": CONTENTS},
    "GoogleStory": {"what we painted": CONTENTS},
    "google-table": {"internal do not send to the chief yet": "hides were left out"},
    "outlook": {"tracking line": "hides were left out"},
    "word-filtered": {"what we switched off 2": CONTENTS},
    "saved-page": {
        "home over ons": "Only the middle",
        "copyright": "Only the middle",
        "word lid": "A form was left out",
    },
}
INLINE = ("span", "b", "i", "em", "strong", "a", "sup", "sub", "u", "font")
SIGNS = re.compile(r"\w+")  # of words; a typed bullet is none
NAMES = [pytest.param(file, id=file.name) for file in documents()]


@pytest.mark.parametrize("file", NAMES)
def test_a_document_becomes_the_article_that_was_read_and_accepted(file: Path) -> None:
    came = brought(file)
    article, told = expected(file)
    assert came.article == article.read_text(encoding="utf-8")
    assert came.told == told.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", NAMES)
def test_every_word_is_in_the_article_in_order_or_in_a_sentence_about_what_was_dropped(file: Path) -> None:
    article, told = (path.read_text(encoding="utf-8") for path in expected(file))
    for part in _words_of(file):
        assert list(_lost(part, article, told, DROPPED.get(file.stem, {}))) == []


def test_there_are_documents_of_all_kinds_that_were_promised() -> None:
    assert len(flat()) >= 12
    assert len(list(SOURCES.glob("google-*"))) >= 5
    assert {"word-filtered.html", "outlook.html", "saved-page.html"} <= {path.name for path in SOURCES.iterdir()}


def test_what_libreoffice_makes_today_of_the_sources_becomes_the_same_articles(tmp_path: Path) -> None:
    made = convert(flat(), "docx", tmp_path / "made")
    made += convert([source for source in flat() if source.stem in AS_ODT], "odt", tmp_path / "made")
    root = newsletter(tmp_path / "letter")
    came = bring(root, SLUG, made)
    assert came.refused == {}
    for file, one in zip(made, came.made, strict=True):
        body = expected(file)[0].read_text(encoding="utf-8").partition("\n---\n")[2]
        assert list(_lost(body, one.files[one.article].decode(), "\n".join(one.guesses), {})) == []


@pytest.mark.parametrize("name", ["footnotes", "interview", "lists"])
def test_a_page_that_libreoffice_saves_becomes_the_same_words(name: str, tmp_path: Path) -> None:
    (page,) = convert([SOURCES / f"{name}.fodt"], "html", tmp_path)
    flat_one = expected(SOURCES / f"{name}.fodt")[0].read_text(encoding="utf-8")
    assert brought(page).article.partition("\n---\n")[2] == flat_one.partition("\n---\n")[2]


def _words_of(file: Path) -> Iterator[str]:
    """The words of a document: of its text, and of each of its notes, in their order."""
    if file.suffix == ".docx":
        yield from _of_docx(file)
    elif file.suffix in (".odt", ".fodt"):
        yield from _of_odf(file)
    else:
        yield from _of_page(file)


def _of_docx(file: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as parts:
        for name in ("document", "footnotes", "endnotes", "comments"):
            if f"word/{name}.xml" not in parts.namelist():
                continue
            root = etree.fromstring(parts.read(f"word/{name}.xml"))
            for fallback in list(root.iter(FALLBACK)):
                fallback.getparent().remove(fallback)
            boxes = list(root.iter(f"{W}txbxContent"))
            for box in boxes:
                box.getparent().remove(box)
            units = [root, *boxes] if name == "document" else list(root)
            for unit in units:
                yield " ".join(
                    "".join(f" {t.text} " if t.tag == f"{W}delText" else t.text or " " for t in p.iter(*_SAID))
                    for p in unit.iter(f"{W}p")
                    if next(p.iterancestors(f"{W}p"), None) is None
                )


_SAID = (f"{W}t", f"{W}delText", f"{W}br", f"{W}tab")


def _of_odf(file: Path) -> Iterator[str]:
    data = file.read_bytes() if file.suffix == ".fodt" else zipfile.ZipFile(file).read("content.xml")
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True)).find(f"{OFFICE}body/{OFFICE}text")
    for part in list(root.iter(f"{OFFICE}binary-data", f"{SVG}title", f"{SVG}desc")):
        part.getparent().remove(part)
    aside = [
        *root.iter(
            f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{DRAW}text-box", f"{DRAW}custom-shape"
        )
    ]
    for part in aside:
        body = part if part.tag != f"{TEXT}note" else part.find(f"{TEXT}note-body")
        for paragraph in body.iter(f"{TEXT}p"):
            yield "".join(paragraph.itertext())
        for child in list(part):
            part.remove(child)
        part.text = None
    for gap in root.iter(f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"):
        gap.text = " "
    yield " ".join("".join(p.itertext()) for p in root.iter(f"{TEXT}p", f"{TEXT}h") if _outermost(p))


def _outermost(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{TEXT}p", f"{TEXT}h"), None) is None


class _Page(HTMLParser):
    """The words that stand between the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.silent, self.words, self.notes = 0, [], []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.silent += tag in ("script", "style", "title")
        name = said.get("id") or said.get("name") or ""
        if re.match(r"(ftnt|cmnt|_ftn)\d", name):  # a note begins, and the rest of the page is notes
            self.notes.append([])
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")
        self.silent -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            (self.notes[-1] if self.notes else self.words).append(re.sub(r"^\[\w\]$", "", data))


def _of_page(file: Path) -> Iterator[str]:
    data = file.read_bytes()
    page = _Page()
    page.feed(data.decode("windows-1252" if b"windows-1252" in data else "utf-8"))
    for words in (page.words, *page.notes):
        yield re.sub(r"(?m)^[·o§]\s|(?<=\s)[·o](?=[\s\xa0])|(?<=\s)\d\.(?=[\s\xa0])", " ", "".join(words))


def _plain(text: str) -> list[str]:
    text = re.sub(r"[\u064b-\u0652]", "", unicodedata.normalize("NFKC", html.unescape(text)))
    return SIGNS.findall(text.casefold().replace("\\", "").replace("_", " "))


def _lost(text: str, article: str, told: str, dropped: dict[str, str]) -> Iterator[str]:
    """The stretches of words that are neither in the article, in this order, nor told."""
    details, _, body = article.partition("\n---\n")
    said = [
        *re.findall(r"“(.+?)”(?=[.,]| comes| is | was)", told),
        *re.findall(r"^(?:title|summary): (.*)", details, re.M),
    ]
    said += [phrase for phrase, sentence in dropped.items() if sentence in told]
    phrases = sorted((" ".join(_plain(phrase)) for phrase in said), key=len, reverse=True)
    source, kept = _plain(text), _plain(body)
    matcher = difflib.SequenceMatcher(None, source, kept, autojunk=False)
    for what, start, end, _, _ in matcher.get_opcodes():
        left = f" {' '.join(source[start:end])} "
        for phrase in filter(None, phrases):
            left = left.replace(f" {phrase} ", " ", 1)
        if what in ("delete", "replace") and left.strip():
            yield left.strip()


def test_a_packed_page_by_google_docs_becomes_the_same_article_as_the_page(tmp_path: Path) -> None:
    folder = SOURCES / "google-story"
    pack(folder, tmp_path / "GoogleStory.zip")
    assert brought(tmp_path / "GoogleStory.zip") == brought(folder / "GoogleStory.html")


def test_what_was_packed_by_hand_is_what_its_parts_say(tmp_path: Path) -> None:
    for folder in SOURCES.glob("*.parts"):
        pack(folder, tmp_path / folder.stem)
        assert (tmp_path / folder.stem).read_bytes() == (MADE / folder.stem).read_bytes()

"""A document with nearly everything that guests put into one: pictures, a table, lists, notes, a quote, emphasis."""

from __future__ import annotations

from pathlib import Path

from docx.shared import Inches
from PIL import Image, ImageDraw

from .word import W_NOTES, Word, put, saved, with_parts

FOOT = (
    f'<w:footnotes {W_NOTES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Counted from January'
    ' to June, on four wards.</w:t></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t xml:space="preserve"> The tin is blue.'
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def rich(folder: Path) -> bytes:
    """The document. Its two pictures are drawn here."""
    d = Word()
    d.add_heading("Sixty-two names in a second tin", 0)
    d.add_paragraph("We drew strangers’ names again, and this time the fall rate listened.", style="Subtitle")
    d.add_paragraph("By Ada Byron and Priya Ravindran-Shaw")
    d.add_heading("How it began", 1)
    p = d.add_paragraph("My coffee was ")
    p.add_run("cold ").bold = True
    p.add_run("before I ")
    p.add_run("understood").italic = True
    p.add_run(" what Losa was telling me. We had 10")
    p.add_run("2").font.superscript = True
    p.add_run(" cups on the 1")
    p.add_run("st").font.superscript = True
    p.add_run(" day, and a note on the door said: *please* knock.")
    put(
        d,
        '<w:p><w:r><w:t>Falls went down on every ward</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">,'
        ' and the tin stayed full</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
    )
    d.add_picture(str(drawn(folder / "cups.png", (1200, 700), "#00677f")), width=Inches(5))
    d.inline_shapes[0]._inline.docPr.set("descr", "Two white cups on a teal table by a window")
    d.add_paragraph("Figure 1: The cups that nobody drank", style="Caption")
    d.add_heading("What we did", 2)
    for words, style in (
        ("Draw two names from the tin.", "List Number"),
        ("Make coffee, and really make it:", "List Number"),
        ("warm the cups,", "List Bullet 2"),
        ("sit down.", "List Bullet 2"),
        ("Ask one question.", "List Number"),
    ):
        d.add_paragraph(words, style=style)
    d.add_heading("What it did", 2)
    table = d.add_table(4, 3)
    rows = (("Ward", "Falls before", "Falls after"), ("Kauri", "12", "8"), ("Rimu", "9", "4"), ("Tōtara", "11", "10"))
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(number, column).text = words
    d.add_paragraph("“We counted anyway, because the slippers were free.”", style="Quote")
    d.add_picture(str(drawn(folder / "chart.bmp", (500, 650), "#b8860b")), width=Inches(2))
    d.add_paragraph("Figure 2: Falls by ward", style="Caption")
    d.add_paragraph("Next year we buy a bigger tin.")
    return with_parts(saved(d), {"word/footnotes.xml": FOOT})


def drawn(path: Path, size: tuple[int, int], colour: str) -> Path:
    """A picture of two circles."""
    image = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(image)
    width, height = size
    pen.ellipse((width * 0.15, height * 0.3, width * 0.45, height * 0.7), fill="white")
    pen.ellipse((width * 0.55, height * 0.3, width * 0.85, height * 0.7), fill="#f4e8d0")
    image.save(path)
    return path

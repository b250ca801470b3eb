"""Each thing that stands in a Word document, and the Markdown that comes of it, whole."""

from __future__ import annotations

from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK

from .word import OFFICE, W_NOTES, Word, article, body, brought, picture, put, saved, told, with_parts

DROPPED = '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">down a lot </w:delText></w:r>'


MARKS = {
    "b": "bold",
    "i": "italic",
    "sup": "superscript",
    "sub": "subscript",
    "strike": "strike",
    "small": "small_caps",
}


def runs(document: Any, *runs: tuple[str, str], style: str | None = None) -> None:
    """A paragraph of words with marks: b, i, sup, sub, strike, small."""
    paragraph = document.add_paragraph(style=style)
    for words, marks in runs:
        run = paragraph.add_run(words)
        for mark in marks.split():
            setattr(run.font, MARKS[mark], True)


def test_headings_begin_at_level_two_and_no_level_is_left_out() -> None:
    def build(d: Any) -> None:
        d.add_paragraph("First.")
        d.add_heading("One", 2)
        d.add_heading("Deep", 4)
        d.add_heading("C#", 2)
        d.add_heading("", 2).add_run("All bold").bold = True
        d.add_heading("", 2)
        d.add_heading("1. Counted", 2)

    assert body(build) == "First.\n\n## One\n\n### Deep\n\n## C\\#\n\n## All bold\n\n## 1. Counted\n"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Überschrift 1", "## words"),
        ("berschrift1", "## words"),
        ("Titre 2", "## words"),
        ("Título 3", "## words"),
        ("Otsikko 2", "## words"),
        ("見出し 1", "## words"),
        ("Zitat", "> words"),
        ("Citation", "> words"),
        ("Intense Quote", "> words"),
        ("Block Text", "> words"),
        ("HTML Preformatted", "```\nwords\n```"),
        ("Standard", "words"),
    ],
)
def test_styles_are_known_by_their_names_in_other_languages(name: str, made: str) -> None:
    def build(d: Any) -> None:
        if name not in [style.name for style in d.styles]:
            d.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        d.add_paragraph("words", style=name)

    assert body(build) == f"{made}\n"


def test_a_style_of_ones_own_is_what_its_parent_is_or_what_its_level_says() -> None:
    def build(d: Any) -> None:
        mine = d.styles.add_style("Mine", WD_STYLE_TYPE.PARAGRAPH)
        mine.base_style = d.styles["Heading 2"]
        d.add_paragraph("from its parent", style="Mine")

    assert body(build) == "## from its parent\n"


def test_emphasis_stands_round_words_and_not_round_spaces() -> None:
    def build(d: Any) -> None:
        runs(
            d,
            ("A ", ""),
            ("bold", "b"),
            (" ", "b"),
            ("words ", "b"),
            ("and ", ""),
            ("both", "b i"),
            ("  ", "b"),
            ("end", ""),
            ("s", "i"),
        )
        runs(d, ("one", "b"), (" ", ""), ("two", "b"))
        runs(d, ("all ", "i"), ("bold", "b i"), (" rest", "i"))
        runs(d, ("重要：", "b"), ("次の話。", ""))
        runs(d, ("مهم", "b"), (" جدا", ""))

    assert body(build) == (
        "A **bold words** and ***both*** end*s*\n\n**one two**\n\n*all* ***bold*** *rest*\n\n**重要：**次の話。\n\n**مهم** جدا\n"
    )


def test_raised_letters_small_capitals_and_breaks() -> None:
    def build(d: Any) -> None:
        runs(
            d,
            ("H", ""),
            ("2", "sub"),
            ("O, 10", ""),
            ("-3", "sup"),
            (", the 4", ""),
            ("th", "sup"),
            (" ", ""),
            ("Small", "small"),
        )
        paragraph = d.add_paragraph("one\ttwo\u00a0three “four”")
        paragraph.add_run().add_break()
        paragraph.add_run("the next line")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        d.add_paragraph("A new page.")

    assert body(build) == "H₂O, 10⁻³, the 4th Small\n\none two\u00a0three “four”  \nthe next line\n\nA new page.\n"


def test_lists_keep_their_levels_and_their_numbers() -> None:
    def build(d: Any) -> None:
        for words, style in (
            ("a", "List Bullet"),
            ("b", "List Bullet 2"),
            ("c", "List Bullet 3"),
            ("1. d", "List Bullet"),
        ):
            d.add_paragraph(words, style=style)
        d.add_paragraph("Words.")
        d.add_paragraph("one", style="List Number")
        d.add_paragraph("two", style="List Number")
        d.add_paragraph("between")
        d.add_paragraph("three", style="List Number")

    assert body(build) == "- a\n    - b\n        - c\n- 1\\. d\n\nWords.\n\n1. one\n2. two\n\nbetween\n\n3. three\n"


def test_links_keep_their_words_and_those_that_lead_nowhere_lose_only_the_link() -> None:
    def build(d: Any) -> None:
        page, file = (
            d.part.relate_to(address, f"{OFFICE}/hyperlink", is_external=True)
            for address in ("https://example.org/a_b?x=1&y=(2)", "file:///C:/plan.docx")
        )
        put(
            d,
            '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r>'
            f'<w:hyperlink r:id="{page}"><w:r><w:t xml:space="preserve">the </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>page [1]</w:t></w:r>'
            '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:hyperlink><w:r><w:t>wow!</w:t></w:r>'
            f'<w:hyperlink r:id="{page}"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
            '<w:hyperlink w:anchor="below"><w:r><w:t xml:space="preserve"> below</w:t></w:r></w:hyperlink>'
            f'<w:hyperlink r:id="{file}"><w:r><w:t xml:space="preserve"> a file</w:t></w:r></w:hyperlink></w:p>',
        )

    address = "https://example.org/a_b?x=1&y=(2)"
    text, said = told(build)
    assert text == f"See [the **page \\[1\\]**]({address}) wow\\![here]({address}) below a file\n"
    assert said == ("A link to file:///C:/plan.docx was left out, because readers could not open it. Its words stay.",)


def cells(table: Any, *rows: tuple[str, ...]) -> None:
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(number, column).text = words


def test_a_table_has_its_figures_to_the_right() -> None:
    def build(d: Any) -> None:
        cells(d.add_table(3, 3), ("Ward", "Falls", "Rate"), ("A | B", "8", "1.5%"), ("C", "12", "−3"))

    assert body(build) == (
        "| Ward   | Falls | Rate |\n|:-------|------:|-----:|\n| A \\| B |     8 | 1.5% |\n| C      |    12 |   −3 |\n"
    )


def test_what_a_table_of_markdown_cannot_do_is_told() -> None:
    def build(d: Any) -> None:
        table = d.add_table(3, 2)
        cells(table, ("Head", "Other"), ("m", "a"), ("", "b"))
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(2, 1).add_paragraph("second")
        inner = table.cell(0, 1).add_table(1, 2)
        cells(inner, ("in", "side"))

    text, said = told(build)
    assert (
        text == "| Head | Other inside |\n|:-----|:-------------|\n| m    | a            |\n|      | b second     |\n"
    )
    assert said == (
        "A table stood inside a table. Its words stand in the cell of the outer one.",
        "A table had merged cells. Their words stand in the first place, and the others are empty.",
        "A cell of a table held several paragraphs. They stand in one line now.",
    )


def test_a_table_of_one_cell_is_a_box_round_words() -> None:
    def build(d: Any) -> None:
        table = d.add_table(1, 1)
        table.cell(0, 0).text = "In a box"
        table.cell(0, 0).add_paragraph("and more")

    assert body(build) == "In a box\n\nand more\n"


def test_pictures_get_names_from_their_words_and_captions_become_theirs() -> None:
    d = Word()
    d.add_heading("Night boats", 0)
    d.add_picture(picture())
    d.inline_shapes[0]._inline.docPr.set("descr", "Two cups [of] coffee")
    d.add_picture(picture("red", "BMP"))
    d.add_paragraph("Figure 2: “Red” things", style="Caption")
    d.add_heading("The last ferry", 1)
    paragraph = d.add_paragraph("words ")
    paragraph.add_run().add_picture(picture("blue", "TIFF"))
    paragraph.add_run("more words")
    d.add_picture(picture("green"))
    d.add_picture(picture())
    made = brought(saved(d), taken=("issues/x/images/the-last-ferry.png",))
    assert made.files[made.article].decode().partition("---\n\n")[2] == (
        "![Two cups \\[of\\] coffee](images/two-cups-of-coffee.png)\n\n"
        '![](images/red-things.png "Figure 2: “Red” things")\n\n## The last ferry\n\nwords more words\n\n'
        "![](images/the-last-ferry-2.png)\n\n![](images/the-last-ferry-3.png)\n\n![](images/two-cups-of-coffee.png)\n"
    )
    assert sorted(made.files) == [
        "issues/x/10-night-boats.md",
        *(
            f"issues/x/images/{name}.png"
            for name in ("red-things", "the-last-ferry-2", "the-last-ferry-3", "two-cups-of-coffee")
        ),
    ]
    assert {data[:8] for path, data in made.files.items() if path.endswith(".png")} == {b"\x89PNG\r\n\x1a\n"}


def test_footnotes_and_endnotes_are_one_row_of_notes() -> None:
    d = Word()
    d.add_heading("The title", 0)
    put(
        d,
        '<w:p><w:r><w:t>Counted</w:t></w:r><w:r><w:endnoteReference w:id="5"/></w:r><w:r><w:t xml:space="preserve"> twice</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
    )
    foot = f'<w:footnotes {W_NOTES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> By hand.</w:t></w:r></w:p><w:p><w:r><w:t>And by foot.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    end = f'<w:endnotes {W_NOTES}><w:endnote w:id="5"><w:p><w:r><w:t xml:space="preserve"> In a *notebook*.</w:t></w:r></w:p></w:endnote></w:endnotes>'
    data = with_parts(saved(d), {"word/footnotes.xml": foot, "word/endnotes.xml": end})
    assert article(data).partition("---\n\n")[2] == (
        "Counted[^1] twice[^2].\n\n[^1]: In a \\*notebook\\*.\n\n[^2]: By hand.\n\n    And by foot.\n"
    )


def test_what_reviewers_changed_and_said_is_marked() -> None:
    d = Word()
    d.add_heading("The title", 0)
    put(
        d,
        f'<w:p><w:r><w:t xml:space="preserve">Falls went </w:t></w:r><w:del w:id="2" w:author="M">{DROPPED}</w:del>'
        '<w:ins w:id="1" w:author="M"><w:r><w:t>up</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> in June</w:t></w:r>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="M"/></w:rPr></w:pPr><w:del w:id="5" w:author="M"><w:r><w:delText>Cut.</w:delText></w:r></w:del></w:p>',
        '<w:p><w:moveTo w:id="9" w:author="M"><w:r><w:t>moved</w:t></w:r></w:moveTo><w:r><w:rPr><w:b/><w:rPrChange w:id="10" w:author="M"><w:rPr/></w:rPrChange></w:rPr><w:t>!</w:t></w:r></w:p>',
        "<w:p><w:r><w:t>Kept: {braces}, \ue000, {{ name }}.</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r></w:p>",
    )
    remark = f'<w:comments {W_NOTES}><w:comment w:id="0" w:author="Mary Smith"><w:p><w:r><w:t>Are we {{sure}}?</w:t></w:r></w:p></w:comment></w:comments>'
    assert article(with_parts(saved(d), {"word/comments.xml": remark})).partition("---\n\n")[2] == (
        "Falls went **{--down a lot --}**{++up++} in June{>>Mary Smith: Are we (sure)?<<}.\n\n{--Cut.--}\n\n{++moved++}**!**\n\n"
        "Kept: {braces}, , {{ name }}.{--struck--}\n"
    )


BOX = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"


def test_what_stands_beside_the_words_is_kept_as_words_or_told() -> None:
    def build(d: Any) -> None:
        far = d.part.relate_to("https://far.example/photo.png", f"{OFFICE}/image", is_external=True)
        put(
            d,
            "<w:p><m:oMath><m:r><m:t>a=b+c</m:t></m:r></m:oMath></w:p>",
            "<w:p><w:r><w:t>Host</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
            f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="2" name="Chart 1" descr="Falls by month"/><a:graphic><a:graphicData><c:chart r:id="rId77"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            f'<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="{far}"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t>"
            "</w:r></w:rubyBase></w:ruby></w:r><w:fldSimple w:instr='SEQ Figure'><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>One 1</w:t>'
            "</w:r></w:p></w:sdtContent></w:sdt>",
        )
        d.sections[0].footer.paragraphs[0].text = "Confidential"

    text, said = told(build)
    assert text == (
        "a=b+c\n\nHost\n\nIn the box\n\n[insert the chart “Falls by month”]\n\n[insert the picture “photo.png”]\n\n漢 (kan)7\n"
    )
    assert said == (
        "The table of contents was left out: readers find their way by headings.",
        "Words that were hidden in the document were left out.",
        "A formula stands as plain signs now: “a=b+c”. See whether it can still be read.",
        "Words of a text box stand in the text now, below the paragraph that the box was fixed to.",
        "A chart was left out; [insert the chart “Falls by month”] stands in its place. Save it as a picture and put it in, or give its figures.",
        "A picture (photo.png) is not in the document, only named. Ask for it; [insert the picture “photo.png”] stands in its place.",
        "What stands at the top and the foot of its pages was left out.",
    )


def test_a_caption_in_the_paragraph_of_its_picture_and_pictures_side_by_side() -> None:
    def build(d: Any) -> None:
        paragraph = d.add_paragraph()
        paragraph.add_run().add_picture(picture())
        paragraph.add_run().add_break()
        paragraph.add_run("Figure 1: Tea")
        table = d.add_table(2, 2)
        for column, (colour, words) in enumerate((("red", "Before"), ("blue", "After"))):
            table.cell(0, column).paragraphs[0].add_run().add_picture(picture(colour))
            table.cell(1, column).text = words
        table = d.add_table(1, 2)
        table.cell(0, 0).paragraphs[0].add_run().add_picture(picture("green"))
        table.cell(0, 1).text = "Words beside it"

    assert body(build) == (
        '![](images/tea.png "Figure 1: Tea")\n\n![](images/before.png "Before")\n\n![](images/after.png "After")\n\n'
        "![](images/the-title.png)\n\nWords beside it\n"
    )


def test_a_remark_that_was_settled_is_left_out_and_told() -> None:
    d = Word()
    d.add_heading("The title", 0)
    reference = '<w:r><w:commentReference w:id="{}"/></w:r>'
    put(d, f"<w:p><w:r><w:t>Words</w:t></w:r>{reference.format(0)}{reference.format(1)}</w:p>")
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    comment = '<w:comment w:id="{}" w:author="M"><w:p w14:paraId="{}"><w:r><w:t>{}</w:t></w:r></w:p></w:comment>'
    remarks = f"<w:comments {W_NOTES} {w14}>{comment.format(0, 'AA', 'open')}{comment.format(1, 'BB', 'settled')}</w:comments>"
    settled = '<x:commentsEx xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"><x:commentEx x:paraId="BB" x:done="1"/></x:commentsEx>'
    made = brought(with_parts(saved(d), {"word/comments.xml": remarks, "word/commentsExtended.xml": settled}))
    assert made.files[made.article].decode().partition("---\n\n")[2] == "Words{>>M: open<<}\n"
    assert made.said == ("Remarks that were marked as settled were left out.",)

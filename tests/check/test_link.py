"""Links: what must be told and what must not, and that a mend leaves nothing to mend."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from edgepress.check import Check
from edgepress.check.destination import file_type_unsaid, insecure_link, private_link
from edgepress.check.detour import link_shortener, tracking_tags, wrapped_link
from edgepress.check.disguise import link_in_disguise
from edgepress.check.link import file_not_found, link_not_made, missing_https
from edgepress.check.link_words import (
    address_as_text,
    bare_handle,
    same_text_two_places,
    vague_link_text,
)
from edgepress.diagnostics import Diagnostic, Edit
from edgepress.load.article import article
from edgepress.load.contributor import contributor
from edgepress.load.lists import Lists, load_lists
from edgepress.model import Article, Asset, Issue, Page, Settings, Site
from edgepress.seen import Details
from edgepress.source import Source, Span

DETAILS = "---\ntitle: A\nauthors: [liz-doe]\n---\n"
FILES = {"files/poster.pdf": 204_800, "files/Rota 2026.xlsx": 12, "images/cups.jpg": 30_000, "files/all.zip": 4_240_000}


@cache
def lists() -> dict[str, Lists]:
    return load_lists(Path("nowhere"), ["en", "fr", "mi", "de", "es", "ar", "he", "fa"])


def page(body: str, language: str = "en") -> Article:
    return article(Source("issues/tea/10-a.md", DETAILS + body), "tea", language)[0]


def site(piece: Article) -> Site:
    path = "issues/tea/issue.md"
    assets = {name: Asset(f"issues/tea/{name}", size, "") for name, size in FILES.items()}
    desk = Issue(
        source=Source(path, ""), start=0, details=Details(Span(path)), slug="tea", title="Tea", language="en",
        articles=(piece,), assets=assets,
    )  # fmt: skip
    return Site(settings=Settings(language="en"), desk=desk, lists=lists())


def found(check: Check, body: str, language: str = "en") -> list[Diagnostic]:
    piece = page(body, language)
    return list(check(piece, site(piece)))


def pointed(check: Check, body: str, language: str = "en") -> list[str]:
    """The words that findings point at."""
    piece = page(body, language)
    return [words(piece, d.where) for d in check(piece, site(piece))]


def words(piece: Page, where: Span) -> str:
    source = piece.source
    return source.text[source.offset(where.line, where.column) : source.offset(where.end_line, where.end_column)]


def mended(check: Check, body: str, safe: bool = True, language: str = "en") -> str:
    """The body after every safe fix (or every fix), round by round, each of which must change something."""
    for _ in range(5):
        piece = page(body, language)
        fixes = [d.fix for d in check(piece, site(piece)) if d.fix and (d.fix.safe or not safe)]
        edits = [e for fix in fixes for e in fix.edits if isinstance(e, Edit)]
        if not edits:
            return body
        text, floor = piece.source.text, len(piece.source.text) + 1
        for edit in sorted(edits, key=lambda e: e.where, reverse=True):
            begin = piece.source.offset(edit.where.line, edit.where.column)
            end = piece.source.offset(edit.where.end_line, edit.where.end_column)
            if end <= floor:
                text, floor = text[:begin] + edit.text + text[end:], begin
        assert text != piece.source.text
        body = text.removeprefix(DETAILS)
    raise AssertionError("five rounds are not enough")


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("[p](files/Poster.pdf)", "did you mean “files/poster.pdf”?"),
        ("[mail](liz@example.org)", "for an email address, write mailto:liz@example.org between the round brackets"),
        ("[p](files/plan.txt)", "put the file into the issue's folder, or begin the address with https://"),
    ],
)
def test_a_file_that_is_not_there_is_told_with_the_way_to_it(body: str, hint: str) -> None:
    assert [d.hint for d in found(file_not_found, body)] == [hint]


@pytest.mark.parametrize(
    "body",
    [
        "[p](files/poster.pdf)", "[r](<files/Rota 2026.xlsx>)", "[r](files/Rota%202026.xlsx)", "[a](10-a.md)", "[a](#part)",
        "[x](ihi.org)", "[x](https//ihi.org)", "[p](files/poster.pdf “The poster”)", "[m](mailto:liz@example.org)",
        "`[p](files/Poster.pdf)`", "    [p](files/Poster.pdf)",
    ],
)  # fmt: skip
def test_a_file_that_is_there_is_not_told(body: str) -> None:
    assert found(file_not_found, body) == []


def test_the_nearest_file_is_offered() -> None:
    assert mended(file_not_found, "[p](files/Poster.pdf)") == "[p](files/Poster.pdf)"
    assert mended(file_not_found, "[p](files/Poster.pdf)", safe=False) == "[p](files/poster.pdf)"
    assert mended(file_not_found, "[p](files/Rota2026.xlsx)", safe=False) == "[p](files/Rota%202026.xlsx)"


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("[i](ihi.org)", "[i](https://ihi.org)"),
        ("[i](www.ihi.org/a?b=1#c 'T')", "[i](https://www.ihi.org/a?b=1#c 'T')"),
        ("[i](<www.ihi.org/a b>)", "[i](<https://www.ihi.org/a b>)"),
        ("[i](//example.org/falls)", "[i](https://example.org/falls)"),
        ("[i](https//ihi.org) and [j](http;//ihi.org)", "[i](https://ihi.org) and [j](http://ihi.org)"),
        ("[i][1] and [j][1]\n\n[1]: www.ihi.org 'T'", "[i][1] and [j][1]\n\n[1]: https://www.ihi.org 'T'"),
        ("[long](ihi.org/a) [short](ihi.org)", "[long](https://ihi.org/a) [short](https://ihi.org)"),
        (
            "> [i](ihi.org)\n\n| a | b |\n|---|---|\n| [i](ihi.org) | c |",
            "> [i](https://ihi.org)\n\n| a | b |\n|---|---|\n| [i](https://ihi.org) | c |",
        ),
        ("[ihi.org](ihi.org) `[i](ihi.org)` ihi.org", "[ihi.org](https://ihi.org) `[i](ihi.org)` ihi.org"),
        ("[w]()", "[w]()"),
    ],
)
def test_an_address_without_https_is_mended(body: str, right: str) -> None:
    assert found(missing_https, body)
    assert mended(missing_https, body) == right


@pytest.mark.parametrize(
    "body",
    ["[i](https://ihi.org)", "[i](files/poster.pdf)", "[i](#a)", "[i](mailto:a@ihi.org)", "ihi.org", "[x](notes.md)"],
)
def test_an_address_with_https_is_left_alone(body: str) -> None:
    assert found(missing_https, body) == []


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("(IHI)[https://ihi.org/a_b]", "[IHI](https://ihi.org/a_b)"),
        ("See (the *toolkit*)[www.ihi.org].", "See [the *toolkit*](https://www.ihi.org)."),
        ("[IHI][https://ihi.org/]", "[IHI](https://ihi.org/)"),
        ("ב(דף המרפאה)[https://ihi.org/a]", "ב[דף המרפאה](https://ihi.org/a)"),
        ("(the poster)[files/poster.pdf]", "[the poster](files/poster.pdf)"),
        ("[the toolkit] (https://ihi.org/a_(b)) is", "[the toolkit](https://ihi.org/a_(b)) is"),
        ("[the toolkit]\n(https://ihi.org/) is", "[the toolkit](https://ihi.org/) is"),
        ("- [the toolkit]   (mailto:a@ihi.org)", "- [the toolkit](mailto:a@ihi.org)"),
        ("[la promesse] (https://ihi.org/)", "[la promesse](https://ihi.org/)"),
        ("[الدليل] (https://ihi.org/)", "[الدليل](https://ihi.org/)"),
        ("[a](http://https://ihi.org/b)", "[a](https://ihi.org/b)"),
        ("[a](https://http://ihi.org/b)", "[a](http://ihi.org/b)"),
        ("[a](https:// ihi.org/b)", "[a](https://ihi.org/b)"),
        ("[a](https://ihi.org/b “The institute”)", '[a](https://ihi.org/b "The institute")'),
        ("[a](https://ihi.org ‘L’institut’)", '[a](https://ihi.org "L’institut")'),
        ("[a](https://ihi.org/?a=1&amp;b=2 « L'institut »)", '[a](https://ihi.org/?a=1&amp;b=2 "L\'institut")'),
        ("[a](https://https://ihi.org “T”)", '[a](https://ihi.org "T")'),
        ("[a](https://ihi.org/my ward poster.pdf)", "[a](https://ihi.org/my%20ward%20poster.pdf)"),
    ],
)
def test_a_link_that_was_not_made_is_made(body: str, right: str) -> None:
    assert found(link_not_made, body)
    assert mended(link_not_made, body) == right
    assert found(link_not_made, right) == []


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("[a](https://ihi.org/b see page 4)", "[a](https://ihi.org/b%20see%20page%204)"),
        ("[a](https://ihi.org/long-\nname)", "[a](https://ihi.org/long-name)"),
        ("Read [the toolkit](https://ihi.org/b, it helps", "Read [the toolkit](https://ihi.org/b), it helps"),
        ("[the toolkit](https://ihi.org/b] helps", "[the toolkit](https://ihi.org/b) helps"),
        ("[slippers](https://ihi.org/Slipper_(shoe) help", "[slippers](https://ihi.org/Slipper_(shoe)) help"),
    ],
)
def test_a_link_with_two_readings_is_offered(body: str, right: str) -> None:
    assert mended(link_not_made, body) == body
    assert mended(link_not_made, body, safe=False) == right


@pytest.mark.parametrize(
    "body",
    [
        "f(the poster)[files/poster.pdf]", "read(words)[0:4]",
        "[a](https://ihi.org/b) and [c](files/poster.pdf)", "`(IHI)[https://ihi.org]`", "```\n[a] (https://ihi.org)\n```",
        "<!-- (IHI)[https://ihi.org] -->", "as Smith said [12] (https://doi.org/10.1/2)", "he go [sic] (https://ihi.org)",
        "Text[^1] (https://ihi.org)\n\n[^1]: Note", "[toolkit] (https://ihi.org/x)\n\n[toolkit]: https://ihi.org/y",
        "(see the note)[^1]\n\n[^1]: Note", "[a][b] and (c)\n\n[b]: https://ihi.org", "- [ ] (https://ihi.org)", "- [x] (https://ihi.org)",
        "[the ward] (on the left)", "\\[a] (https://ihi.org)", "[a](https://web.archive.org/web/2020/https://ihi.org/)",
        "[a](mailto:a@ihi.org?subject=Hello there)", "[Rota](<files/Rota 2026.xlsx>)", "[…] (https://ihi.org)",
        "(see IHI)[1] and [2]", '[a](https://ihi.org "Said “so” there")', "[a](https://ihi.org/wiki/Slipper_(shoe))", "![c] (https://ihi.org/a.jpg)",
    ],
)  # fmt: skip
def test_what_is_a_link_or_was_never_meant_as_one_is_left_alone(body: str) -> None:
    assert found(link_not_made, body) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "here"), ("en", "Here."), ("en", "click here"), ("en", "**Read more** →"), ("en", "More…"), ("en", "this"), ("en", "»website«"),
        ("en-NZ", "Find out more"), ("fr", "ici"), ("fr", "Cliquez ici !"), ("fr", "Lire la suite"), ("fr", "C’est ici"), ("fr", "En savoir plus"),
        ("mi", "konei"), ("mi", "Pāwhiri ki konei"), ("ar", "اضغط هنا"), ("ar", "للمزيد"), ("he", "לחצו כאן"), ("he-IL", "קישור"),
        ("fa", "ادامه مطلب"), ("fa", "وب‌سایت"), ("de", "Hier klicken"), ("es", "Haz clic aquí"),
    ],
)  # fmt: skip
def test_words_that_name_nothing_are_told(language: str, text: str) -> None:
    assert pointed(vague_link_text, f"Go [{text}](https://ihi.org/falls).", language) == [
        f"[{text}](https://ihi.org/falls)"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Here we go again"), ("en", "more about falls"), ("en", "ici"), ("fr", "here and now"), ("en", "the ward's website"), ("en", ""),
        ("en", "Hospital at home"), ("mi", "ngā pūrongo o konei"), ("sw", "hapa"), ("ar", "أدوات السقوط هنا"), ("en", "…"), ("en", "This American Life"),
    ],
)  # fmt: skip
def test_words_that_name_something_are_left_alone(language: str, text: str) -> None:
    assert found(vague_link_text, f"Go [{text}](https://ihi.org/falls).", language) == []


@pytest.mark.parametrize(
    ("address", "example"),
    [
        (
            "https://ihi.org/resources/falls-toolkit.html?x=1",
            "[falls toolkit](https://ihi.org/resources/falls-toolkit.html?x=1)",
        ),
        ("https://www.ihi.org/", "[words that name it](https://www.ihi.org/)"),
        ("https://ihi.org/a/2026/11/index.php", "[words that name it](https://ihi.org/a/2026/11/index.php)"),
        ("files/poster.pdf", "[poster](files/poster.pdf)"),
        ("mailto:a@ihi.org", "[write to us](mailto:a@ihi.org)"),
        ("https://ihi.org/p/8f3a9", "[words that name it](https://ihi.org/p/8f3a9)"),
    ],
)
def test_an_example_is_made_of_the_guests_own_address(address: str, example: str) -> None:
    assert [d.hint for d in found(vague_link_text, f"[here]({address})")] == [
        f"say what readers will find, as in “{example}”"
    ]


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("See https://ihi.org/falls.", ["https://ihi.org/falls"]),
        ("See (www.nhs.uk/falls), or", ["www.nhs.uk/falls"]),
        ("See <https://ihi.org/falls>", ["https://ihi.org/falls"]),
        ("[https://ihi.org](https://ihi.org)", ["[https://ihi.org](https://ihi.org)"]),
        ("[words](https://ihi.org) https://ihi.org", ["https://ihi.org"]),
        ("[words](https://ihi.org/a_(b)) ihi.org", []),
        ("[ihi.org](https://ihi.org), [www.nhs.uk](https://www.nhs.uk/)", []),
        ("![Cups](https://ihi.org/a.jpg) `https://ihi.org` <!-- https://ihi.org -->", []),
        ("[words][1]\n\n[1]: https://ihi.org", []),
        ("Proof[^1]\n\n[^1]: Smith 2020, https://ihi.org", []),
        ("Smith 2020, https://doi.org/10.1002/14651858.CD005465.pub4, <https://doi.org/10.1/2>", []),
        ("    https://ihi.org", []),
        ("<a@ihi.org> and a@ihi.org", []),
        ("[https://ihi.org/a](https://example.org/a) [www.ihi.org/a](https://ihi.org.example.org/)", []),  # a disguise
        ("[www.ihi.org/a](https://ihi.org/a)", ["[www.ihi.org/a](https://ihi.org/a)"]),
        ("[youtube https://ihi.org/v] and [iframe src=https://ihi.org/v]", []),  # told as a shortcode, or not at all
        ("[see https://ihi.org/v]", []),
        ("(a)[https://ihi.org] [a] (https://ihi.org) <a href=https://ihi.org>b</a> <https://ihi.org", []),
    ],
)  # fmt: skip
def test_an_address_among_the_words_is_told(body: str, at: list[str]) -> None:
    assert pointed(address_as_text, body) == at


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("[Report](https://a.org/x) [report](https://a.org/y)", ["[report](https://a.org/y)"]),
        (
            "[report](https://a.org/x) [“Report”](files/poster.pdf) [report](https://a.org/x)",
            ["[“Report”](files/poster.pdf)"],
        ),
        ("[report](https://a.org/x) [report](http://www.a.org/x/)", []),
        ("[here](https://a.org/x) [here](https://a.org/y)", []),
        ("[1](https://a.org/x) [1](https://a.org/y)", []),
        ("[back](#one) [back](#two)", []),
        ("[report](#one) [report](https://a.org/y) [report](https://a.org/z)", ["[report](https://a.org/z)"]),
        ("[![a](images/cups.jpg)](https://a.org/x) [![a](images/cups.jpg)](https://a.org/y)", []),
        ("[report](https://a.org/x) [report on falls](https://a.org/y)", []),
        (
            "[Rapport](https://a.org/x) [التقرير](https://a.org/y) [التقرير](https://a.org/z)",
            ["[التقرير](https://a.org/z)"],
        ),
    ],
)
def test_the_same_words_for_two_places_are_told(body: str, at: list[str]) -> None:
    assert pointed(same_text_two_places, body) == at


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("Write to @ihi or @IHI.", ["@ihi"]),
        ("Thanks (@liz_doe)!", ["@liz_doe"]),
        ("Merci à @chu_lyon, kia ora @hauora", ["@chu_lyon", "@hauora"]),
        ("Merci à @chu_lyon sur Mastodon", []),
        ("Find @ihi on X", []),
        ("Twitter: @ihi", []),
        ("Write to liz@ihi.org or <liz@ihi.org>, or @liz@mastodon.social", []),
        ("[@ihi](https://mastodon.social/@ihi) and https://mastodon.social/@ihi", []),
        ("`@ihi` <!-- @ihi -->", []),
        ("Hospital @home, ward@home, 5 @ 3, @1", []),
        ("اكتبوا إلى @ihi", ["@ihi"]),
    ],
)
def test_a_name_without_its_site_is_told(body: str, at: list[str]) -> None:
    assert pointed(bare_handle, body) == at


@pytest.mark.parametrize(
    ("body", "language", "right"),
    [
        ("[the poster](files/poster.pdf)", "en", "[the poster (PDF, 205 KB)](files/poster.pdf)"),
        ("[l'affiche](files/poster.pdf)", "fr", "[l'affiche (PDF, 205 ko)](files/poster.pdf)"),
        ("[rota](<files/Rota 2026.xlsx>)", "en", "[rota (Excel, 1 KB)](<files/Rota 2026.xlsx>)"),
        ("[all of it](files/all.zip)", "en", "[all of it (ZIP, 4.2 MB)](files/all.zip)"),
        ("[tout](files/all.zip)", "fr", "[tout (ZIP, 4,2 Mo)](files/all.zip)"),
        ("[slides](https://ihi.org/a.pptx?x=1)", "en", "[slides (PowerPoint)](https://ihi.org/a.pptx?x=1)"),
    ],
)
def test_the_type_of_a_file_is_offered(body: str, language: str, right: str) -> None:
    assert mended(file_type_unsaid, body, language=language) == body
    assert mended(file_type_unsaid, body, safe=False, language=language) == right
    assert found(file_type_unsaid, right) == []


@pytest.mark.parametrize(
    "body",
    [
        "[the poster (PDF)](files/poster.pdf)", "[the poster](files/poster.pdf) (PDF, 200 KB)", "the PDF of [the poster](files/poster.pdf)",
        "[poster](files/missing.pdf)", "[cups](images/cups.jpg)", "[rota spreadsheet](files/Rota%202026.xlsx)", "[pdf](https://ihi.org/pdf)",
        "![Cups](images/cups.jpg)", "`[the poster](files/poster.pdf)`", "[the poster](../files/poster.pdf)",
    ],
)  # fmt: skip
def test_a_type_that_is_said_is_left_alone(body: str) -> None:
    assert found(file_type_unsaid, body) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:8000/rota", "https://10.0.0.7/x", "https://intranet.trust.nhs.uk/rota", "http://nww.trust.nhs.uk/x", "https://intra.chu.fr/x",
        "https://trust.sharepoint.com/:w:/r/sites/ward/rota.docx", "https://trust-my.sharepoint.com/personal/liz/x.xlsx",
        "https://onedrive.live.com/edit.aspx?resid=A!1", "https://onedrive.live.com/?cid=1&id=2", "https://teams.microsoft.com/l/message/19:x@thread.v2/1",
        "https://teams.microsoft.com/_#/files/General", "https://outlook.office.com/mail/inbox/id/1", "https://forms.office.com/Pages/DesignPageV2.aspx?id=1",
        "https://docs.google.com/document/d/1AbC_-d/edit?usp=sharing", "https://docs.google.com/document/u/0/d/1AbC/edit", "https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0",
        "https://docs.google.com/a/nhs.net/forms/d/1AbC/edit", "https://drive.google.com/drive/u/0/folders/1AbC", "https://drive.google.com/drive/my-drive",
        "https://mail.google.com/mail/u/0/#inbox/1", "https://app.slack.com/client/T1/C1", "https://trust.slack.com/archives/C1/p1",
        "https://www.canva.com/design/DAF/xyz/edit?x=1", "https://blog.example.org/wp-admin/post.php?post=3&action=edit", "https://blog.example.org/?p=3&preview=true",
        "https://user@trust.sharepoint.com/x",
    ],
)  # fmt: skip
def test_a_place_that_asks_to_sign_in_is_told(address: str) -> None:
    assert len(found(private_link, f"[a]({address})")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/forms/d/e/1FAIpQ/viewform", "https://docs.google.com/document/d/e/2PACX/pub", "https://docs.google.com/document/d/1AbC/preview",
        "https://drive.google.com/file/d/1AbC/view?usp=sharing", "https://drive.google.com/uc?id=1", "https://onedrive.live.com/?authkey=!A&cid=1",
        "https://teams.microsoft.com/l/meetup-join/19:meeting/0", "https://teams.microsoft.com/meet/1", "https://teams.live.com/meet/1", "https://www.sharepoint.com/x",
        "https://en.wikipedia.org/wiki/Intranet", "https://www.intranet.com/", "https://intra.com/", "https://slack.com/intl/en-gb/", "https://www.canva.com/design/DAF/xyz/view",
        "https://example.org/docs.google.com/document/d/1/edit", "mailto:a@trust.sharepoint.com", "https://forms.office.com/r/AbC", "https://example.org/preview?x=1",
        "https://wordpress.org/documentation/article/wp-admin/", "http://https://ihi.org", "https:// ihi.org", "#a", "files/poster.pdf",
    ],
)  # fmt: skip
def test_a_place_that_is_open_to_all_is_not_told(address: str) -> None:
    assert found(private_link, f"[a]({address})") == []


def test_a_private_place_in_the_details_is_told_there() -> None:
    piece = article(
        Source(
            "issues/tea/10-a.md",
            DETAILS.replace("---\nt", "---\nlink: https://intranet.trust.nhs.uk/a\nkind: resource\nt") + "W",
        ),
        "tea",
        "en",
    )[0]
    assert [words(piece, d.where) for d in private_link(piece, site(piece))] == ["https://intranet.trust.nhs.uk/a"]


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://ihi.org/?utm_source=a", "https://ihi.org/"),
        ("https://ihi.org/a?utm_source=a&UTM_Medium=b#part", "https://ihi.org/a#part"),
        ("https://ihi.org/a?id=%20x+y&utm_source=a&b=c%2Fd&fbclid=IwAR", "https://ihi.org/a?id=%20x+y&b=c%2Fd"),
        ("https://ihi.org/a?fbclid=1&id=5", "https://ihi.org/a?id=5"),
        ("https://ihi.org/a?id=5&amp;gclid=1&amp;b=2", "https://ihi.org/a?id=5&amp;b=2"),
        ("https://ihi.org/a?mc_cid=1&mc_eid=2", "https://ihi.org/a"),
        ("https://www.instagram.com/p/x/?igshid=1", "https://www.instagram.com/p/x/"),
        ("https://youtu.be/abc?si=xyz&t=30", "https://youtu.be/abc?t=30"),
        ("https://www.youtube.com/watch?v=abc&feature=youtu.be", "https://www.youtube.com/watch?v=abc"),
        ("https://x.com/ihi/status/1?s=20&t=abc", "https://x.com/ihi/status/1"),
        ("https://ihi.org/a?&x&&utm_id=1&=", "https://ihi.org/a?&x&&="),
        (
            "https://ihi.org/a?x=https://b.org/?utm_source=1&utm_source=2",
            "https://ihi.org/a?x=https://b.org/?utm_source=1",
        ),
    ],
)
def test_tags_go_and_every_other_letter_stays(address: str, right: str) -> None:
    assert mended(tracking_tags, f"A [b]({address} 'T') c") == f"A [b]({right} 'T') c"
    assert mended(tracking_tags, f"A [b][1] c\n\n[1]: {address}\n") == f"A [b][1] c\n\n[1]: {right}\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://ihi.org/?id=5", "https://ihi.org/?si=5&t=3&s=1", "https://ihi.org/a#?utm_source=1", "https://ihi.org/utm_source=1", "files/poster.pdf?utm_source=1",
        "https://ihi.org/?q=utm_source", "mailto:a@ihi.org?utm_source=1", "https://ihi.org/?autm_source=1", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fihi.org&utm_source=1",
    ],
)  # fmt: skip
def test_an_address_without_tags_is_left_alone(address: str) -> None:
    assert found(tracking_tags, f"[a]({address})") == []


def test_an_address_that_is_read_is_only_offered_without_tags() -> None:
    assert mended(tracking_tags, "<https://ihi.org/?utm_source=a>") == "<https://ihi.org/?utm_source=a>"
    assert mended(tracking_tags, "<https://ihi.org/?utm_source=a>", safe=False) == "<https://ihi.org/>"


@pytest.mark.parametrize(
    ("address", "right"),
    [
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fihi.org%2Fa%3Fb%3D1%26c%3D2&data=05%7C01&sdata=x%3D&reserved=0",
            "https://ihi.org/a?b=1&c=2",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/ap/w-59584e83/?url=https%3A%2F%2Fihi.org%2Fa%2520b%20(c)&amp;data=1",
            "https://ihi.org/a%20b%20%28c%29",
        ),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fihi.org%2F&usg=x", "https://ihi.org/"),
        ("https://www.google.co.uk/url?q=https://ihi.org/a&sa=D", "https://ihi.org/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fihi.org%2F%3Ffbclid%3D1&h=x", "https://ihi.org/?fbclid=1"),
        ("https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fihi%2Eorg&x=1", "https://ihi.org"),
        ("https://urldefense.com/v3/__https://ihi.org/a_b__;!!AbC!x$", "https://ihi.org/a_b"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__ihi.org_a&d=x", "https://ihi.org/a"),
    ],
)
def test_a_wrapped_link_is_unwrapped(address: str, right: str) -> None:
    assert mended(wrapped_link, f"A [b]({address} 'T') c") == f"A [b]({right} 'T') c"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://lnkd.in/eAbC", 1), ("https://protect-eu.mimecast.com/s/AbC?domain=ihi.org", 1), ("https://www.google.com/url?q=javascript:x", 1),
        ("https://www.google.com/url?q=http://localhost/x", 1), ("https://urldefense.com/v3/__https://ihi.org/a*b__;Iw!!x$", 1),
        ("https://ihi.us1.list-manage.com/track/click?u=a&id=b&e=c", 1),
        ("https://www.google.com/search?q=https://ihi.org", 0), ("https://www.linkedin.com/in/liz", 0), ("https://www.facebook.com/ihi", 0), ("https://ihi.org/url?q=https://x.org", 0),
        ("https://mailchi.mp/ihi/issue-3", 0), ("https://ihi.us1.list-manage.com/subscribe?u=a", 0),
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_address_is_for_the_guest(address: str, told: int) -> None:
    body = f"A [b]({address}) c"
    assert len(found(wrapped_link, body)) == told
    assert mended(wrapped_link, body, safe=False) == body


def test_a_slip_in_an_address_hides_nobody() -> None:
    for address in (
        "http://https://evil.example/",
        "https:// evil.example",
        "https://evil.example/x “T”",
        "https://evil.example “T”",
    ):
        assert len(found(link_in_disguise, f"[www.nhs.uk]({address})")) == 1
        assert found(link_in_disguise, f"[the form]({address})") == []
    for address in ("https://https://nhs.uk@evil.example/", "https:// nhs.uk@evil.example", "https://ev il.example/"):
        assert len(found(link_in_disguise, f"[the form]({address})")) == 1


def test_a_wrapped_link_in_the_details_stays_one_value() -> None:
    text = "---\nname: Liz\nagrees: true\nlinks: {site: 'https://www.google.com/url?q=https://ihi.org/a,b&x=1'}\n---\n"
    who = contributor(Path("nowhere"), Source("contributors/liz.md", text), "en")[0]
    fixes = [d.fix for d in wrapped_link(who, Site(settings=Settings(language="en"))) if d.fix]
    assert [(e.text, words(who, e.where)) for fix in fixes for e in fix.edits if isinstance(e, Edit)] == [
        ("https://ihi.org/a%2Cb", "https://www.google.com/url?q=https://ihi.org/a,b&x=1")
    ]


@pytest.mark.parametrize(("address", "told"), [("https://bit.ly/3x", 1), ("http://www.tinyurl.com/x", 1), ("https://t.co/x", 1), ("https://goo.gl/x", 1),
    ("https://youtu.be/x", 0), ("https://rabbit.ly/x", 0), ("https://forms.gle/x", 0), ("https://maps.app.goo.gl/x", 0), ("https://ihi.org/bit.ly/x", 0)])  # fmt: skip
def test_a_short_address_is_told(address: str, told: int) -> None:
    assert len(found(link_shortener, f"[a]({address})")) == told


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("[a](http://ihi.org/b) [c](HTTP://ihi.org)", "[a](https://ihi.org/b) [c](HTTPs://ihi.org)"),
        ("[a](http://localhost/) [b](http://10.0.0.7/) [c](http://https://ihi.org) [d](https://ihi.org)", None),
        ("[a](http://www.google.com/url?q=https://ihi.org) http://ihi.org `[a](http://ihi.org)`", None),
    ],
)
def test_an_open_way_is_told_and_the_safe_one_offered(body: str, right: str | None) -> None:
    assert mended(insecure_link, body) == body
    assert mended(insecure_link, body, safe=False) == (right or body)
    assert bool(found(insecure_link, body)) == bool(right)

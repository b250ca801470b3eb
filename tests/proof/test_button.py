"""The proofs of buttons and of what is drawn in VML, as Word reads them."""

from __future__ import annotations

import pytest

from edgepress.proof.button import button_fragile, vml_silent

from .letters import said

SHAPE = "A button loses its shape in Outlook on Windows, which pads cells and not links"
PADDED = "display:inline-block;background-color:#0b5d73;padding:14px 28px"
LINK = f"<a href='https://a.example' style='{PADDED}'>Tea</a>"
MSO, END = "<!--[if mso]>", "<![endif]-->"


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (LINK, [SHAPE]),
        (f"<table><tr><td>{LINK}</td></tr></table>", [SHAPE]),
        (f"<table><tr><td bgcolor='#0b5d73'>{LINK}</td></tr></table>", [SHAPE]),
        (f"<table><tr><td bgcolor='#0b5d73' style='padding:1px'>{LINK}</td></tr></table>", []),
        (f"<table><tr><td style='background:#0b5d73;mso-padding-alt:10px'>{LINK}</td></tr></table>", []),
        (f"<table><tr><td bgcolor='#0b5d73' style='padding:1px'>Or: {LINK}</td></tr></table>", [SHAPE]),
        (f"<!--[if !mso]><!-->{LINK}<!--<![endif]-->", []),
        (LINK.replace("Tea", f"{MSO}<i hidden style='mso-font-width:150%'>&emsp;</i>{END}Tea"), []),
        (LINK.replace("14px 28px", "2px"), []),
        (LINK.replace("background-color:#0b5d73;", ""), []),
        (LINK.replace("padding:14px 28px", "padding-top:14px"), [SHAPE]),
        (f"<div style='display:none'>{LINK}</div>", []),
    ],
)
def test_a_padded_link_has_a_cell_a_spacer_or_a_twin(body: str, answer: list[str]) -> None:
    assert said(button_fragile, body) == answer


def test_a_link_calls_itself_no_button() -> None:
    assert len(said(button_fragile, "<a role='button' href='https://a.example'>Tea</a>")) == 1


def test_a_button_in_vml_is_told_only_where_word_reads_it() -> None:
    drawn = "<v:roundrect href='https://a.example'><center>Tea</center></v:roundrect>"
    assert len(said(button_fragile, f"{MSO}{drawn}{END}")) == 1
    assert said(button_fragile, f"<!--[if lt mso 12]>{drawn}{END}") == []
    assert said(button_fragile, f"<!-- {drawn} -->") == []
    assert said(vml_silent, f"{MSO}{drawn}{END}") == []


@pytest.mark.parametrize(
    ("drawn", "count"),
    [
        ("<v:rect></v:rect>", 1),
        ("<v:rect alt=''></v:rect>", 0),
        ("<v:rect alt='Sea'><h2>Tea</h2></v:rect>", 1),
        ("<v:image alt=''><v:textbox><a href='h'>Tea</a></v:textbox></v:image>", 1),
        ("<v:oval/>", 1),
        ("<v:background fill='t'><v:fill/></v:background>", 0),
    ],
)
def test_what_is_drawn_is_described_and_holds_nothing_to_find(drawn: str, count: int) -> None:
    assert len(said(vml_silent, f"<!--[if gte mso 9]>{drawn}<![endif]-->")) == count


def test_a_shape_may_begin_in_one_comment_and_end_in_another() -> None:
    body = f"{MSO}<v:rect alt=''><v:textbox>{END}<table><tr><td><h2>Tea</h2></td></tr></table>{MSO}</v:textbox></v:rect>{END}"
    assert said(vml_silent, body) == [
        "A heading stands in VML, “Tea”, and no screen reader finds it in Outlook on Windows"
    ]
    assert said(vml_silent, body + "<h2>After</h2>") == said(vml_silent, body)

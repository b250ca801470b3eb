"""The proofs of where links lead, of what is to be filled in, and of how links are told from words."""

from __future__ import annotations

import pytest

from edgepress.diagnostics import Severity
from edgepress.model import Settings
from edgepress.proof.link import link_dead, link_unfilled, link_unmarked, link_unprotected

from .letters import found, message, page, said

NETWORK = "which only your own network knows"


@pytest.mark.parametrize(
    "href",
    [
        "https://a.example.org/",
        "http://a.example.org",
        "HTTPS://A.example.org/b",
        "mailto:a@b.example.org",
        "mailto:?subject=Tea",
        "tel:+441632960000",
        "sms:+441632960000",
        "webcal://a.example.org/c.ics",
        "https://edgepress.invalid/unsubscribe",
        "https://dev.to/tea",
        "https://stage.example.org/plays",
        "https://test.com/",
        "https://8.8.8.8/",
        "https://münchen.example.org/grüße",
        "{{ unsubscribe_url }}",
        "*|UNSUB|*",
        "https://a.example.org/?u={{id}}",
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(href: str) -> None:
    assert said(link_dead, f'<a href="{href}">Tea</a>') == []


@pytest.mark.parametrize(
    ("href", "where"),
    [
        ("", "nowhere"),
        ("#", "nowhere"),
        ("/tea", "nowhere: its address is not whole, and in an email there is no site that it could be a part of"),
        ("tea.html", "nowhere: its address is not whole, and in an email there is no site that it could be a part of"),
        (
            "//a.example.org",
            "nowhere: its address is not whole, and in an email there is no site that it could be a part of",
        ),
        (
            "localhost:8000",
            "nowhere: its address is not whole, and in an email there is no site that it could be a part of",
        ),
        ("javascript:void(0)", "nowhere: no mail program follows “javascript:”"),
        ("file:///tea", "nowhere: no mail program follows “file:”"),
        ("mailto:", "to nobody"),
        ("#tea", "to a place “#tea” that is not in the email"),
        ("http://", "nowhere: its address names no site"),
        ("https://https://a.example.org", "nowhere: its address names no site"),
        ("https://[a/", "nowhere: its address cannot be read"),
        ("http://localhost:8000/tea", f"to localhost, {NETWORK}"),
        ("http://127.0.0.1/", f"to 127.0.0.1, {NETWORK}"),
        ("http://192.168.1.9/", f"to 192.168.1.9, {NETWORK}"),
        ("http://[::1]/", f"to ::1, {NETWORK}"),
        ("https://press.local/tea", f"to press.local, {NETWORK}"),
        ("https://intranet/tea", f"to intranet, {NETWORK}"),
        ("https://staging.example.org/", "to staging.example.org, which is for trying things out"),
        ("https://news-staging.example.org/", "to news-staging.example.org, which is for trying things out"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_words(href: str, where: str) -> None:
    assert said(link_dead, f'<a href="{href}">Tea</a>') == [f"The link “Tea” leads {where}"]


def test_an_anchor_without_an_address_is_no_link() -> None:
    assert said(link_dead, '<a name="tea">Tea</a><a>Tea</a>') == []


def test_links_for_word_alone_are_followed_too() -> None:
    assert said(link_dead, '<!--[if mso]><v:rect href="/tea"></v:rect><a href="#">Tea</a><![endif]-->') == [
        "A link leads nowhere: its address is not whole, and in an email there is no site that it could be a part of",
        "The link “Tea” leads nowhere",
    ]


@pytest.mark.parametrize(
    "blank",
    [
        "{{ unsubscribe_url }}",
        "{{{unsubscribe}}}",
        "{{contact.FIRSTNAME}}",
        "*|FNAME|*",
        "*|LIST:ADDRESS|*",
        "[[UNSUB_LINK_EN]]",
        "%%emailaddr%%",
        "%%view_email_url%%",
        "%UNSUBSCRIBE_LINK%",
        "{% unsubscribe_link %}",
        "*|MC_PREVIEW_TEXT|*",
        "*|IF:FNAME|*",
        "*|END:IF|*",
        "%recipient.name%",
        "50% off, 20% now",
        "a {curly} word",
        "[[1]]",
        "${subscriber.email}",
    ],
)
def test_what_every_mail_service_fills_in_is_left_to_it(blank: str) -> None:
    told = said(link_unfilled, f"<p>{blank}</p>")
    assert told == ([] if blank != "[[1]]" else ["Readers may see “[[1]]”, which was to be filled in"])


@pytest.mark.parametrize(
    "href",
    [
        "[unsubscribe]", "{$unsubscribe}", "{unsubscribe_url}", "%unsubscribe_url%", "%%{unsubscribe_url}%%", "http://$UNSUB$",
        "%%=RedirectTo(@unsub_url)=%%", "-unsubscribe-", "##unsubscribe_url##", "@@unsubscribe@@", "{{{ pm:unsubscribe }}}",
        "<%@ include view='MirrorPageUrl' %>",
    ],
)  # fmt: skip
def test_an_address_that_a_mail_service_fills_in_leads_somewhere(href: str) -> None:
    body = f'<p><a href="{href}">Leave</a></p>'
    assert (said(link_dead, body), said(link_unfilled, body)) == ([], [])


@pytest.mark.parametrize("href", ["[tea]", "{tea}", "%tea%", "-tea-", "unsubscribe", "tea-unsubscribe-tea"])
def test_an_address_that_nobody_knows_leads_nowhere(href: str) -> None:
    assert len(said(link_dead, f'<p><a href="{href}">Leave</a></p>')) == 1


@pytest.mark.parametrize(
    "blank",
    [
        "{{ article.body }}",
        "{% if name %}",
        "{% endif %}",
        "{%- for link in links %}",
        "<%= tea %>",
        "{{ }}",
        "${tea}",
        "*|TEA|*",
    ],
)
def test_what_only_somebodys_own_program_fills_in_is_told(blank: str) -> None:
    written = blank.replace("<", "&lt;").replace(">", "&gt;")
    assert said(link_unfilled, f"<p>Dear {written}</p>") == [f"Readers may see “{blank}”, which was to be filled in"]


def test_a_command_in_somebodys_template_may_be_their_services_and_in_a_message_it_is_left_over() -> None:
    html = page("<p>Dear {% if name %}</p>")
    assert [d.severity for d in found(link_unfilled, html)] == [Severity.SHOULD]
    assert [d.severity for d in found(link_unfilled, html, raw=message(html))] == [Severity.MUST]


def test_blanks_in_code_are_words() -> None:
    assert said(link_unfilled, "<p>Write <code>{{ tea }}</code></p><pre>{% tea %}</pre>") == []


@pytest.mark.parametrize("href", ["{{%20unsubscribe_url%20}}", "%7B%7Bunsubscribe%7D%7D", "*%7CUNSUB%7C*"])
def test_a_blank_that_an_inliner_spoilt_is_told(href: str) -> None:
    assert said(link_unfilled, f'{{{{ name }}}}<a href="{href}">Stop</a>') == [
        f"The blank in “{href}” is written in percent signs, so no mail service fills it in"
    ]


def test_an_address_that_the_settings_name_is_declared() -> None:
    html = page('<a href="{{ tea_stop }}">Stop</a>')
    assert len(found(link_unfilled, html)) == 1
    assert found(link_unfilled, html, settings=Settings(unsubscribe="{{ tea_stop }}")) == []


def test_a_place_is_exact_even_where_entities_stand_before_it() -> None:
    html = page("<p>caf&eacute; &amp; {{ article.tea }}</p>")
    (told,) = found(link_unfilled, html)
    assert (
        html.splitlines()[told.where.line - 1][told.where.column - 1 : told.where.end_column - 1] == "{{ article.tea }}"
    )


def test_only_addresses_of_the_web_are_protected() -> None:
    body = "".join(
        f"<a href='{href}'>a</a>" for href in ("http://a.example.org", "https://a.example.org", "mailto:a@b.example")
    )
    assert said(link_unprotected, body) == ["A link begins with http://, so browsers may warn of the page it leads to"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<p>Read <a href='h' style='{}'>the tea</a>.</p>", 1),
        ("<p><a href='h' style='{}'>The tea</a></p>", 0),
        ("<p><a href='h' style='{}'>Stop</a> &middot; <a href='h' style='{}'>Write</a></p>", 0),
        ("<table><tr><td><a href='h' style='{}'>Tea</a></td><td>and words</td></tr></table>", 0),
        ("<p>Read <u><a href='h' style='{}'>the tea</a></u>.</p>", 0),
        ("<p>Read <a href='h' style='{}'><span style='text-decoration:underline'>tea</span></a>.</p>", 0),
        ("<p>Read <a href='h' style='{};border-bottom:1px solid'>tea</a>.</p>", 0),
        ("<p>Read <a href='h' style='{};background:#ffee00'>tea</a>.</p>", 0),
        ("<p>Read <a href='h' style='{};background:#ffffff'>tea</a>.</p>", 1),
        ("<p>Read <a href='h' style='{};font-weight:bold;color:#0055cc'>tea</a>.</p>", 0),
        ("<p style='font-weight:bold'>Read <a href='h' style='{};color:#0055cc'>tea</a>.</p>", 1),
        ("<p>Read <a href='h' style='{};font-weight:bold;color:#111111'>tea</a>.</p>", 1),
        ("<p>See <a href='h' style='{}'><img alt='tea'></a>.</p>", 0),
        ("<p style='display:none'>Read <a href='h' style='{}'>the tea</a>.</p>", 0),
        ("<p>Read <a href='h'>the tea</a>.</p>", 0),
    ],
)
def test_a_link_in_a_text_is_told_by_more_than_its_colour(body: str, count: int) -> None:
    assert len(said(link_unmarked, body.replace("{}", "text-decoration:none"))) == count
    assert len(said(link_unmarked, body.replace("{}", "text-decoration-line:none"))) == count


def test_a_sheet_may_underline_links() -> None:
    assert (
        said(link_unmarked, "<p>Read <a href='h' class=t>tea</a>.</p>", "<style>.t { text-decoration: none }</style>")
        != []
    )
    assert said(link_unmarked, "<p>Read <a href='h' class=t>tea</a>.</p>", "<style>.t { color: red }</style>") == []

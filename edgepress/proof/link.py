"""Proofs of where links lead, and of how they are told from the words round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from edgepress.colour import contrast
from edgepress.diagnostics import Diagnostic, Severity
from edgepress.proof.cascade import Style, pixels, styles
from edgepress.proof.contrast import LARGE, grounds, over
from edgepress.proof.letter import Letter
from edgepress.proof.shape import either
from edgepress.proof.shown import Link, all_links, block_of, short, shown, spoken
from edgepress.proof.tree import Element, Run, above, every

OWN = "edgepress.invalid"  # where this press's templates keep the place of a mail service's own address
_NOWHERE = re.compile(r"(?:javascript|vbscript|data|file|about|blob|chrome):", re.I)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OWN_NETWORK = ("localhost", "local", "localhost.localdomain", "internal", "intranet", "lan", "test", "invalid")
_TRIALS = frozenset("staging preprod uat".split())
# What a mail service fills in: Mailchimp, Campaign Monitor, Salesforce, SendGrid, Brevo, MailerLite and their like.
BLANK = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{%[^%{}]{0,200}%\}|\*\|[^|*<>]{1,100}\|\*|\[\[[^\[\]<>]{1,100}\]\]"
    r"|%%[\w .:=-]{2,60}%%|<%[^%<>]{0,200}%>|\$\{[^{}$]{1,100}\}|%[A-Z][A-Z_]{2,40}%|%recipient[.\w]{0,40}%"
)
_BEGIN = ("{{", "{%", "*|", "[[", "%%", "<%", "${", "%7b%7b", "%")
# Names of what every mail service knows; a blank with another name is somebody's own, and stays empty or as it is.
_KNOWN = re.compile(
    r"unsub|opt[_ -]?out|optout|abmeld|desabon|view|browser|web[_ -]?version|webcopy|mirror|online|archive|permalink|prefer"
    r"|profile|manage|domain|forward|share|address|list|company|sender|account|name|email|e-mail|contact|subscriber|recipient|member|person"
    r"|customer|user|subject|date|year|month|^day|id$|uid|campaign|link|url|hash|key|greeting|salut|rewards|refer|country|city|phone"
    r"|preview|html:|^mc[_:]|^ifnot:|^if:|^else|^end:",
    re.I,
)
# What only some fill in, and only as a whole address: [unsubscribe], {$unsubscribe}, %%{unsubscribe_url}%%, http://$UNSUB$.
_WHOLE = re.compile(
    r"(?:https?://)?(?:\[|\{\$?|%%?[{=]?|-|##?|@@|\$\$?|\(\()([\w .:@=()$-]{2,80}?)(?:\]|\}?%%?|\}|=%%|-|##?|@@|\$\$?|\)\))"
)
_COMMAND = re.compile(
    r"\W{0,3}(?:if|for|else|elif|elsif|end\w{0,9}|include(?! view=)|block|extends|set|raw|macro)\b", re.I
)
_SPOILT = re.compile(r"\{\{%20|%20\}\}|%7B%7B|%7D%7D|\{%%20|%7B%25|%25%7D|\*%7C|%7C\*|%5B%5B", re.I)
_IN_CODE = ("code", "pre", "kbd", "samp", "tt")


def link_dead(letter: Letter) -> Iterator[Diagnostic]:
    """Every link leads to a full address that everybody can reach.

    Bad:   <a href="/issues/boats/">read the whole story</a>
    Good:  <a href="https://harbour.example.org/issues/boats/">read the whole story</a>
    """
    names = {e.get(key) for e in either(letter) for key in ("id", "name") if e.get(key)}
    for link in all_links(letter):
        why = "" if _is_blank(link.href) or _SPOILT.search(link.href) else _dead(link.href, names)
        if why:
            words = f"The link “{short(link.words, 40)}”" if link.words else "A link"
            yield Diagnostic(
                "link-dead",
                f"{words} leads {why}",
                letter.attribute(link.element, "href"),
                hint="write the whole address, beginning with https://, or take the link away",
            )


def _is_blank(href: str) -> bool:
    """Whether a mail service fills an address in, or a part of it."""
    whole = _WHOLE.fullmatch(href)
    return BLANK.search(href) is not None or (whole is not None and _KNOWN.search(whole[1]) is not None)


def _dead(href: str, names: set[str]) -> str:
    """Where a link leads that leads nowhere; empty for one that leads somewhere."""
    if href in ("", "#"):
        return "nowhere"
    if href[0] == "#":
        return "" if href[1:] in names else f"to a place “{short(href, 30)}” that is not in the email"
    if _NOWHERE.match(href):
        return f"nowhere: no mail program follows “{href.partition(':')[0]}:”"
    if not _SCHEME.match(href) or re.match(r"[\w.-]+:\d", href):
        return "nowhere: its address is not whole, and in an email there is no site that it could be a part of"
    if href.lower() in ("mailto:", "tel:", "sms:"):
        return "to nobody"
    return _unreachable(href) if href.lower().startswith(("http:", "https:")) else ""


def _unreachable(href: str) -> str:
    try:
        host = (urlsplit(href).hostname or "").rstrip(".")
    except ValueError:
        return "nowhere: its address cannot be read"
    if not host or " " in host or host in ("http", "https"):
        return "nowhere: its address names no site"
    if host == OWN:
        return ""
    labels = host.split(".")
    if labels[-1] in _OWN_NETWORK or _is_private(host):
        return f"to {short(host, 40)}, which only your own network knows"
    if len(labels) > 2 and labels[0].rpartition("-")[2] in _TRIALS:
        return f"to {short(host, 40)}, which is for trying things out"
    return "" if "." in host or ":" in host else f"to {short(host, 40)}, which only your own network knows"


def _is_private(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return False


def link_unfilled(letter: Letter) -> Iterator[Diagnostic]:
    """Nothing is left to be filled in but what every mail service fills in, and its blanks are whole.

    Bad:   <a href="{{%20unsubscribe_url%20}}">Unsubscribe</a>, {{ article.title }}
    Good:  <a href="{{ unsubscribe_url }}">Unsubscribe</a>, The boats are back
    """
    if not any(sign in letter.html.text for sign in _BEGIN):
        return
    declared = (letter.settings.unsubscribe, letter.settings.unsubscribe_mail)
    for link in all_links(letter):
        spoilt = _SPOILT.search(link.href)
        if spoilt and link.href not in declared:
            yield Diagnostic(
                "link-unfilled",
                f"The blank in “{short(link.href, 50)}” is written in percent signs, so no mail service fills it in",
                letter.attribute(link.element, "href"),
                hint="write it without spaces, or put it in after the styles are put in",
            )
        for blank in BLANK.findall(link.href) if not spoilt and link.href not in declared else ():
            if _is_strange(blank):
                yield _unfilled(letter, blank, letter.attribute(link.element, "href"))
    for word in shown(letter).words:
        text = word.run.text
        if ("{" in text or "*|" in text or "%" in text or "[[" in text) and not _is_code(word.holder):
            for blank in filter(_is_strange, BLANK.findall(text)):
                at = letter.html.text.find(blank, word.run.start, word.run.end)
                place = (at, at + len(blank)) if at >= 0 else (word.run.start, word.run.end)
                yield _unfilled(letter, blank, letter.html.span(*place))


def _unfilled(letter: Letter, blank: str, where: object) -> Diagnostic:
    from edgepress.source import Span

    assert isinstance(where, Span)
    template = blank.startswith(("{%", "<%")) and letter.issue is None and not letter.raw
    return Diagnostic(
        "link-unfilled",
        f"Readers may see “{short(blank, 40)}”, which was to be filled in",
        where,
        hint="fill it in"
        + (", unless your mail service does" if template else ", or use a blank of your mail service"),
        severity=Severity.SHOULD if template else Severity.MUST,
    )


def _is_strange(blank: str) -> bool:
    """Whether a blank is not one that mail services know: a name of somebody's own, or a command of a template."""
    if blank.startswith(("{%", "<%")) and _COMMAND.match(blank[2:]):
        return True
    return not _KNOWN.search(blank.strip("{}*|[]%$ ").strip())


def _is_code(holder: Element) -> bool:
    return any(one.tag in _IN_CODE for one in (holder, *above(holder)))


def link_unprotected(letter: Letter) -> Iterator[Diagnostic]:
    """A link begins with https://, so that nobody on the way can read or change what it leads to.

    Bad:   <a href="http://harbour.example.org/boats/">the boats</a>
    Good:  <a href="https://harbour.example.org/boats/">the boats</a>
    """
    for link in all_links(letter):
        if link.href.lower().startswith("http://") and not _unreachable(link.href):
            yield Diagnostic(
                "link-unprotected",
                "A link begins with http://, so browsers may warn of the page it leads to",
                letter.attribute(link.element, "href"),
                hint="write https:// where the site answers there, as nearly every site does",
                severity=Severity.CONSIDER,
            )


def link_unmarked(letter: Letter) -> Iterator[Diagnostic]:
    """A link in a text is told from its words by more than its colour: it is underlined, or bold and of another brightness.

    Bad:   Read <a href="https://…" style="color: #0b5d73; text-decoration: none;">how the cat came</a>.
    Good:  Read <a href="https://…" style="color: #0b5d73; text-decoration: underline;">how the cat came</a>.
    """
    known = styles(letter)
    for link in shown(letter).links:
        if link.hidden or not link.words or not _in_text(link) or _is_marked(letter, link, known.get(link.element, {})):
            continue
        yield Diagnostic(
            "link-unmarked",
            "A link in a text is told by its colour alone, so many readers do not see that it is one",
            letter.span(link.element),
            hint="underline it: text-decoration: underline",
            why="one man in twelve cannot tell some colours apart",
        )


def _in_text(link: Link) -> bool:
    """Whether words stand round a link in its own paragraph; lines and dots between links are none."""
    block = block_of(link.element)
    return any(any(sign.isalpha() for sign in text) for text in _round(block, link.element))


def _round(block: Element, link: Element) -> Iterator[str]:
    stack = [block]
    while stack:
        element = stack.pop()
        for part in element.content:
            if isinstance(part, Run):
                yield part.text
            elif part.tag not in ("a", "table", "p", "div", "ul", "ol", "style", "script", "td", "tr", "tbody"):
                stack.append(part)


def _is_marked(letter: Letter, link: Link, style: Style) -> bool:
    known, element = styles(letter), link.element
    inside = [element, *every(element)]
    if all(one.tag == "img" or not spoken(one) for one in inside[1:]) and any(one.tag == "img" for one in inside):
        return True  # a picture is not told by its colour
    if any(_is_underlined(known.get(one, {})) or one.tag in ("u", "ins") for one in (*inside, *above(element))):
        return True
    ground = grounds(letter)
    if "background-color" in style and ground.get(element) != ground.get(element.parent or element):
        return True
    under = ground.get(element) or "#ffffff"
    around = known.get(block_of(element), {})
    mine = over(style.get("color") or "#000000", under) or "#000000"
    theirs = over(around.get("color") or "#000000", under) or "#000000"
    return contrast(mine, theirs) >= LARGE and _is_bold(style) and not _is_bold(around)


def _is_underlined(style: Style) -> bool:
    said = style.get("text-decoration-line") or style.get("text-decoration", "")
    if "underline" in said.lower():
        return True
    bottom = f"{style.get('border-bottom', '')} {style.get('border-bottom-width', '')}"
    return any((pixels(word) or 0) > 0 for word in bottom.split())


def _is_bold(style: Style) -> bool:
    weight = style.get("font-weight", "").lower()
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)

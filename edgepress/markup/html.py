"""HTML in a guest's text, which is not Markdown: found with its place, and taken out so that its words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from edgepress.seen import Tag
from edgepress.source import Source

# Elements of HTML, SVG and MathML that browsers know. Any other word in brackets, such as <ward>, is words.
KNOWN = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div
    dl dt element em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee
    math menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture
    plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select shadow slot small source
    spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
    track tt u ul var video wbr xmp path use animate set foreignobject g circle rect mtext mi mglyph annotation-xml
    desc""".split()
)
ACTIVE = frozenset(
    """applet audio base bgsound button canvas dialog embed form frame frameset iframe input isindex keygen link math
    meta object param portal script select slot source style svg template textarea track video path use animate set
    foreignobject xmp plaintext noscript noembed noframes""".split()
)
# What stands inside these is no text for readers.
SWALLOWED = ("script", "style", "svg", "math", "template", "noscript", "iframe", "object", "xmp", "noembed", "noframes")
BLOCKS = frozenset(
    """address article aside blockquote br caption center dd details dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)

_TAG = re.compile(
    r"""<(/?)([A-Za-z][\w:-]*+)((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+)>|<(/?)([A-Za-z][\w:-]*+)([\s/][^<>]*)>"""
)
_DECLARATION = re.compile(r"<(?:!(?!--)|\?)[^<>]*>")
_HANDLER = re.compile(r"""[\s/"']on[a-z]+\s*=""", re.I)
_STYLE = re.compile(r"""[\s/"']style\s*=(?:\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.I)
# A style that only paints: no property that lays words over others, no value that fetches or runs anything.
_PAINTS = re.compile(
    r"""(?:\s*(?:color|background(?:-color)?|font(?:-[a-z-]+)?|text-(?:align|decoration|transform|indent)(?:-[a-z]+)?|line-height
    |(?:letter|word)-spacing|word-(?:wrap|break)|overflow-wrap|vertical-align|white-space|(?:margin|padding|border)(?:-[a-z-]+)?
    |(?:(?:max|min)-)?(?:width|height)|float|clear|list-style(?:-type)?|box-sizing|(?:page-)?break-[a-z]+|tab-stops|orphans|widows
    |(?:mso|-webkit-text|-ms-text)-[a-z0-9-]+)\s*:(?:(?:rgb|hsl)a?\([^()]*\)|[\w\s.,#%'"!/+-])*+(?:;\s*|$))*+""",
    re.X,
)
_PICTURE_IN_LETTERS = re.compile(
    r"""\ssrc\s*+=\s*+(?:["']\s*+)?data:image/(?:png|gif|jpe?g|webp);base64,[\w+/=%\s]*+""", re.I
)
_SCHEME = re.compile(r"""=\s*+(?:["']\s*+)?(?:javascript|vbscript|data|file)\s*:""", re.I)
# How words are hidden from readers, in a style without comments and entities. A value of nought ends where it ends.
_NOUGHT = r"0+(?:\.0+)?(?:px|pt|em|rem|ex|vh|vw|%)?\s*(?:!important\s*)?(?:[;\"']|$)"
_HIDING = re.compile(
    rf"""display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*{_NOUGHT}"""
    rf"""|font(?:-size)?\s*:\s*(?:{_NOUGHT}|[01](?:px|pt)?\s*[;"'/])|(?:max-|line-)?(?:height|width)\s*:\s*{_NOUGHT}"""
    r"""|(?:text-indent|left|right|top|bottom|margin(?:-left|-top)?)\s*:\s*-\d{3,}|clip(?:-path)?\s*:|scale\s*\(\s*0(?:\.0+)?\s*[,)]"""
    r"""|(?<![\w-])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)|hsla\([^)]*,\s*0(?:\.0+)?\s*\))"""
)
_TINY = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*[0-2](?:px|pt)?\s*(?:[;\"']|$)")
_CUT = re.compile(r"overflow\s*:\s*(?:hidden|clip)")
_INK = re.compile(r"""(?<![\w-])color\s*:\s*([^;"']+)|<font\b[^<>]*\scolor\s*=\s*["']?([^\s"'>]+)""")
_GROUND = re.compile(r"""(?:background(?:-color)?\s*:|bgcolor\s*=\s*["']?)\s*([^;"'>]+)""")
_WHITE = re.compile(
    r"(?:white|#fff|#(?:f[0-9a-f]){3}(?:ff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,[^)]*)?\)|hsl\([^)]*,\s*100%\s*\))$"
)
_HIDDEN = re.compile(r"""\shidden(?:[\s=/>]|$)|<font\b[^<>]*\ssize\s*=\s*["']?(?:0|-[3-9])""")
_MAY_HIDE = re.compile(r"style|hidden|<font", re.I)
_COMMENT_IN_STYLE = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)


def strip(source: Source, prose: str, start: int) -> tuple[str, tuple[Tag, ...]]:
    """The body from `start` on without HTML, and every tag that stood there.

    A comment goes in silence. What stands in a script or a style goes with it; the words in all other tags stay.
    """
    text, tags, parts, at = source.text, [], [], start
    for begin, end, tag, filler in pieces(source, prose, start):
        if begin < at:
            continue
        parts += [text[at:begin], filler]
        at = end
        if tag is not None:
            tags.append(tag)
    return "".join([*parts, text[at:]]), tuple(tags)


def pieces(source: Source, prose: str, start: int) -> Iterator[tuple[int, int, Tag | None, str]]:
    """(begin, end, tag or None, what to put there), from the top; a piece may lie inside the one before."""
    at = start
    never: set[str] = set()  # endings that do not come any more: looked for once
    while (at := prose.find("<", at)) >= 0:
        if at and prose[at - 1] == "\\":
            at += 1
            continue
        if prose.startswith("<!--", at):
            end = -1 if "-->" in never else prose.find("-->", at + 2)
            if end >= 0:
                yield at, end + 3, None, "\n" * min(2, source.text.count("\n", at, end))
            else:
                never.add("-->")
                yield at, at + 4, Tag("!--", "<!--", source.span(at, at + 4), active=True), ""
            at = end + 3 if end >= 0 else at + 4
            continue
        match = _TAG.match(prose, at) or _DECLARATION.match(prose, at)
        name = ((match[2] or match[5] or "") if match and match.re is _TAG else "!").lower() if match else ""
        if not match or (name != "!" and name not in KNOWN):
            at += 1
            continue
        end = match.end()
        if name in SWALLOWED and match[1] != "/" and name not in never and not match[0].endswith("/>"):
            closing = re.compile(rf"</{name}\s*>", re.I).search(prose, end)
            if closing:
                end = closing.end()
            else:
                never.add(name)
        inside = prose[at - 1 : at].strip() and prose[end : end + 1].strip()
        yield at, end, _tag(source, name, at, match.end()), " " if name in BLOCKS and inside else ""
        at = end


def _tag(source: Source, name: str, begin: int, end: int) -> Tag:
    written = source.text[begin:end]
    hidden = _hides(written)
    rest = _PICTURE_IN_LETTERS.sub(" ", written) if name == "img" else written  # pasted-picture tells of those letters
    acts = name in ACTIVE or name == "!" or bool(_HANDLER.search(rest) or _SCHEME.search(unescape(rest)))
    return Tag(
        name,
        written,
        source.span(begin, end),
        active=acts or (not hidden and not all(map(_only_paints, _STYLE.finditer(written)))),
        hidden=hidden,
    )


def _only_paints(style: re.Match[str]) -> bool:
    """Whether a style only colours words and sets their size and place in the line, as Word's and every editor's do."""
    value = next((words for words in style.groups() if words is not None), None)
    return value is not None and bool(_PAINTS.fullmatch(_COMMENT_IN_STYLE.sub("", unescape(value)).lower()))


def _hides(written: str) -> bool:
    """Whether a tag hides the words after it. White words count where no ground is named that they would show on."""
    if not _MAY_HIDE.search(written):
        return False
    plain = unescape(written).lower()
    ends = plain.rfind("*/") + 2  # a comment that is never closed is none: what stands behind it counts
    plain = _COMMENT_IN_STYLE.sub("", plain[:ends]) + plain[ends:] if ends > 1 else plain
    if _HIDING.search(plain) or _HIDDEN.search(plain) or (_TINY.search(plain) and _CUT.search(plain)):
        return True
    ink, ground = _INK.search(plain), _GROUND.search(plain)
    colour = (ink[1] or ink[2]).strip() if ink else ""
    return bool(colour and (colour == ground[1].strip() if ground else _WHITE.match(colour)))

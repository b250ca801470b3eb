"""What a paragraph of Word is, by its style: a title, a heading, a caption, a quote, in whatever language Word spoke."""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Names of styles as programs in other languages write them, in small letters without spaces. A digit may follow a heading.
_HEADING = re.compile(
    r"(?:heading|berschrift|überschrift|ueberschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nagwek"
    r"|nadpis|заголовок|başlık|balk|見出し|标题|標題|제목|επικεφαλίδα|כותרת|عنوان)([1-9])"
)
_NAMES = {
    "title": "title titel titre título titulo titolo tytuł tittel otsikko название заголовок 表題 标题 제목 عنوان pagetitle",
    "subtitle": "subtitle untertitel sous-titre subtítulo subtitulo sottotitolo ondertitel undertitel underrubrik undertittel"
    " podtytuł подзаголовок 副題 副标题 부제 standfirst strapline deck chapeau",
    "caption": "caption beschriftung légende legende descripción leyenda epígrafe didascalia bijschrift beskrivning bildetekst"
    " billedtekst legenda podpis 図表番号 题注 캡션 figure illustration drawing",
    "quote": "quote zitat citation cita citazione citaat citat sitat quotations blocktext intensequote intensivesziitat"
    " intensiveszitat citationintense citadestacada blockquote blockquotation",
    "byline": "author byline autor auteur autore",
    "code": "htmlpreformatted code sourcecode preformattedtext preformatiert plaintextcode",
}
_WHAT = {name: what for what, names in _NAMES.items() for name in names.split()}
STYLE_MAP = """
p[style-name='EP title'] => p.title:fresh
p[style-name='EP subtitle'] => p.subtitle:fresh
p[style-name='EP caption'] => p.caption:fresh
p[style-name='EP byline'] => p.byline:fresh
p[style-name='EP quote'] => blockquote > p:fresh
p[style-name='EP code'] => pre:separator('\\n')
r[style-name='EP strong'] => strong
r[style-name='EP emphasis'] => em
r[style-name='EP code'] => code
b => strong
i => em
strike => s
""" + "\n".join(f"p[style-name='EP heading {n}'] => h{min(n, 6)}:fresh" for n in range(1, 10))
_RUNS = {
    "strong": "strong", "fett": "strong", "elevé": "strong", "intenseemphasis": "strong", "strongemphasis": "strong",
    "emphasis": "emphasis", "hervorhebung": "emphasis", "accentuation": "emphasis", "énfasis": "emphasis",
    "enfasicorsivo": "emphasis", "subtleemphasis": "emphasis", "htmlcode": "code", "sourcetext": "code",
    "verbatimchar": "code", "codechar": "code",
}  # fmt: skip


def kind_of(name: str) -> str:
    """What a style is by its name alone: title, subtitle, caption, quote, byline, code, heading 1 to 9, or nothing."""
    return _by_name(name)


def name_styles(styles: Any) -> None:
    """Give each style the name by which STYLE_MAP knows it, in place: by its own name, its level, or its parent's."""
    known = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    named = {id: what for id, style in known.items() if (what := _what(style, known, 0))}
    for id, what in named.items():
        name = known[id].find(f"{W}name")
        if name is not None:
            name.set(f"{W}val", f"EP {what}")


def _what(style: Any, known: dict[str, Any], depth: int) -> str:
    if style.get(f"{W}type") == "character":
        return _RUNS.get(_plain(val(style, "name")), "")
    if style.get(f"{W}type") not in ("paragraph", None):
        return ""
    own = _by_name(val(style, "name")) or _by_name(style.get(f"{W}styleId") or "")
    level = style.find(f"{W}pPr/{W}outlineLvl")
    if not own and level is not None and (level.get(f"{W}val") or "9") in "012345678":
        own = f"heading {int(level.get(f'{W}val')) + 1}"
    parent = known.get(val(style, "basedOn"))
    return own or (_what(parent, known, depth + 1) if parent is not None and depth < 10 else "")


def _by_name(name: str) -> str:
    plain = _plain(name)
    heading = _HEADING.fullmatch(plain)
    return f"heading {heading[1]}" if heading else _WHAT.get(plain, "")


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "", name).lower()


def val(element: Any, tag: str) -> str:
    """What a child of an element says; empty where there is none."""
    found = element.find(f"{W}{tag}") if element is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""

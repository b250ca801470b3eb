"""For every feature of caniemail: HTML that uses it, and HTML that nearly does. Written down, not read off the detectors."""

from __future__ import annotations

# What follows from a feature's name alone: the start of the name, HTML that uses it, HTML that nearly does.
BY_NAME: tuple[tuple[str, str, str], ...] = (
    (
        "css-at-media-",
        "<style>@media ({0}: reduce) {{ p {{ color: red }} }}</style>",
        "<style>@media (not-{0}: 1px) {{}}</style>",
    ),
    ("css-at-", "<style>@{0} x {{ }}</style>", "<style>@x-{0} y {{ }} .{0} {{ color: red }}</style>@{0} x {{}}"),
    (
        "css-pseudo-class-",
        "<style>p:{0} {{ color: red }}</style>",
        "<style>.{0} {{ color: red }} [title=':{0}'] {{ }} .a\\:{0}x {{}}</style>",
    ),
    (
        "css-pseudo-element-",
        "<style>p::{0} {{ color: red }}</style>",
        "<style>.{0} {{ color: red }} [title='::{0}'] {{ }}</style>",
    ),
    (
        "css-unit-",
        '<p style="top: 1.5{0}">',
        '<p class="2{0}" style="font-family: \'9{0}\'; x: 2{0}x; color: #1{0}">1{0}',
    ),
    ("css-function-", '<p style="width: {0}(1px, 2px)">', '<p style="{0}: 1px; width: url({0}); x: my-{0}(1)">{0}()'),
    ("css-", '<p style="{0}: x">', '<p class="{0}" title="{0}: x" style="my-{0}: 1; -x-{0}: 2; x: {0}y">{0}: x;'),
    ("html-aria-", '<p aria-{0}="x">', '<p title="aria-{0}" x-aria-{0}="1">'),
    ("html-input-", '<input type="{0}">', '<input type="x{0}"><p type="{0}">'),
    ("html-", "<{0}>x</{0}>", '<x-{0}>x</x-{0}><b title="<{0}>">&lt;{0}&gt;<!-- <{0}> -->'),
    (
        "image-",
        '<img src="https://example.org/a.{0}?x=1#y">',
        '<img src="https://example.org/{0}?a={0}" alt="a.{0}">a.{0}',
    ),
)
_MARGIN = '<p style="my-margin: 0; margins: 0">margin: 0'


def _attribute(name: str) -> tuple[str, str]:
    return f'<td {name}="1">', f'<td x-{name}="1" title="{name}=1"><x-{name}>'


# What does not: the feature, HTML that uses it, HTML that nearly does.
OWN: dict[str, tuple[str, str]] = {
    "amp": ("<html ⚡4email>", "<html amp><p>⚡4email"),
    "css-animation": ('<p style="animation-name: x">', '<p style="animated: 1">'),
    "css-at-font-face": ("<style>@font-face { font-family: X }</style>", "<style>.font-face { color: red }</style>"),
    "css-at-media": ("<style>@media print { p { color: red } }</style>", "<style>.media { color: red }</style>@media x"),
    "css-at-media-device-pixel-ratio": (
        "<style>@media (-webkit-min-device-pixel-ratio: 2) { p { color: red } }</style>",
        "<style>@media (min-device-width: 2px) { p { color: red } }</style>",
    ),
    "css-at-media-hover": ("<style>@media (any-hover: hover) { }</style>", "<style>@media (width: 1px) { a:hover { } }</style>"),
    "css-at-media-orientation": ("<style>@media (orientation: portrait) { }</style>", "<style>@media portrait { }</style>"),
    "css-block-inline-size": ('<p style="block-size: 1px">', '<p style="max-block-size: 1px">'),
    "css-border": ('<p style="border-left-color: red">', '<p style="border-radius: 1px; border-collapse: collapse">'),
    "css-border-image": ('<p style="border-image-slice: 3">', '<p style="border: 1px">'),
    "css-border-inline-block": ('<p style="border-block: 1px">', '<p style="border-inline-start: 1px; display: inline-block">'),
    "css-border-inline-block-individual": ('<p style="border-inline-start: 1px">', '<p style="border-inline: 1px">'),
    "css-border-inline-block-longhand": ('<p style="border-block-end-color: red">', '<p style="border-block-end: 1px">'),
    "css-border-radius": ('<p style="border-top-left-radius: 1px">', '<p style="border-start-start-radius: 1px">'),
    "css-border-radius-logical": ('<p style="border-end-start-radius: 1px">', '<p style="border-radius: 1px">'),
    "css-color-scheme": ("<style>:root { color-scheme: dark }</style>", '<meta name="color-scheme" content="dark">'),
    "css-column-layout-properties": ('<p style="columns: 2">', '<p style="column: 2">'),
    "css-comments": ("<style>/* x */</style>", "<!-- /* x */ --><p>/* x */"),
    "css-conic-gradient": ('<p style="background: repeating-conic-gradient(red, blue)">', '<p class="conic-gradient()">'),
    "css-display-flex": ('<p style="display: Flex">', '<p style="flex: 1; display: block" title="display: flex">'),
    "css-display-grid": ('<p style="display: inline-grid">', '<p style="grid-area: a; display: block">'),
    "css-display-none": ('<p style="display: none">', '<p style="float: none; display: block">'),
    "css-flex-direction": ('<p style="flex-direction: column">', '<p style="flex-direction: row">'),
    "css-flex-wrap": ('<p style="flex-flow: row wrap">', '<p style="flex-wrap: nowrap">'),
    "css-font": ('<p style="font: 12px Arial">', '<p style="font-size: 12px">'),
    "css-gap": ('<p style="row-gap: 1px">', '<p style="column-rule-gap: 1px">'),
    "css-grid-template": ('<p style="grid-template-areas: x">', '<p style="grid-area: x">'),
    "css-important": ('<p style="color: red !important">', '<p title="!important" style="x: important">'),
    "css-inert-attribute": ("<p inert>", '<p class="inert" style="x: inert">'),
    "css-inset": ('<p style="inset-inline-start: 1px">', '<p style="box-shadow: inset 1px 1px">'),
    "css-intrinsic-size": ('<p style="width: max-content">', '<p style="max-content: 1px; width: x-max-content">'),
    "css-left-right-top-bottom": ('<p style="bottom: 1px">', '<p style="text-align: left; margin-left: 1px">'),
    "css-linear-gradient": ('<p style="background: linear-gradient(red, blue)">', '<p style="background: radial-gradient(red, blue)">'),
    "css-margin": ('<p style="margin-left: 1px">', _MARGIN),
    "css-margin-block-start-end": ('<p style="margin-block-end: 1px">', '<p style="margin-block: 1px">'),
    "css-margin-inline-block": ('<p style="margin-inline: 1px">', '<p style="margin-inline-end: 1px">'),
    "css-margin-inline-start-end": ('<p style="margin-inline-start: 1px">', '<p style="margin-inline: 1px">'),
    "css-mask-image": ('<p style="-webkit-mask-image: url(a.png)">', '<p style="mask-size: 1px">'),
    "css-modern-color": ('<p style="color: oklch(40% 0.2 200)">', '<p style="color: rgb(1, 2, 3); x: my-lab(1)">'),
    "css-nesting": ("<style>p { & a { color: red } }</style>", "<style>@media print { p { color: red } } a { x: '{' }</style>"),
    "css-outline": ('<p style="outline-color: red">', '<p style="outline-offset: 1px">'),
    "css-overflow": ('<p style="overflow-x: auto">', '<p style="overflow-wrap: normal; text-overflow: clip">'),
    "css-padding": ('<p style="padding-top: 1px">', '<p style="padding-inline: 1px">'),
    "css-padding-block-start-end": ('<p style="padding-block-start: 1px">', '<p style="padding-block: 1px">'),
    "css-padding-inline-block": ('<p style="padding-block: 1px">', '<p style="padding-block-start: 1px">'),
    "css-padding-inline-start-end": ('<p style="padding-inline-end: 1px">', '<p style="padding-inline: 1px">'),
    "css-pseudo-class-lang": ("<style>p:lang(en) { }</style>", '<style>[lang=en] { }</style><p lang="en">'),
    "css-pseudo-class-not": ("<style>p:not(.a) { }</style>", "<style>@media not print { .not { } }</style>"),
    "css-pseudo-class-first-child": ("<style>p:first-child { }</style>", "<style>p:first-of-type { } .first-child { }</style>"),
    "css-pseudo-class-focus": ("<style>a:focus { }</style>", "<style>a:focus-within { } a:focus-visible { }</style>"),
    "css-radial-gradient": ('<p style="background: radial-gradient(red, blue)">', '<p style="background: linear-gradient(red, blue)">'),
    "css-rgb": ('<p style="color: rgb(1, 2, 3)">', '<p style="color: rgba(1, 2, 3, 1)">'),
    "css-rgba": ('<p style="color: rgba(1, 2, 3, 1)">', '<p style="color: rgb(1, 2, 3)">'),
    "css-scroll-snap": ('<p style="scroll-snap-type: x mandatory">', '<p style="scroll-behavior: smooth">'),
    "css-selector-adjacent-sibling": ("<style>p + p { }</style>", "<style>p[title='+'] { } p:nth-child(2n+1) { }</style>"),
    "css-selector-attribute": ("<style>p[title] { }</style>", "<style>p { x: '[title]' }</style>"),
    "css-selector-chaining": ("<style>.a.b { }</style>", "<style>.a .b, p.a { }</style>"),
    "css-selector-child": ("<style>p > a { }</style>", "<style>p[title='>'] a { }</style>"),
    "css-selector-class": ("<style>.a { }</style>", "<style>p[title='.a'] { x: .5 }</style>"),
    "css-selector-descendant": ("<style>p a { }</style>", "<style>p > a, p[title='a b'] { }</style>"),
    "css-selector-general-sibling": ("<style>p ~ a { }</style>", "<style>p[title~='a'] { }</style>"),
    "css-selector-grouping": ("<style>p, a { }</style>", "<style>p:not(.a,.b) { }</style>"),
    "css-selector-id": ("<style>#a { }</style>", "<style>a[href='#a'] { color: #aaa }</style>"),
    "css-selector-type": ("<style>p { }</style>", "<style>.p, #p, [p] { }</style>"),
    "css-selector-universal": ("<style>* { }</style>", "<style>p[title*='a'] { }</style>"),
    "css-sytem-ui": ('<p style="font-family: system-ui, Arial">', "<p style=\"font-family: 'system-ui', my-system-ui\">"),
    "css-text-emphasis": ('<p style="text-emphasis-style: dot">', '<p style="text-emphasis-position: over">'),
    "css-transition": ('<p style="transition-delay: 1s">', '<p style="transit: 1s">'),
    "css-unit-calc": ('<p style="width: calc(1px + 1em)">', '<p style="x: my-calc(1)" title="calc(1)">'),
    "css-unit-initial": ('<p style="color: initial">', '<p style="initial-letter: 2; x: initial-y">'),
    "css-unit-percent": ('<p style="width: 50%">', '<p width="50%" style="font-family: \'5%\'">50%'),
    "css-unit-in": ('<p style="width: 1in">', '<p style="width: 1inch">in 1in'),
    "css-unit-em": ('<p style="width: 1.5em">', '<p style="width: 1.5rem">1em'),
    "css-unit-vmin": ('<p style="width: 1vmin">', '<p style="width: 1vw">1vmin'),
    "css-variables": ('<p style="color: var(--x)">', '<p class="--x" style="x: my-var(1)">--x'),
    "html-anchor-links": ('<a href="#x">x</a>', '<a href="#">x</a><a href="/a#x">x</a>'),
    "html-button-reset": ('<button type="reset">x</button>', '<button>x</button><input type="reset">'),
    "html-button-submit": ("<button>x</button>", '<button type="button">x</button><input type="submit">'),
    "html-comments": ("<!-- x -->", "<!--[if mso]>x<![endif]--><!--[if !mso]><!-->x<!--<![endif]-->"),
    "html-doctype": ("<!DOCTYPE html><p>x", '<!DOCTYPE svg><p title="<!DOCTYPE html>">x'),
    "html-h1-h6": ("<h4>x</h4>", "<h7>x</h7><hr><p>h1"),
    "html-image-maps": ('<img usemap="#a" src="a.png">', '<p class="map">'),
    "html-input-text": ("<input>", '<input type="checkbox">'),
    "html-link": ('<link rel="stylesheet" href="a.css">', '<link rel="icon" href="a.ico"><a href="a.css">x</a>'),
    "html-lists": ("<dl><dt>x</dl>", "<li>x</li>"),
    "html-loading-attribute": ('<img loading="lazy" src="a.png">', '<img class="loading" src="a.png">'),
    "html-mailto-links": ('<a href="MAILTO:a@example.org">x</a>', '<a href="/mailto:a">mailto:a@example.org</a>'),
    "html-meta-color-scheme": ('<meta name="color-scheme" content="light">', '<meta name="colour" content="color-scheme">'),
    "html-object": ('<embed src="a.pdf">', '<p class="object">'),
    "html-popover": ("<p popover>", '<p class="popover">'),
    "html-semantics": ("<figure>x</figure>", '<div class="figure" role="figure">x</div>'),
    "html-srcset": ('<img srcset="a.png 2x" src="a.png">', '<img src="srcset.png">'),
    "image-apng": ('<img src="a.apng">', '<img src="a.png">'),
    "image-base64": ('<img src="data:image/png;base64,AAAA">', '<img src="base64.png"><p>data:image/png;base64,AAAA'),
    "image-heif": ('<p style="background: url(a.heic)">', '<p title="a.heic">'),
    "image-jpg": ('<table><tr><td background="https://example.org/a.JPEG">', '<a href="a.jpg">a.jpg</a>'),
    "image-mp4": ('<img src="a.mp4">', '<a href="a.mp4">film</a>'),
    "image-png": ('<source srcset="a.gif 1x, b.png 2x">', '<img src="png"><a href="a.png">x</a>'),
    "image-svg": ('<img src="data:image/svg+xml,%3Csvg%3E">', "<svg></svg>"),
    "image-tiff": ('<img src="a.TIF">', '<img src="a.tiffany">'),
    "image-webp": ('<!--[if mso]><v:fill src="a.webp"/><![endif]-->', '<img src="a.webp.png">'),
    **{
        f"html-{name}": _attribute(name)
        for name in "align background cellpadding cellspacing dir height hidden lang required role target valign width".split()
    },
}  # fmt: skip


def example(slug: str) -> tuple[str, str]:
    """HTML that uses a feature, and HTML that nearly does."""
    if slug in OWN:
        return OWN[slug]
    prefix, uses, near = next(line for line in BY_NAME if slug.startswith(line[0]))
    name = slug.removeprefix(prefix)
    return uses.format(name), near.format(name)

"""What mail programs do not know: properties, values and elements, from the caniemail data of 2026-05-13.

caniemail.com, (c) 2019 Rémi Parmentier, MIT. A property stands here where the newest version that was tested does not know
it (“n”); what is known in part is told by the view itself, beside the number of the note.
"""

from __future__ import annotations

import re

# No webmail knows these, and neither does Word: the newest, and what would leave the box of the email.
_NOWHERE = frozenset(
    "accent-color animation animation-name animation-duration aspect-ratio backdrop-filter block-size border-image "
    "border-inline border-block border-inline-start border-inline-end clip-path color-scheme supported-color-schemes filter "
    "grid-template grid-template-columns grid-template-rows grid-template-areas hyphenate-character hyphenate-limit-chars "
    "hyphens inline-size inset list-style-image margin-block margin-inline margin-block-start margin-block-end "
    "margin-inline-start margin-inline-end mask-image mask max-block-size max-inline-size min-block-size min-inline-size "
    "outline-offset overflow-wrap padding-block padding-inline padding-block-start padding-block-end padding-inline-start "
    "padding-inline-end resize scroll-snap-type shape-margin shape-outside text-decoration-skip-ink "
    "text-decoration-thickness text-emphasis-position text-underline-offset text-wrap transform user-select "
    "white-space-collapse".split()
)
_FLEX_PARTS = frozenset("flex-direction flex-wrap flex-flow justify-content".split())
_SIDES = frozenset("left right top bottom".split())

WORD = (
    _NOWHERE
    | _FLEX_PARTS
    | _SIDES
    | frozenset(
        "align-items align-self align-content background-blend-mode background-clip background-image background-origin "
        "background-position background-repeat background-size background-attachment border-radius border-top-left-radius "
        "border-top-right-radius border-bottom-left-radius border-bottom-right-radius border-spacing box-shadow box-sizing "
        "caption-side clear column-count columns column-gap row-gap cursor empty-cells flex flex-grow flex-shrink flex-basis "
        "float font-kerning font-size-adjust font-stretch gap grid grid-column grid-row justify-items list-style-position "
        "max-height min-height min-width mix-blend-mode object-fit object-position opacity order orphans outline overflow "
        "overflow-x overflow-y position tab-size table-layout text-align-last text-decoration-color text-decoration-line "
        "text-decoration-style text-emphasis text-orientation text-overflow text-shadow text-underline-position transition "
        "visibility white-space widows word-spacing word-wrap writing-mode z-index".split()
    )
)
GMAIL = (
    _NOWHERE
    | _FLEX_PARTS
    | _SIDES
    | frozenset(
        "align-items box-shadow cursor orphans position tab-size text-shadow transition visibility widows z-index".split()
    )
)
# The Gmail apps with an account that is not Google's: partly known is not known there (#1 of the Gmail notes).
FOREIGN = GMAIL | frozenset(
    "flex flex-grow flex-shrink flex-basis gap clear float font-stretch object-fit object-position text-overflow "
    "text-decoration-color text-emphasis background-blend-mode background-clip background-size mix-blend-mode "
    "writing-mode".split()
)
YAHOO = (
    _NOWHERE
    | _FLEX_PARTS
    | _SIDES
    | frozenset(
        "align-items background-blend-mode background-clip background-origin box-shadow box-sizing column-count columns "
        "font-kerning font-stretch gap mix-blend-mode object-fit object-position orphans text-align-last text-emphasis "
        "text-orientation text-overflow text-underline-position widows word-break writing-mode".split()
    )
)
OUTLOOK_COM = _NOWHERE | frozenset("cursor text-align-last text-shadow transition".split())

# Values for whose sake a declaration is dropped. Word: also every colour that is not written #rrggbb, rgb() or as a name.
WORD_VALUE = re.compile(
    r"(?:calc|var|min|max|clamp|env|rgba|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)\("
    r"|\d(?:rem|vw|vh|vmin|vmax|ch)\b|#(?:[0-9a-f]{8}|[0-9a-f]{4})\b|gradient\(|rgb\([^,()]{0,60}\)",
    re.I,
)
_LATE = r"(?:lab|lch|oklab|oklch|hwb|color|color-mix|light-dark)\(|conic-gradient\("
GMAIL_VALUE = re.compile(_LATE, re.I)
FOREIGN_VALUE = re.compile(_LATE + r"|(?:calc|min|max|clamp)\(|^(?:inline-)?(?:flex|grid|flow-root|contents)$", re.I)
YAHOO_VALUE = re.compile(_LATE + r"|(?:calc|var|min|max|clamp)\(|\d(?:rem|vmin|vmax|ch)\b|gradient\(", re.I)
OUTLOOK_COM_VALUE = re.compile(_LATE + r"|(?:calc|var|min|max|clamp)\(|gradient\(", re.I)

SEMANTIC = frozenset(
    "article aside details figcaption figure footer header main mark nav section summary time hgroup search".split()
)  # caniemail html-semantics, 2019-07-29
FIELDS = frozenset("form input button select textarea option optgroup label fieldset legend datalist output".split())
PLAYED = frozenset("audio video canvas".split())

"""How much hangs on each feature: whether a layout breaks without it, it looks wrong, or nobody misses anything."""

from __future__ import annotations

from collections.abc import Mapping

from edgepress.diagnostics import Severity
from edgepress.proof.usage import Use

BREAKS, SHOWS, ADORNS, SILENT = "breaks", "shows", "adorns", "silent"

# Percent of readers who see something worse.
MANY = 25.0  # from here on it must be mended where a layout breaks, and may be asked where only an ornament is missing
SOME = 5.0  # one reader in twenty: as many as one would see in any ward
FEW = 1.0  # below that, the readers' shares are no more than guesses

_BREAKS = """
css-display-flex css-display-grid css-position html-svg html-object html-form html-select html-textarea
html-input-text html-input-checkbox html-input-radio html-input-submit html-button-submit html-video html-audio html-picture
image-svg image-webp image-avif image-heif image-hdr image-tiff image-bmp image-ico image-mp4 image-base64
image-jpg image-png image-gif html-img html-table html-p html-div html-span html-h1-h6 html-blockquote css-width
css-function-clamp css-function-max css-function-min css-unit-calc css-variables
"""
# What is only told where more than one reader in four misses it, and then only to consider.
_ADORNS = """
css-text-shadow css-opacity css-filter css-mix-blend-mode css-clip-path css-mask-image css-border-image css-object-fit
css-list-style-image css-list-style css-min-width css-min-height css-max-height css-border-spacing css-caption-side
css-column-count css-column-layout-properties css-table-layout css-shape-outside css-text-emphasis css-overflow css-transform
css-animation css-backdrop-filter css-text-indent html-marquee html-bdi image-apng css-font-stretch
css-text-transform html-lists css-align-items css-justify-content css-gap
"""
# Nobody who does not see these misses a thing; or another proof tells of them, because they are judged by more than support.
_SILENT = """
amp bimi css-accent-color css-at-font-face css-at-keyframes css-at-media css-at-media-device-pixel-ratio css-at-media-hover
css-at-media-orientation css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion css-at-supports
css-background-blend-mode css-background-clip css-background-origin css-background-position css-background-repeat
css-background-size css-border-radius css-border-radius-logical css-box-shadow css-box-sizing css-clear css-color-scheme
css-comments css-cursor css-direction css-empty-cells css-font-kerning css-font-size-adjust css-font-weight
css-hyphenate-character css-hyphenate-limit-chars css-hyphens css-important css-inert-attribute css-inset
css-left-right-top-bottom css-letter-spacing css-line-height css-list-style-position css-object-position css-orphans
css-outline css-outline-offset css-overflow-wrap css-resize css-scroll-snap css-shape-margin css-sytem-ui css-tab-size
css-text-align-last css-text-decoration-color css-text-decoration-skip-ink css-text-decoration-style
css-text-decoration-thickness css-text-emphasis-position css-text-justify css-text-orientation css-text-overflow
css-text-underline-offset css-text-underline-position css-text-wrap css-transition css-unit-initial css-user-select
css-vertical-align css-white-space-collapse css-widows css-word-break css-word-spacing css-word-wrap css-z-index
css-pseudo-class-active css-pseudo-class-checked css-pseudo-class-default css-pseudo-class-focus
css-pseudo-class-focus-visible css-pseudo-class-focus-within css-pseudo-class-hover css-pseudo-class-link
css-pseudo-class-target css-pseudo-class-visited css-pseudo-element-placeholder css-selector-grouping
html-abbr
html-align html-aria-describedby html-aria-hidden html-aria-label html-aria-labelledby html-aria-live html-acronym html-body
html-cellpadding html-cellspacing html-comments html-dfn html-dir html-doctype html-lang html-loading-attribute
html-input-hidden html-button-reset html-input-reset html-required html-mailto-links html-meta-color-scheme html-role html-rp
html-rt html-target html-valign html-wbr html-srcset html-code html-small html-strike html-del html-address
"""
_WEIGHTS: Mapping[str, str] = {
    slug: weight
    for weight, slugs in ((BREAKS, _BREAKS), (ADORNS, _ADORNS), (SILENT, _SILENT))
    for slug in slugs.split()
}
# A value that is lost breaks a layout where it is a measure, and a colour or a size of letters looks wrong.
_VALUES = frozenset({"css-function-clamp", "css-function-max", "css-function-min", "css-unit-calc", "css-variables"})
_MEASURES = ("width", "height", "max-width", "min-width", "margin", "padding", "display", "flex", "grid", "left", "top")
WIDE = 400.0  # px: what is wider is the frame round a whole email, and a smaller one only a part of it


def weight_of(slug: str) -> str:
    """How much hangs on a feature. One that is not known yet looks wrong where it fails."""
    return _WEIGHTS.get(slug, SHOWS)


def weight_here(slug: str, use: Use) -> str:
    """The same, at one place."""
    from edgepress.proof.cascade import pixels

    if use.element is not None and use.element.tag == "div" and slug in ("css-max-width", "css-width"):
        return BREAKS if (pixels(use.value) or 0) >= WIDE else SHOWS
    if slug in _VALUES and use.declaration is not None:
        return BREAKS if use.declaration.name.startswith(_MEASURES) else SHOWS
    return weight_of(slug)


def severity(weight: str, share: float) -> Severity | None:
    """How grave it is that so many percent of readers do not see something of that weight; None where it is not told."""
    if share < FEW or weight == SILENT or (weight == ADORNS and share < MANY):
        return None
    if weight == BREAKS and share >= MANY:
        return Severity.MUST
    return Severity.SHOULD if share >= SOME and weight != ADORNS else Severity.CONSIDER

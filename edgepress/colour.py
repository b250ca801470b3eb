"""One colour from a guest -> a palette that can be read, in light and in dark."""

from __future__ import annotations

import colorsys

AA = 4.5  # WCAG 2.2, 1.4.3: contrast of text against what lies behind it


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 (black) to 1 (white); WCAG 2.2, definition of relative luminance."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21; WCAG 2.2, definition of contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, *grounds: str, ratio: float = AA) -> str:
    """The colour nearest in lightness that can be read on all the grounds, which are all dark or all light."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    step = -0.01 if luminance(grounds[0]) > 0.18 else 0.01
    while any(contrast(colour, ground) < ratio for ground in grounds) and 0 <= light <= 1:
        light = min(1.0, max(0.0, light + step))
        colour = "#" + "".join(f"{round(c * 255):02x}" for c in colorsys.hls_to_rgb(hue, light, saturation))
        if light in (0.0, 1.0):
            break
    return colour


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: `share` (0 to 1) of the first."""
    pairs = zip((one[i : i + 2] for i in (1, 3, 5)), (other[i : i + 2] for i in (1, 3, 5)), strict=True)
    return "#" + "".join(f"{round(int(a, 16) * share + int(b, 16) * (1 - share)):02x}" for a, b in pairs)


def palette(colour: str, light_ground: str, dark_ground: str) -> dict[str, str]:
    """What a theme needs of one colour.

    `accent` can be read on the light ground, its tint and under white letters; `accent-dark` on the dark ground and its
    tint; `tint` and `tint-dark` are soft grounds; `on-accent` is the colour of letters on `accent`, and on `deep`, which is
    a field of the same colour for a dark room; `seam` is a line on either.
    """
    tint = mix(colour, light_ground, 0.08)
    tint_dark = mix(colour, dark_ground, 0.18)
    accent = readable(colour, light_ground, tint, "#ffffff")
    return {
        "accent": accent,
        "on-accent": "#ffffff",
        "deep": mix(accent, "#000000", 0.7),
        "seam": mix(accent, "#ffffff", 0.6),
        "tint": tint,
        "rule": mix(colour, light_ground, 0.28),
        "accent-dark": readable(mix(colour, "#ffffff", 0.55), dark_ground, tint_dark),
        "on-accent-dark": dark_ground,
        "tint-dark": tint_dark,
        "rule-dark": mix(colour, dark_ground, 0.45),
    }

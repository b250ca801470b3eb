"""Pictures, mended: the bytes of a guest's file -> the bytes it should have had. What needs no mending comes back as it was."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from edgepress import parts
from edgepress.diagnostics import Stop
from edgepress.parts import HEAVIEST, ORIENTATION, TURNS, WIDEST

MOST = 80_000_000  # pixels: a large scan; Pillow itself warns from 89 million on
QUALITIES = (92, 88, 84, 78, 70, 60)  # of a JPEG or WebP, the best first
WIDTHS = (WIDEST, 1600, 1120, 800, 560, 400, 280)  # for what cannot be packed in fewer bytes otherwise
COLOURS_FROM = 1120  # a drawing that is too heavy even so wide loses colours before it loses more of its size


def shrink(data: bytes) -> bytes:
    """The picture at most 2,400 pixels wide and of at most 1 MB, in the format it has. A GIF that moves stays as it is."""
    with _opened(data) as picture:
        width = picture.size[1 if _held(picture) > 4 else 0]  # from 5 on the camera lay on its side
        if _moves(picture) or (width <= WIDEST and len(data) <= HEAVIEST):
            return data
        return _light(picture, _kind(picture))


def strip(data: bytes) -> bytes:
    """The picture without what came along: place, camera, words. Its pixels stay bit for bit, and upright."""
    with _opened(data) as picture:
        bare = parts.strip(data, own=True, orientation=_held(picture))
        if bare is None:
            return data if _moves(picture) else _saved(_upright(picture), _kind(picture), QUALITIES[0])
        return bare


def upright(data: bytes) -> bytes:
    """The picture with its pixels as they are to be seen, and without the note that says how to hold it."""
    with _opened(data) as picture:
        if _held(picture) == 1 or _moves(picture):
            return data
        return _saved(_upright(picture), _kind(picture), QUALITIES[0], exif=_notes(picture))


def _notes(picture: Any) -> bytes:
    """The camera's notes but for how it was held; none of them where some are broken."""
    notes = picture.getexif()
    del notes[ORIENTATION]
    try:
        return notes.tobytes() if len(notes) else b""
    except Exception:  # Pillow raises all kinds of errors for broken notes
        return b""


def convert(data: bytes) -> bytes:
    """The picture as PNG, which loses nothing, at most 2,400 pixels wide."""
    with _opened(data) as picture:
        return data if picture.format == "PNG" else _saved(_narrow(_upright(picture), WIDEST), "PNG", 0)


def photo(data: bytes) -> bytes:
    """The picture as JPEG, at most 2,400 pixels wide and of at most 1 MB."""
    with _opened(data) as picture:
        return data if picture.format in ("JPEG", "MPO") else _light(picture, "JPEG")


# By the name in FileEdit.how. All of them do nothing the second time.
MENDS: Mapping[str, Callable[[bytes], bytes]] = {
    "shrink": shrink, "strip": strip, "upright": upright, "convert": convert, "photo": photo,
}  # fmt: skip


def _opened(data: bytes) -> Any:
    """A picture, drawn. Raises Stop for one that cannot be."""
    from PIL import Image

    try:
        picture: Any = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"))
        if picture.width * picture.height > MOST:
            raise ValueError(picture.size)
        picture.load()
    except Exception as error:  # Pillow's readers raise all kinds of errors for broken files
        raise Stop("this picture cannot be drawn; open it, and save it again as JPEG or PNG") from error
    return picture


def _kind(picture: Any) -> str:
    kind: str = picture.format
    return "JPEG" if kind == "MPO" else kind


def _moves(picture: Any) -> bool:
    """Whether there are more frames to be lost; the second picture that a phone keeps in a JPEG is none."""
    return picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1


def _held(picture: Any) -> int:
    """How the camera was held, 1 (upright) to 8."""
    held = picture.getexif().get(ORIENTATION, 1)
    return held if isinstance(held, int) and 1 <= held <= 8 else 1


def _upright(picture: Any) -> Any:
    from PIL import Image

    way = TURNS.get(_held(picture))
    return picture.transpose(Image.Transpose[way]) if way else picture


def _light(picture: Any, kind: str) -> bytes:
    """The best of a picture that goes into 1 MB; when nothing does, the lightest."""
    whole = _upright(picture)
    made = b""
    for width in dict.fromkeys(min(whole.width, wide) for wide in WIDTHS):
        narrow = _narrow(whole, width)
        for quality in QUALITIES if kind in ("JPEG", "WEBP") else (0,):
            made = _saved(narrow, kind, quality)
            if len(made) <= HEAVIEST:
                return made
        if kind == "PNG" and width <= COLOURS_FROM:
            made = _saved(_few_colours(narrow), kind, 0)
            if len(made) <= HEAVIEST:
                return made
    return made


def _narrow(picture: Any, width: int) -> Any:
    """The picture at most so wide. A palette is opened first, because colours between its own are needed."""
    from PIL import Image

    if picture.width <= width:
        return picture
    if picture.mode in ("P", "PA", "1"):
        picture = picture.convert("RGBA" if _see_through(picture) else "RGB")
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _few_colours(picture: Any) -> Any:
    plain = picture.convert("RGBA" if _see_through(picture) else "RGB")
    few = plain.quantize(256)
    few.info["icc_profile"] = picture.info.get("icc_profile")
    return few


def _see_through(picture: Any) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _saved(picture: Any, kind: str, quality: int, exif: bytes = b"") -> bytes:
    """The file of a picture, with its colour profile."""
    ready = _for_kind(picture, kind)
    same_colours = ready.mode == picture.mode or (
        ready.mode[:3] == "RGB" and picture.mode in ("P", "PA", "RGB", "RGBA")
    )
    how: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile") if same_colours else None}
    if exif:
        how["exif"] = exif
    if kind in ("JPEG", "WEBP"):
        how["quality"] = quality
    if kind in ("JPEG", "PNG"):
        how["optimize"] = True
    if "transparency" in ready.info and ready.mode in ("P", "RGB", "L"):
        how["transparency"] = ready.info["transparency"]
    ready.info = {}
    out = io.BytesIO()
    ready.save(out, kind, **{name: value for name, value in how.items() if value is not None})
    return out.getvalue()


def _for_kind(picture: Any, kind: str) -> Any:
    """The picture in colours that a format can hold; nothing that can be seen is lost."""
    from PIL import Image

    if kind == "JPEG":
        if _see_through(picture):
            picture = Image.alpha_composite(Image.new("RGBA", picture.size, "#ffffff"), picture.convert("RGBA"))
        return picture.copy() if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")
    if kind == "WEBP":
        return picture.convert("RGBA" if _see_through(picture) else "RGB")
    if kind == "GIF":
        return (
            picture.copy()
            if picture.mode in ("P", "L", "1")
            else picture.convert("RGBA" if _see_through(picture) else "RGB")
        )
    if picture.mode.startswith("I"):  # 65,536 greys, as scanners write them
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    return picture.copy() if picture.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else _screen(picture)


def _screen(picture: Any) -> Any:
    """Printers' colours as a screen shows them."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    try:
        if picture.mode == "CMYK" and profile:
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    return picture.convert("RGB")

"""Pictures of a document -> files with sensible names, in kinds that readers' programs show."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from edgepress.importers.escape import escape
from edgepress.importers.figures import LABEL
from edgepress.naming import free, short_name

MAX_PIXELS = 100_000_000  # a picture that needs more cannot be opened within the memory that a worker has
MAX_BYTES = 20 * 1024 * 1024  # what the press takes
SMALLEST = 8  # pixels: what is smaller is a dot or a line of the layout
LONGEST_ALT = 1_000
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_OTHER = {b"\x01\x00\x00\x00": "EMF", b"\xd7\xcd\xc6\x9a": "WMF", b"\x01\x00\x09\x00": "WMF", b"%PDF": "PDF"}
_BY_MACHINE = re.compile(
    r"\s?(?:Description automatically generated(?: with (?:low|medium|high) confidence)?"
    r"|AI-generated content may be incorrect)\.?",
    re.I,
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|tiff?|bmp|emf|wmf|webp|heic)$", re.I)


class Album:
    """The pictures of one document: which were laid into the issue, under which names."""

    def __init__(
        self,
        pictures: Mapping[str, bytes],
        taken: Collection[str],
        say: Callable[[str], None],
    ) -> None:
        self.pictures, self.say = pictures, say
        self.taken = {name.lower() for name in taken}
        self.files: dict[str, bytes] = {}
        self.names: dict[str, str] = {}  # by the digest of a picture

    def markdown(self, image: Any) -> str:
        """A picture in Markdown, with its description and its caption; words that wait where it could not be kept."""
        alt = described(image.get("alt") or "")
        if alt and _BY_MACHINE.search(image.get("alt") or ""):
            self.say(f"Word described a picture by itself as “{alt[:60]}”. See whether that is what it shows.")
        caption = " ".join((image.get("title") or "").split())
        name = self._name(image, alt, caption)
        if not name:
            return ""
        title = f' "{_quoted(caption)}"' if caption else ""
        return f"![{_bracketed(alt)}](images/{name}{title})"

    def _name(self, image: Any, alt: str, caption: str) -> str:
        data = self.pictures.get(image.get("src") or "", b"")
        made = usable(data, self.say, alt or caption) if data else None
        if made is None:
            return ""
        content, ending = made
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self.names:
            near = image.get("data-near") or ""
            stem = next(filter(None, map(short_name, (alt, LABEL.sub("", caption, count=1), near))), "") or "picture"
            self.names[digest] = self._free(stem, ending)
            self.files[self.names[digest]] = content
        return self.names[digest]

    def _free(self, stem: str, ending: str) -> str:
        others = {name.removesuffix(f".{ending}") for name in self.taken if name.endswith(f".{ending}")}
        name = f"{free(stem, others)}.{ending}"
        self.taken.add(name)
        return name


def described(alt: str) -> str:
    """What the description of a picture says; the name of a file says nothing."""
    words = " ".join(_BY_MACHINE.sub("", alt).split())[:LONGEST_ALT]
    return "" if _FILE_NAME.match(words) else words


def usable(data: bytes, say: Callable[[str], None], words: str) -> tuple[bytes, str] | None:
    """The bytes of a picture and its ending, in a kind that readers' programs show; None where it is told why not."""
    called = f" (“{words[:60]}”)" if words else ""
    kind = next((kind for begin, kind in _KINDS if data.startswith(begin)), "")
    kind = "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else kind
    if len(data) > MAX_BYTES:
        say(f"A picture{called} has {len(data) // 2**20} MB and was left out. Make it smaller and put it into images/.")
        return None
    made = (data, kind) if kind else _converted(data)
    if made is None:
        other = next((name for begin, name in _OTHER.items() if data.startswith(begin)), "a kind that nobody can show")
        say(f"A picture{called} is {other} and was left out. Save it as PNG in the program it was made with.")
    return made


def _converted(data: bytes) -> tuple[bytes, str] | None:
    """A picture of another kind as PNG, or as JPEG where it is a photo."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("TIFF", "BMP", "ICO", "PPM", "TGA", "JPEG2000", "PCX")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                return None
            seen_through = "A" in picture.getbands() or "transparency" in picture.info
            plain = picture.convert("RGBA" if seen_through else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    out = io.BytesIO()
    few = seen_through or plain.getcolors(4096) is not None
    plain.save(out, "PNG" if few else "JPEG", **({"optimize": True} if few else {"quality": 90}))
    return out.getvalue(), "png" if few else "jpg"


def _bracketed(words: str) -> str:
    return re.sub(r"([\[\]])", r"\\\1", escape(words)).replace("\\\\[", "\\[").replace("\\\\]", "\\]")


def _quoted(words: str) -> str:
    return words.replace("\\", "").replace('"', "”")

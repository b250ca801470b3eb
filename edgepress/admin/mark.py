"""By what our own files in admin/ are known again, and what was wished when they were made."""

from __future__ import annotations

import shlex

from edgepress.admin.wish import Wish

INDEX, SETTINGS = "admin/index.html", "admin/config.yml"
MARK = "Made by edgepress admin"
OPTIONS = {name: "--" + name.replace("_", "-") for name in Wish._fields}

_AGAIN = "# To make it anew: "
READ = 4096  # bytes in which the mark stands


def marked(wish: Wish) -> str:
    """The first lines of config.yml: whose it is, and the command that makes it anew."""
    return f"# {MARK}. What you change here is lost the next time.\n{_AGAIN}{command(wish)}"


def command(wish: Wish) -> str:
    """The command that says all of a wish."""
    plain = Wish()
    said = [(OPTIONS[n], str(v)) for n, v in wish._asdict().items() if v != getattr(plain, n)]
    return shlex.join(["edgepress", "admin", *(word for pair in said for word in pair)])


def is_ours(data: bytes) -> bool:
    """Whether a file begins as one that the press made."""
    return MARK.encode() in data[:READ]


def wished(data: bytes) -> Wish:
    """What was wished when a config.yml of ours was made; nothing, where that cannot be told."""
    lines = data[:READ].decode("utf-8", "replace").splitlines()
    again = next((line.removeprefix(_AGAIN) for line in lines if line.startswith(_AGAIN)), "")
    try:
        words = shlex.split(again)[2:]
    except ValueError:  # somebody wrote into it
        return Wish()
    names = {option: name for name, option in OPTIONS.items()}
    return Wish(**{names[o]: v for o, v in zip(words[::2], words[1::2], strict=False) if o in names})

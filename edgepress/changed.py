"""Which files are meant: what differs from another state of the newsletter, or what is named; alone knows git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from edgepress.diagnostics import Stop

_QUIET = ("--no-pager", "-c", "core.fsmonitor=false")
_DIFF = ("diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv")


class Reach(NamedTuple):
    """What is to be said of a change as a whole: that it reaches further than one issue, and what else there is to know."""

    outside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def changed(root: Path, base: str) -> tuple[str, ...]:
    """The paths, from the root, of all that was changed since `base` left the common way, and of what is not yet committed.

    A file that was renamed counts twice, where it was and where it is. What lies outside the root begins with ../
    Raises Stop, in a sentence, when git cannot tell.
    """
    prefix = _prefix(root)
    before = _commit(root, base)
    if not before:
        raise Stop(
            f"git knows no “{base}” here; name a branch, a tag or a commit, such as origin/main (git fetch first?)"
        )
    if not _commit(root, "HEAD"):
        raise Stop("nothing is committed here yet, so there is nothing to compare with")
    code, since = _git(root, *_DIFF, f"{before}...HEAD")
    if code:
        hint = "fetch all of its history first (git fetch --unshallow, or fetch-depth: 0 in a workflow)"
        raise Stop(f"git finds no common beginning of “{base}” and what stands here; {hint}")
    now = _sure(root, *_DIFF, "HEAD")
    new = _sure(root, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
    paths = {os.fsdecode(path) for path in b"\0".join((since, now, new)).split(b"\0") if path}
    return tuple(sorted(_from_root(path, prefix) for path in paths))


def home(root: Path) -> str:
    """The address that git fetches this newsletter from; empty where there is none, or no git."""
    try:
        code, out = _git(root, "remote", "get-url", "origin")
    except Stop:
        return ""
    return "" if code else os.fsdecode(out).strip()


def reach(paths: Iterable[str], base: str, is_there: Callable[[str], bool]) -> Reach:
    """What is to be said of a change as a whole: that nothing of it can be judged, or that it reaches further than one issue.

    A guest's change is one folder in issues/ and the people of it in contributors/.
    """
    paths = tuple(paths)
    slugs = slugs_of(paths)
    if not any(path.startswith(("issues/", "contributors/")) for path in paths):
        return Reach(notes=(f"No issue and no contributor differs from {base}.",))
    outside, notes = [], []
    if len(slugs) > 1:
        outside.append(f"This change touches {len(slugs)} issues: {_some(slugs)}. Is each of them meant?")
    others = [path for path in paths if not path.startswith((*(f"issues/{slug}/" for slug in slugs), "contributors/"))]
    if others:
        home = f"issues/{slugs[0]}/" if len(slugs) == 1 else "issues/"
        outside.append(f"This change reaches outside {home} and contributors/: {_some(others)}. Is that meant?")
    gone = [path for path in paths if path.startswith("contributors/") and path.endswith(".md") and not is_there(path)]
    if gone:
        verb = "is" if len(gone) == 1 else "are"
        notes.append(f"{_some(gone)} {verb} gone: edgepress check looks at all issues, and says who is missed.")
    return Reach(tuple(outside), tuple(notes))


def named(root: Path, files: Iterable[str]) -> tuple[str, ...]:
    """The paths, from the root, of files that somebody names from where they stand. No link is followed, none need be there."""
    top = os.path.abspath(root)
    return tuple(sorted({os.path.relpath(os.path.abspath(file), top).replace(os.sep, "/") for file in files}))


def slugs_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The issues that some paths belong to."""
    return tuple(sorted({path.split("/")[1] for path in paths if path.startswith("issues/") and path.count("/") > 1}))


def _some(names: Sequence[str], most: int = 5) -> str:
    """The first of many names."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def _prefix(root: Path) -> str:
    """The way from the repository's top to the root, with a slash at its end."""
    code, out = _git(root, "rev-parse", "--show-prefix")
    if code:
        raise Stop(f"{root} is in no git repository, so nothing can be compared; leave out --changed")
    return os.fsdecode(out).rstrip("\n")


def _commit(root: Path, name: str) -> str:
    """The commit that a name stands for; empty when it stands for none."""
    code, out = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return "" if code else out.decode("ascii", "replace").strip()


def _sure(root: Path, *words: str) -> bytes:
    code, out = _git(root, *words)
    if code:
        raise Stop(f"git could not compare what stands in {root}: git {words[0]} answered {code}")
    return out


def _from_root(path: str, prefix: str) -> str:
    return path[len(prefix) :] if path.startswith(prefix) else os.path.relpath("/" + path, "/" + prefix)


def _git(root: Path, *words: str) -> tuple[int, bytes]:
    """What git answers, and with which code. It asks nothing, opens no pager and starts no other program."""
    environ = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", *_QUIET, *words]
    try:
        done = subprocess.run(
            command, cwd=root, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise Stop("git is not installed here, so --changed cannot compare anything") from None
    except ValueError:  # a null sign in a name
        return 128, b""
    return done.returncode, done.stdout

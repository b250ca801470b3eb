"""What was said now, what was said the last time, and what git knows -> what is wished; and what to do with it next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edgepress.admin.mark import SETTINGS, is_ours, wished
from edgepress.admin.programs import PROGRAMS
from edgepress.admin.wish import Newsletter, Wish
from edgepress.diagnostics import Stop

HOSTS = {"github.com": "github", "gitlab.com": "gitlab"}
KEPT = ("github", "gitlab")  # where a newsletter is kept under a name

_REMOTE = re.compile(r"(?:[a-z+]+://)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]+([\w.-][\w./-]*)")
_REPO = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_BRANCH = re.compile(r"[^\s~^:?*\[\\\x00-\x1f\x7f]{1,200}")
_ADDRESS = re.compile(r"https://[^\s\"'<>;,\\]+|http://(?:localhost|127\.0\.0\.1)(?::\d+)?(?:/[^\s\"'<>;,\\]*)?")
_BESIDE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.m?js")


def settle(said: Mapping[str, str | None], standing: Mapping[str, bytes], remote: str) -> Wish:
    """All that is wished. Raises Stop for a file in admin/ that is not ours, and for a wish that cannot be met."""
    foreign = [path for path, data in standing.items() if not is_ours(data)]
    if foreign:
        raise Stop(f"{foreign[0]} was not made by edgepress, so it was left alone; move it away first")
    wish = wished(standing[SETTINGS]) if SETTINGS in standing else Wish()
    wish = _from_git(wish, remote)._replace(**{name: value for name, value in said.items() if value})
    for fault in _faults(wish):
        raise Stop(fault)
    return wish


def closing(newsletter: Newsletter, wish: Wish) -> str:
    """What was made, and what to do next."""
    count = len(newsletter.drafts)
    issues = f"{count} open issue{'' if count == 1 else 's'}" if count else "no open issue: only people"
    where = f"{newsletter.address}/admin/" if newsletter.address else "/admin/ of the archive"
    if wish.backend == "proxy":
        return f"For {issues}. Next: MODE=git npx decap-server, and serve admin/ at 127.0.0.1"
    return f"For {issues}. Next: put the folder admin/ online, so that it stands at {where}"


def _from_git(wish: Wish, remote: str) -> Wish:
    """The place where a newsletter is kept, as far as nobody has said it before."""
    place = _REMOTE.fullmatch(remote.strip().rstrip("/").removesuffix(".git"))
    if wish.repo or not place or not _REPO.fullmatch(place[2].strip("/")):
        return wish
    return wish._replace(repo=place[2].strip("/"), backend=HOSTS.get(place[1].lower(), wish.backend))


def _faults(wish: Wish) -> Iterator[str]:
    if wish.backend in KEPT and not wish.repo:
        yield "nobody has said where the newsletter is kept; say it: edgepress admin --repo OWNER/NAME"
    if wish.repo and not _REPO.fullmatch(wish.repo):
        yield f"--repo “{wish.repo}” is not a place; write it like the-edge/newsletter"
    if wish.branch and not _BRANCH.fullmatch(wish.branch):
        yield f"--branch “{wish.branch}” cannot be the name of a branch"
    if wish.sign_in and not _ADDRESS.fullmatch(wish.sign_in):
        yield f"--sign-in “{wish.sign_in}” is not a web address; begin it with https://"
    if wish.script and not (_ADDRESS.fullmatch(wish.script) or _BESIDE.fullmatch(wish.script)):
        yield f"--script “{wish.script}” is neither a web address nor a file beside the page, such as sveltia-cms.js"
    if wish.cms not in PROGRAMS:
        yield f"there is no program “{wish.cms}”; we know {' and '.join(PROGRAMS)}"
    if wish.cms == "sveltia" and wish.backend == "proxy":
        yield "only Decap CMS works with decap-server; add --cms decap"

"""A small newsletter in git, decap-server that keeps it, and a site that serves its admin/: all on this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ..conftest import ROOT, SETTINGS, needed

PARTS = ROOT / ".audit" / "node_modules"
SLUG = "2027-02-weir"
ISSUE = """\
---
title: Kia ora from the weir
number: 218
status: draft
takeover: riverbend-carers
editors: [jocelyn-marrow]
licence: CC-BY-4.0
allow:
  - {check: vague-link-text, because: the poster is called Click here}
---
There are 12 of us, and we meet on Wednesdays in the back room of the library.
"""
PIECE = """\
---
title: The bench by the weir
authors: [jocelyn-marrow]
summary: A park bench became the place where carers hand over to each other.
pictures:
  images/bench.jpg: {credit: Jocelyn Marrow, people: none}
---
I found the bench because I had run out of house. It is 340 steps from the bench to the bridge.
"""
PERSON = """\
---
name: Jocelyn Marrow
agrees: true
---
Jocelyn keeps the rota of the bench, and the flask.
"""
GROUP = """\
---
name: Riverbend Carers
kind: group
members: [jocelyn-marrow]
agrees: true
---
Twelve people who care for someone at home.
"""


def part(path: str) -> Path:
    """A file of an npm package that `.ci/run` installs."""
    file = PARTS / path
    return needed(file if file.is_file() else None, f"{path} is not here; .ci/run installs it with npm")


def newsletter(root: Path) -> Path:
    """A newsletter with one draft, kept by git."""
    files = {
        "pyproject.toml": SETTINGS,
        f"issues/{SLUG}/issue.md": ISSUE,
        f"issues/{SLUG}/10-the-bench-by-the-weir.md": PIECE,
        "contributors/jocelyn-marrow.md": PERSON,
        "contributors/riverbend-carers.md": GROUP,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Ffion Garrick")
    git(root, "config", "user.email", "ffion@example.org")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A newsletter")
    return root


def git(root: Path, *words: str) -> str:
    """What git answers."""
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *words], cwd=root, env=environ, capture_output=True, text=True, check=True)
    return done.stdout


@contextmanager
def decap_server(root: Path) -> Iterator[int]:
    """The port of a decap-server that keeps texts as branches of the newsletter."""
    script = part("decap-server/dist/index.js")
    node = needed(shutil.which("node"), "no node on this machine; .ci/run installs one")
    port = _free_port()
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(root.parent),
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(root),
        "LOG_LEVEL": "error",
    }
    with subprocess.Popen([node, str(script)], cwd=root, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """The address of a site that serves a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _free_port() -> int:
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)

"""Programs that people read mail with, each as a function from a message to what it shows."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path
from typing import NamedTuple

from ..conftest import ROOT, needed

PATIENCE = 60  # seconds for a program that answers in a tenth of one
NODE_PARTS = ROOT / ".audit" / "node_modules"
MAILPARSER = """
const {simpleParser} = require("mailparser");
simpleParser(process.stdin).then((m) => console.log(JSON.stringify({
  subject: m.subject, from: m.from.value[0], to: m.to.value[0], text: m.text, html: m.html})));
"""
MUTTRC = """
set charset=utf-8 folder={home} spoolfile={home}/box header_cache="" move=no wait_key=no quit=yes
set pipe_decode=yes wrap=0 markers=no
ignore *
unignore from to subject
"""
# The message as it is shown, for its headers; then each part as it is saved.
MUTT_KEYS = (
    "<pipe-message>cat > {home}/shown<enter><view-attachments><next-entry><pipe-entry><kill-line>cat > {home}/text<enter>"
    "<next-entry><pipe-entry><kill-line>cat > {home}/html<enter><exit><exit>"
)

Person = tuple[str, str]  # name and address


class Letter(NamedTuple):
    """What a reader sees of a message."""

    subject: str
    sender: Person
    to: Person
    text: str
    html: str


def python(message: bytes, home: Path) -> Letter:
    """The email package. Names by its older half: the newer one (3.11) puts a space between two encoded words."""
    found = message_from_bytes(message, policy=policy.default)
    text, html = (part.get_content() for part in found.iter_parts())
    old = message_from_bytes(message)
    return Letter(str(found["Subject"]), _old(old["From"]), _old(old["To"]), _lines(text), _lines(html))


def mailparser(message: bytes, home: Path) -> Letter:
    """Nodemailer's parser, which decodes as Thunderbird does."""
    node = needed(shutil.which("node"), "no node on this machine; .ci/run installs it with npm")
    there = (NODE_PARTS / "mailparser").exists()
    needed(there or None, "mailparser is not in .audit; .ci/run installs it with npm")
    found = json.loads(_run([node, "-e", MAILPARSER], {"NODE_PATH": str(NODE_PARTS)}, message))
    sender, to = ((found[who]["name"], found[who]["address"]) for who in ("from", "to"))
    return Letter(found["subject"], sender, to, _lines(found["text"]), _lines(found["html"]))


def notmuch(message: bytes, home: Path) -> Letter:
    """Notmuch, and with it GMime, a library that other programs read mail with, too."""
    program = needed(shutil.which("notmuch"), "no notmuch on this machine; .ci/run installs it")
    _maildir(home / "box", message)
    settings = home / "config"
    settings.write_text(f"[database]\npath={home}/box\n[user]\nprimary_email=reader@reader.example\n", encoding="utf-8")
    surroundings = {"NOTMUCH_CONFIG": str(settings)}
    _run([program, "new", "--quiet"], surroundings)
    shown = json.loads(_run([program, "show", "--format=json", "--include-html", "*"], surroundings))
    letter = shown[0][0][0]
    text, html = (part["content"] for part in letter["body"][0]["content"])
    heads = letter["headers"]
    return Letter(heads["Subject"], _shown(heads["From"]), _shown(heads["To"]), _lines(text), _lines(html))


def mutt(message: bytes, home: Path) -> Letter:
    """Mutt, with somebody's fingers on its keys."""
    program = needed(shutil.which("mutt"), "no mutt on this machine; .ci/run installs it")
    _maildir(home / "box", message)
    (home / "muttrc").write_text(MUTTRC.format(home=home), encoding="utf-8")
    keys = f"push '{MUTT_KEYS.format(home=home)}'"
    _at_a_terminal([program, "-n", "-F", str(home / "muttrc"), "-f", str(home / "box"), "-e", keys], home)
    shown, text, html = ((home / name).read_text(encoding="utf-8") for name in ("shown", "text", "html"))
    heads = dict(re.findall(r"^(\w+): (.*(?:\n[ \t].*)*)", shown.partition("\n\n")[0], re.M))
    subject, sender, to = (heads[name].replace("\n", "") for name in ("Subject", "From", "To"))
    return Letter(subject, _shown(sender), _shown(to), _lines(text), _lines(html))


READERS: tuple[Callable[[bytes, Path], Letter], ...] = (python, mailparser, notmuch, mutt)


def _lines(text: str) -> str:
    """Line ends as Unix has them, and none at the end: programs differ in both, and nobody sees it."""
    return text.replace("\r\n", "\n").rstrip("\n")


def _old(value: str) -> Person:
    name, address = parseaddr(re.sub(r"\r?\n", "", value))
    return str(make_header(decode_header(name))), address


def _shown(value: str) -> Person:
    """A name and an address as they are shown to people, with quotes round the name or without."""
    name, _, address = value.rpartition(" <")
    return re.sub(r"\\(.)", r"\1", name.removeprefix('"').removesuffix('"')), address.rstrip(">")


def _maildir(box: Path, message: bytes) -> None:
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "cur" / "1:2,S").write_bytes(message.replace(b"\r\n", b"\n"))


def _run(command: list[str], surroundings: dict[str, str], given: bytes = b"") -> str:
    done = subprocess.run(
        command, input=given, capture_output=True, env={**os.environ, **surroundings}, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def _at_a_terminal(command: list[str], home: Path) -> None:
    """Run a program that asks for a terminal, and throw away what it paints there."""
    master, terminal = pty.openpty()
    surroundings = {**os.environ, "TERM": "xterm", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=surroundings) as program:
        os.close(terminal)
        alarm = threading.Timer(PATIENCE, program.kill)
        alarm.start()
        painted = b""
        try:
            while chunk := os.read(master, 65536):
                painted += chunk
        except OSError:  # how Linux says that nobody paints any more
            pass
        alarm.cancel()
        assert program.wait(PATIENCE) == 0, painted.decode(errors="replace")
    os.close(master)

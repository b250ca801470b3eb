"""A Postfix on the loopback: the sender's server hands on to the reader's, and that one puts it into a Maildir."""

from __future__ import annotations

import os
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60  # seconds until a message must have arrived; it takes a tenth of one

MAIN = """\
compatibility_level = 3.6
myhostname = sender.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = {home}/queue
data_directory = {home}/data
maillog_file = {home}/log
maillog_file_prefixes = {home}
mail_owner = postfix
setgid_group = postdrop
alias_maps =
alias_database =
local_recipient_maps =
# Nothing is looked up, and nothing can leave this machine.
disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_peername_lookup = no
default_transport = error:mail does not leave this test
relay_transport = error:mail does not leave this test
# A server far away leaves the headers of a stranger alone; so does this one, although we are near.
local_header_rewrite_clients =
smtpd_recipient_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = reader.example
virtual_mailbox_base = {home}/boxes
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
"""

# The reader's server says that it takes seven bits only: the message may not need more.
MASTER = """\
127.0.0.1:{sender} inet n - n - - smtpd
  -o content_filter=smtp:[127.0.0.1]:{reader}
127.0.0.1:{reader} inet n - n - - smtpd
  -o myhostname=mx.reader.example
  -o smtpd_discard_ehlo_keywords=8bitmime,smtputf8,chunking
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
smtp unix - - n - - smtp
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """Where the sender's server listens, and where the reader's mail and the log of both lie."""

    port: int
    box: Path
    log: Path

    def deliver(self, message: bytes) -> bytes:
        """Hand a message over as a program does that sends mail, and take what came out of the reader's box."""
        with smtplib.SMTP("127.0.0.1", self.port, local_hostname="press.example", timeout=PATIENCE) as server:
            refused = server.sendmail("bounces@sender.example", ["reader@reader.example"], message)
        assert refused == {}
        _wait(lambda: any(self.box.glob("new/*")), self.log)
        arrived = list(self.box.glob("new/*"))
        data = arrived[0].read_bytes()
        arrived[0].unlink()
        return data


@contextmanager
def running() -> Iterator[Postfix]:
    """Both servers, until they are no longer needed. Only root may start them, and they work under other names."""
    home = Path(tempfile.mkdtemp(prefix="edgepress-postfix-"))
    try:
        found = _set_up(home)
        start = [_program() or "postfix", "-c", str(home / "etc"), "start-fg"]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(start, **quiet):
            try:
                _wait(lambda: _answers(found.port), found.log)
                yield found
            finally:
                os.kill(_master(home), signal.SIGTERM)  # the process that was started waits for this one
    finally:
        shutil.rmtree(home)


def _set_up(home: Path) -> Postfix:
    home.chmod(0o755)
    for name in ("etc", "queue", "data", "boxes"):
        (home / name).mkdir()
    shutil.chown(home / "data", "postfix")
    shutil.chown(home / "boxes", "nobody")
    user = (home / "boxes").stat().st_uid
    sender, reader = _free_ports(2)
    values = {"home": home, "uid": user, "gid": user, "sender": sender, "reader": reader}
    (home / "etc/main.cf").write_text(MAIN.format(**values), encoding="utf-8")
    (home / "etc/master.cf").write_text(MASTER.format(**values), encoding="utf-8")
    return Postfix(sender, home / "boxes/inbox", home / "log")


def _master(home: Path) -> int:
    return int((home / "queue/pid/master.pid").read_text(encoding="ascii"))


def _wait(until: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, log.read_text(encoding="utf-8") if log.exists() else "Postfix says nothing"
        time.sleep(0.01)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _free_ports(count: int) -> list[int]:
    doors = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [door.getsockname()[1] for door in doors]
    for door in doors:
        door.close()
    return ports


def missing() -> str:
    """Why there can be none on this machine; empty where there can."""
    if not _program():
        return "no postfix on this machine; .ci/run installs it"
    return "" if os.geteuid() == 0 else "only root can start a postfix"


def _program() -> str | None:
    return shutil.which("postfix", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

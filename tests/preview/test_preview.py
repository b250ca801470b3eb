"""`edgepress preview` as somebody starts it, with everything that may happen while it runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..golden.tiny import files, lay
from .press import Events, Running, free, running, save

SLUG = "2026-11-quay"
DRAFT = "2027-01-draft"
LOOPBACK = ("127.0.0.1",)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay(tmp_path / "newsletter")


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The preview of a newsletter that nobody changes."""
    with running(lay(tmp_path_factory.mktemp("still") / "newsletter"), SLUG) as one:
        yield one


@pytest.fixture
def preview(root: Path) -> Iterator[Running]:
    with running(root, SLUG) as one:
        yield one


@pytest.fixture
def events(preview: Running) -> Iterator[Events]:
    preview.state()  # whoever hears what changes has seen what was there
    one = Events(preview.port)
    yield one
    one.close()


def article(root: Path) -> Path:
    return next(root.glob(f"issues/{SLUG}/10-*.md"))


def added(path: Path, words: str) -> None:
    save(path, f"{path.read_text(encoding='utf-8')}\n{words}\n")


def snapshot(folder: Path) -> dict[str, tuple[int, ...]]:
    return {
        path.relative_to(folder).as_posix(): (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ino)
        for path in sorted(folder.rglob("*"))
        if (info := path.lstat())
    }


def test_a_save_is_seen_at_once(root: Path, preview: Running, events: Events) -> None:
    before = preview.state()["version"]
    added(article(root), "The gauge read seven.")
    told = events.next()
    assert told
    assert (told["slug"], told["part"]) == (SLUG, "pages")
    assert told["version"] > before
    assert "The gauge read seven." in preview.email()
    assert preview.state()["version"] == told["version"]


def test_it_says_where_it_is_and_how_it_ends(root: Path, preview: Running) -> None:
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/{SLUG}/", preview.address)
    preview.state()
    preview.until(lambda: len(preview.said) >= 2)
    assert preview.said[0] == "Watching issues, contributors and templates. Ctrl+C stops."
    assert re.fullmatch(r"\d\d:\d\d:\d\d +\d+ ms  (?:nothing to mend|\d+ .*)", preview.said[1])
    assert max(map(len, preview.said)) < 80
    assert preview.stop() == 0
    assert preview.said[-1] == "Stopped."


def test_each_save_is_one_line(root: Path, preview: Running, events: Events) -> None:
    preview.until(lambda: len(preview.said) == 2)
    added(article(root), "This is [here](https://example.org/).")
    events.next()
    preview.until(lambda: len(preview.said) == 3)
    assert "1 should fix" in preview.said[2]
    assert "vague-link-text" in {one["code"] for one in preview.state()["findings"]}


def test_the_pages_are_those_of_the_issue(still: Running) -> None:
    shell = still.get(f"/{SLUG}/")
    assert shell.status == 200
    assert shell.text.startswith("<!DOCTYPE html>")
    home = still.get("/")
    assert (home.status, home.headers["location"]) == (302, f"/{SLUG}/")
    assert still.get(f"/{SLUG}").headers["location"] == f"/{SLUG}/"
    issue = still.get(f"/web/issues/{SLUG}/")
    assert issue.status == 200
    assert 'href="../../style.css"' in issue.text
    assert still.get(f"/web/issues/{SLUG}").headers["location"] == f"/web/issues/{SLUG}/"
    assert still.get("/web/style.css").headers["content-type"] == "text/css; charset=utf-8"
    assert still.get("/web/contributors/ada/").status == 200
    assert still.get(f"/{SLUG}/text.txt").headers["content-type"] == "text/plain; charset=utf-8"


def test_every_picture_of_a_page_is_there(still: Running) -> None:
    pages = {
        f"/{SLUG}/email/whole-light.html": "/",
        f"/web/issues/{SLUG}/": f"/web/issues/{SLUG}/",
        "/web/contributors/ada/": "/web/contributors/ada/",
    }
    for page, base in pages.items():
        found = re.findall(r'<img[^>]* src="([^"]+)"', still.get(page).text)
        assert found, page
        for src in found:
            path = os.path.normpath(base + src) if not src.startswith("/") else src
            picture = still.get(path)
            assert (picture.status, picture.headers["content-type"][:6]) == (200, "image/"), src


@pytest.mark.parametrize(
    "path",
    ["/web/", "/web/tags/tea/", "/web/feed.xml", "/pyproject.toml", f"/{SLUG}/issue.md", f"/{SLUG}/../../pyproject.toml",
     f"/{SLUG}/%2e%2e/%2e%2e/pyproject.toml", "/web/%2e%2e/pyproject.toml", "/web//etc/passwd", "/etc/passwd",
     f"/web/issues/{SLUG}/issue.md", "/web/contributors/../../pyproject.toml", "/web/contributors/nobody/", "/web/issues/no/",
     "/web/contributors/images/", "/web/issues/", "/no-such-issue/", "/no-such-issue/state.json", f"/{SLUG}/email/none.html"],
)  # fmt: skip
def test_nothing_else_is_served(still: Running, path: str) -> None:
    answer = still.get(path)
    assert answer.status == 404
    assert "title = " not in answer.text
    assert "<h1>" in answer.text


def test_the_issues_can_be_changed(root: Path, preview: Running) -> None:
    slugs = [one["slug"] for one in preview.state()["issues"]]
    assert slugs == [DRAFT, "2026-12-plain", SLUG]
    assert preview.state(DRAFT)["issue"]["slug"] == DRAFT
    heard = Events(preview.port)
    added(root / "issues" / DRAFT / "issue.md", "More.")
    told = heard.next()
    heard.close()
    assert told
    assert told["slug"] == DRAFT


@pytest.mark.parametrize("name", ["web", "events", "favicon.ico", "Neue Ausgabe", "冬の号", "50% off?"])
def test_a_folder_may_be_called_anything(root: Path, name: str) -> None:
    shutil.copytree(root / "issues" / SLUG, root / "issues" / name)
    with running(root, name) as one:
        assert one.address.isascii()
        assert one.get(f"/{one.slug}/").status == 200
        assert one.state()["issue"]["slug"] == name
        assert "<table" in one.email()
        assert one.get(f"/{one.slug}/{one.state()['pages'][0]['document']}-light.html").status == 200


def test_a_file_that_is_linked_is_the_one_that_stands_there_now(root: Path, preview: Running, events: Events) -> None:
    linked = next(p for p in (root / "issues" / SLUG / "files").iterdir())
    path = f"/web/issues/{SLUG}/files/files/{linked.name}"
    assert preview.get(path).body == linked.read_bytes()
    save(linked, "Another timetable.\n")
    events.next()
    assert preview.get(path).body == b"Another timetable.\n"


def test_a_folder_that_becomes_a_file_is_told(root: Path, preview: Running, events: Events) -> None:
    email = preview.email()
    (root / "issues").rename(root / "aside")
    (root / "issues").write_text("", encoding="utf-8")
    preview.until(lambda: preview.state()["trouble"])
    assert preview.email() == email
    (root / "issues").unlink()
    (root / "aside").rename(root / "issues")
    preview.until(lambda: preview.state()["trouble"] is None)


def test_without_a_word_the_newest_draft_is_shown(root: Path) -> None:
    with running(root) as one:
        assert one.slug == DRAFT
    shutil.rmtree(root / "issues" / DRAFT)
    with running(root) as one:
        assert one.slug == "2026-12-plain"


def test_a_taken_port_is_said(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with running(root, SLUG, port=port) as one:
            assert one.port != port
            one.state()
            one.until(lambda: one.said)
            assert one.said[0] == f"Port {port} is taken, so the preview uses {one.port}."


def test_it_ends_with_ctrl_c_while_pages_are_open(preview: Running, events: Events) -> None:
    begin = time.monotonic()
    assert preview.stop() == 0
    assert time.monotonic() - begin < 10
    assert events.next() is None


def test_nothing_is_written(root: Path, tmp_path: Path) -> None:
    place = {"PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "tmp")}
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    before = snapshot(tmp_path)
    with running(root, SLUG, env=place) as one:
        one.state()
        one.email()
        page = one.get(f"/web/issues/{SLUG}/").text
        for src in re.findall(r'<img[^>]* src="([^"]+)"', page):
            one.get(os.path.normpath(f"/web/issues/{SLUG}/{src}"))
        assert one.stop() == 0
    assert snapshot(tmp_path) == before


def test_a_newsletter_that_may_only_be_read_is_shown(root: Path) -> None:
    places = [root, *root.rglob("*")]
    for path in places:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        with running(root, SLUG) as one:
            assert one.state()["issue"]["slug"] == SLUG
            assert "<table" in one.email()
    finally:
        for path in places:
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


def test_a_broken_text_keeps_the_page_and_says_why(root: Path, preview: Running, events: Events) -> None:
    path, email = article(root), preview.email()
    good = path.read_text(encoding="utf-8")
    save(path, good.replace("title: ", "title: A: [", 1))
    told = events.next()
    assert told
    assert told["part"] in ("trouble", "findings")
    trouble = preview.state()["trouble"]
    assert trouble["title"] == "The text as it stands now cannot be shown"
    assert trouble["lines"][0].startswith(f"issues/{SLUG}/{path.name}, line ")
    assert preview.email() == email
    save(path, good)
    preview.until(lambda: preview.state()["trouble"] is None)
    assert preview.email() == email


@pytest.mark.parametrize("words", ["[" * 10_000, "> " * 3_000 + "a", "*a " * 20_000, "a\0b"])
def test_a_hostile_text_leaves_the_last_good_page_and_the_preview(
    root: Path, preview: Running, events: Events, words: str
) -> None:
    path, email = article(root), preview.email()
    good = path.read_text(encoding="utf-8")
    save(path, f"{good}\n{words}\n")
    told = events.next()
    assert told
    preview.until(lambda: [one for one in preview.state()["findings"] if one["severity"] == "error"])
    state = preview.state()
    assert state["trouble"] is None or preview.email() == email
    save(path, f"{good}\nWell again.\n")
    preview.until(lambda: "Well again." in preview.email())
    assert preview.state()["trouble"] is None


def test_a_mistake_in_the_theme_keeps_the_page(root: Path, preview: Running, events: Events) -> None:
    sheet = root / "templates" / "golden" / "email" / "inline.css"
    good, email = sheet.read_text(encoding="utf-8"), preview.email()
    save(sheet, f"{good}p > b {{ color: #123456; }}\n")
    told = events.next()
    assert told
    assert told["part"] == "trouble"
    assert "inline.css" in preview.state()["trouble"]["lines"][0]
    assert preview.email() == email
    save(sheet, good)
    preview.until(lambda: not preview.state()["trouble"])


def test_another_look_of_the_theme_is_seen(root: Path, preview: Running, events: Events) -> None:
    sheet = root / "templates" / "golden" / "email" / "inline.css"
    save(sheet, f"{sheet.read_text(encoding='utf-8')}p {{ color: #123456; }}\n")
    events.next()
    assert "#123456" in preview.email()


def test_settings_that_cannot_be_read_keep_the_page(root: Path, preview: Running, events: Events) -> None:
    path = root / "pyproject.toml"
    good, email = path.read_text(encoding="utf-8"), preview.email()
    save(path, "[tool.edgepress\n")
    preview.until(lambda: preview.state()["trouble"])
    assert preview.state()["trouble"]["lines"][0].startswith("pyproject.toml:1: ")
    assert preview.email() == email
    save(path, good)
    preview.until(lambda: preview.state()["trouble"] is None)


def test_a_folder_that_is_renamed_is_gone_and_comes_back(root: Path, preview: Running, events: Events) -> None:
    folder, email = root / "issues" / SLUG, preview.email()
    folder.rename(root / "issues" / "another-name")
    told = events.next()
    assert told
    assert told["part"] == "gone"
    state = preview.state()
    assert state["trouble"]["title"] == f"The folder issues/{SLUG} is not there any more"
    assert "another-name" in [one["slug"] for one in state["issues"]]
    assert preview.email() == email
    assert preview.state("another-name")["issue"]["slug"] == "another-name"
    (root / "issues" / "another-name").rename(folder)
    preview.until(lambda: preview.state()["trouble"] is None)
    added(article(root), "Here again.")
    preview.until(lambda: "Here again." in preview.email())


def test_a_folder_that_is_deleted_and_made_anew_is_shown(root: Path, preview: Running, events: Events) -> None:
    kept = root.parent / "kept"
    shutil.copytree(root / "issues", kept)
    shutil.rmtree(root / "issues")
    preview.until(lambda: preview.state()["trouble"])
    shutil.copytree(kept, root / "issues")
    preview.until(lambda: preview.state()["trouble"] is None)
    time.sleep(0.5)
    added(article(root), "Watched again.")
    preview.until(lambda: "Watched again." in preview.email())


def test_a_contributor_who_is_removed_is_told(root: Path, preview: Running, events: Events) -> None:
    (root / "contributors" / "ada.md").unlink()
    events.next()
    preview.until(lambda: "author-unknown" in {one["code"] for one in preview.state()["findings"]})
    assert preview.state()["trouble"] is None


def test_a_new_issue_can_be_chosen(root: Path, preview: Running, events: Events) -> None:
    shutil.copytree(root / "issues" / SLUG, root / "issues" / "2027-03-new")
    preview.until(lambda: "2027-03-new" in [one["slug"] for one in preview.state()["issues"]])
    assert preview.state("2027-03-new")["issue"]["slug"] == "2027-03-new"


def test_a_newsletter_that_is_moved_away_ends_with_a_sentence(root: Path, preview: Running) -> None:
    preview.state()
    root.rename(root.with_name("elsewhere"))
    assert preview.ended() == 2
    preview.until(lambda: "is not there any more" in preview.said[-1])
    assert preview.said[-1].endswith("start again where it is now.")


def test_fifty_files_copied_in_are_one_or_two_looks(root: Path, preview: Running, events: Events) -> None:
    for number in range(50):
        shutil.copyfile(article(root), root / "issues" / SLUG / f"{50 + number}-more-{number}.md")
    preview.until(lambda: len(preview.state()["pages"]) > 50)
    assert len([one for one in events.more(1.0) if one and one["part"] == "pages"]) <= 3


def test_a_save_while_another_is_looked_at_is_not_lost(root: Path, preview: Running) -> None:
    path = article(root)
    for number in range(40):
        added(path, f"Number {number}.")
        time.sleep(0.01)
    preview.until(lambda: "Number 39." in preview.email())


def test_a_large_picture_that_comes_slowly_is_shown_in_the_end(root: Path, preview: Running, events: Events) -> None:
    from PIL import Image

    path = root / "issues" / SLUG / "images" / "large.png"
    whole = root.parent / "large.png"
    Image.frombytes("RGB", (2600, 2600), os.urandom(2600 * 2600 * 3)).save(whole, compress_level=0)
    data = whole.read_bytes()
    assert len(data) > 20_000_000
    added(article(root), "![A large picture](images/large.png)")
    with open(path, "wb") as file:
        for at in range(0, len(data), len(data) // 12):
            file.write(data[at : at + len(data) // 12])
            file.flush()
            time.sleep(0.05)

    def shown() -> bool:
        found = re.findall(r'src="(/web/issues/[^"]*large-[^"]+)"', preview.email())
        return bool(found) and preview.get(found[0]).status == 200

    preview.until(shown)


def test_where_the_system_does_not_tell_one_looks(root: Path) -> None:
    with running(root, SLUG, env={"WATCHFILES_FORCE_POLLING": "1"}) as one:
        one.state()
        heard = Events(one.port)
        added(article(root), "Seen without being told.")
        heard.next()
        heard.close()
        assert "Seen without being told." in one.email()


def test_the_press_answers_to_its_own_page_only(still: Running) -> None:
    assert still.get("/", Host="evil.example").status == 421
    assert still.get(f"/{SLUG}/state.json", Origin="http://evil.example").status == 403
    assert still.get(f"/{SLUG}/state.json", Sec_Fetch_Site="cross-site").status == 403
    assert still.get(f"/{SLUG}/", method="POST").status == 405


def _ends(*words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "edgepress", "preview", "--no-open", "--port", str(free()), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.returncode, done.stdout + done.stderr


def test_what_stands_in_the_way_is_one_sentence(root: Path, tmp_path: Path) -> None:
    assert _ends("2026-11-quai", "--root", str(root)) == (
        2,
        "edgepress: no folder issues/2026-11-quai holds an issue; did you mean 2026-11-quay?.\n".replace("?.", "?"),
    )
    (tmp_path / "empty").mkdir()
    code, said = _ends("--root", str(tmp_path / "empty"))
    assert code == 2
    assert "holds no newsletter" in said
    shutil.rmtree(root / "issues")
    assert _ends("--root", str(root))[0] == 2


def test_a_closed_answer_does_not_end_it(root: Path) -> None:
    port = free()
    command = [
        sys.executable,
        "-m",
        "edgepress",
        "preview",
        SLUG,
        "--no-open",
        "--port",
        str(port),
        "--root",
        str(root),
    ]
    hears, speaks = os.pipe()
    os.close(hears)
    process = subprocess.Popen(command, stdout=speaks, stderr=subprocess.PIPE)
    os.close(speaks)
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end and process.poll() is None:
            try:
                with socket.create_connection(LOOPBACK + (port,), timeout=30) as line:
                    line.sendall(f"GET /{SLUG}/state.json HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
                    assert line.recv(12) == b"HTTP/1.1 200"
                    break
            except ConnectionRefusedError:
                time.sleep(0.05)
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()


def test_the_words_fit_a_narrow_terminal_without_colours(root: Path) -> None:
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    first, second = pty.openpty()
    fcntl.ioctl(second, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    command = [
        sys.executable,
        "-m",
        "edgepress",
        "preview",
        SLUG,
        "--no-open",
        "--port",
        str(free()),
        "--root",
        str(root),
    ]
    environ = {**os.environ, "NO_COLOR": "1", "TERM": "dumb"}
    process = subprocess.Popen(command, stdin=second, stdout=second, stderr=second, env=environ, start_new_session=True)
    os.close(second)
    heard = b""
    while b" ms  " not in heard:
        heard += os.read(first, 4096)
    process.send_signal(2)
    assert process.wait(30) == 0
    while b"Stopped." not in heard:
        heard += os.read(first, 4096)
    os.close(first)
    assert b"\x1b" not in heard
    assert heard.decode().splitlines()[-1] == "Stopped."


def test_the_state_is_plain_values(still: Running) -> None:
    answer = still.get(f"/{SLUG}/state.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.body)["newsletter"]


def test_the_newsletter_is_as_it_was(root: Path, preview: Running) -> None:
    preview.state()
    assert files(root) == files(lay(root.parent / "another"))


def test_what_the_guests_page_shows_is_what_is_said() -> None:
    """The command and its first lines, as docs/guests.md has them."""
    told = (ROOT / "docs" / "guests.md").read_text(encoding="utf-8")
    slug = "2027-01-riverbend"
    with running(ROOT, slug) as one:
        one.state()
        one.until(lambda: len(one.said) >= 2)
        assert f"    edgepress preview {slug}\n" in told
        assert f"    {one.address.replace(str(one.port), '4321')}\n    {one.said[0]}\n" in told
        assert re.sub(r"^[\d:]+ +\d+ ms", "14:03:22   212 ms", one.said[1]) in told

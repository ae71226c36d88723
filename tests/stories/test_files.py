"""Names, links and odd things on the disk: each is told, or passed over, the same everywhere."""

import os
import shutil
import socket
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

import builder.read.walk as walking
from tests.site import tree
from tests.stories.stage import Stage

MEDIA = "content/pages/media"
Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.give("portal")
    (stage.root / MEDIA).mkdir(parents=True)
    stage.write("content/pages/om.md", "---\ntitle: Om\n---\n")
    return stage


def _check(stage: Stage) -> list[str]:
    stage.run("kollegium check --format line")
    assert stage.code == ("error[" in stage.err)
    # That nothing leads to most of these files is another story.
    return [line for line in stage.err.splitlines() if "warning[orphan-file]" not in line]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        *((f"{device}.pdf", f"{device}-1.pdf") for device in ("con", "PRN", "aux", "Nul")),
        *((f"{device}.pdf", f"{device}-1.pdf") for device in ("com1", "LPT9", "com¹", "conin$")),
        ("nul", "nul-1"),
        ("nul.tar.gz", "nul-1.tar.gz"),
        ("con .pdf", "con-1.pdf"),
        ("a:b.pdf", "a-b.pdf"),
        ("a?.pdf", "a-.pdf"),
        ('"a".pdf', "-a-.pdf"),
        ("a|b<c>d*.pdf", "a-b-c-d-.pdf"),
        ("a\\b.pdf", "a-b.pdf"),
        ("a.pdf.", "a.pdf"),
        ("a.pdf ", "a.pdf"),
        ("...", None),
    ],
)
def test_name_that_windows_refuses(stage: Stage, name: str, better: str | None) -> None:
    (stage.root / MEDIA / name).write_bytes(b"x")
    stage.run("kollegium check")
    if better is None:  # begins with a full stop: a system's dropping
        assert (stage.code, stage.err) == (0, "")
        return
    assert stage.code == 1
    assert f"{MEDIA}/{name}:1:1: error[windows-name]: Windows tar inte emot namnet `{name}`\n" in (
        stage.err
    )
    assert f" = döp om till `{better}`" in stage.err


@pytest.mark.parametrize("name", ["console.pdf", "com10.pdf", "a.con", "lpt.pdf", "å b (1).pdf"])
def test_name_that_windows_takes(stage: Stage, name: str) -> None:
    (stage.root / MEDIA / name).write_bytes(b"x")
    assert _check(stage) == []


@pytest.mark.parametrize(
    ("folder", "code", "better"),
    [
        ("modules/con", "windows-name", "con-1"),
        ("modules/Läsa", "not-a-name", "lasa"),
        ("modules/a b", "not-a-name", "a-b"),
        (f"modules/{unicodedata.normalize('NFD', 'läsa')}", "not-a-name", "lasa"),
        ("modules/lasa/media/aux", "windows-name", "aux-1"),
        ("modules/lasa/media/x.", "windows-name", "x"),
    ],
)
def test_wrong_name_of_a_folder_is_told_once(
    stage: Stage, folder: str, code: str, better: str
) -> None:
    stage.give("modul")
    shutil.copytree(stage.root / "content/modules/lasa", stage.root / "content" / folder)
    shutil.move(stage.root / "content/modules/lasa", stage.root / "content/modules/lasa")
    told = [line for line in _check(stage) if code in line]
    assert len(told) == 1
    assert told[0].startswith(f"content/{folder}:1:1: error[{code}]: ")
    stage.run("kollegium check")
    assert f" = döp om till `{better}`" in stage.err


@pytest.mark.parametrize("name", ["con.md", "aux.md", "com1.md"])
def test_page_whose_name_windows_refuses(stage: Stage, name: str) -> None:
    stage.write(f"content/pages/{name}", "---\ntitle: X\n---\n")
    (fault,) = _check(stage)
    assert fault.startswith(f"content/pages/{name}:1:1: error[windows-name]")


@pytest.mark.parametrize(
    ("name", "shown", "better"),
    [
        (b"a\x07b.pdf", "a\ufffdb.pdf", "ab.pdf"),
        (b"a\nb.pdf", "a\ufffdb.pdf", "ab.pdf"),
        ("a\u202egnp.pdf".encode(), "a\ufffdgnp.pdf", "agnp.pdf"),
        ("a\ue000b.pdf".encode(), "a\ufffdb.pdf", "ab.pdf"),
        ("bl\xe5.pdf".encode("latin-1"), "bl\ufffd.pdf", "bl.pdf"),
    ],
)
def test_name_with_what_cannot_be_seen(stage: Stage, name: bytes, shown: str, better: str) -> None:
    folder = os.fsencode(stage.root / MEDIA)
    Path(os.fsdecode(folder + b"/" + name)).write_bytes(b"x")
    stage.run("kollegium check")
    assert f"{MEDIA}/{shown}:1:1: error[unseen-in-name]" in stage.err
    assert f" = döp om till `{better}`" in stage.err
    for form in ("line", "json"):
        stage.run(f"kollegium check --format {form}")
        assert stage.code == 1


def test_stray_file_with_a_name_that_is_no_text(stage: Stage) -> None:
    Path(os.fsdecode(os.fsencode(stage.root) + b"/content/\xff\n.txt")).write_bytes(b"")
    (fault,) = _check(stage)
    assert fault.startswith("content/\ufffd\ufffd.txt:1:1: warning[unknown-file]")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bild.pdf", "Bild.pdf"),
        ("å.pdf", "Å.pdf"),
        (unicodedata.normalize("NFC", "å.pdf"), unicodedata.normalize("NFD", "å.pdf")),
        ("mapp/a.pdf", "Mapp/b.pdf"),
        ("mapp/a.pdf", "MAPP/a.pdf"),
    ],
)
def test_names_that_some_disk_takes_for_one(stage: Stage, one: str, other: str) -> None:
    for name in (one, other):
        (stage.root / MEDIA / name).parent.mkdir(exist_ok=True)
        (stage.root / MEDIA / name).write_bytes(b"x")
    told = [line for line in _check(stage) if "same-" in line]
    first, second = sorted((one, other))
    where, name = second.partition("/")[0], first.partition("/")[0]
    assert len([line for line in told if f"{MEDIA}/{where}:1:1: " in line]) == 1
    assert all("error[same-name]" in line for line in told)
    assert f"`{name}`" in told[0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("written", FORMS)
def test_name_of_a_mac_is_found_and_published_in_one_form(
    stage: Stage, form: Form, written: Form
) -> None:
    name = unicodedata.normalize(form, "blå.pdf")
    (stage.root / MEDIA / name).write_bytes(b"x")
    link = unicodedata.normalize(written, "media/blå.pdf")
    stage.write("content/pages/om.md", f"---\ntitle: Om\n---\n[x]({link})\n")
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    assert unicodedata.normalize("NFC", "media/blå.pdf") in tree(stage.site)


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (180, None),
        (181, "warning[path-long]: sökvägen blir 181"),
        (240, "warning[path-long]: sökvägen blir 240"),
    ],
)
def test_length_of_a_path_in_the_site(stage: Stage, length: int, told: str | None) -> None:
    folder = f"{MEDIA}/{'m' * 80}/{'n' * 80}"
    (stage.root / folder).mkdir(parents=True)
    name = "x" * (length - len("media/") - 162 - len(".pdf")) + ".pdf"
    (stage.root / folder / name).write_bytes(b"x")
    faults = _check(stage)
    assert len(faults) == bool(told)
    assert not told or told in faults[0]


def test_path_too_long_for_windows_is_an_error(stage: Stage) -> None:
    """Here the address is longer than the path that it comes from."""
    slug = "m" * 80
    module = stage.root / "content/modules" / slug
    stage.give("modul")
    shutil.move(stage.root / "content/modules/lasa", module)
    (module / "media" / ("n" * 100)).mkdir(parents=True)
    inside = len(f"moduler/{slug}/media/{'n' * 100}/")
    (module / "media" / ("n" * 100) / ("x" * (241 - inside))).write_bytes(b"x")
    told = [line for line in _check(stage) if "path-too-long" in line]
    assert len(told) == 1
    assert "error[path-too-long]: sökvägen blir 241 tecken lång, och fler än 240" in told[0]


def test_folders_without_end_are_not_gone_into(stage: Stage) -> None:
    place = os.open(stage.root / MEDIA, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    try:
        (fault,) = _check(stage)
    finally:
        assert shutil.rmtree.avoids_symlink_attacks
        os.system(f"rm -rf '{stage.root / MEDIA}'")  # noqa: S605 - Python's own recurses too deep
    assert "error[path-too-long]: " in fault


def _socket(path: Path) -> None:
    os.chdir(path.parent)  # a socket's path may be short only
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _device(path: Path) -> None:
    try:
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero, which never ends
    except OSError:
        path.symlink_to("/dev/zero")


ODD: dict[str, Callable[[Path], None]] = {"pipe": os.mkfifo, "socket": _socket, "device": _device}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("place", ["pages/media/bild.png", "pages/extra.md", "portal2.yaml"])
def test_pipes_sockets_and_devices_are_passed_over(
    stage: Stage, kind: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stage.root)
    ODD[kind](stage.root / "content" / place)
    os.chdir(stage.root)
    stage.run("kollegium build")
    assert stage.code == 0 or "link-outside" in stage.err
    stage.run("kollegium build")
    assert "bild.png" not in "".join(tree(stage.site))


@pytest.mark.parametrize(
    ("links", "code"),
    [
        ({"a": "/etc"}, "link-outside"),
        ({"a": "/etc/hostname"}, "link-outside"),
        ({"a": "../../../.."}, "link-outside"),
        ({"a": "../../../hemligt.txt"}, "link-outside"),
        ({"a": "../../../saknas"}, "link-outside"),
        ({"a": "/dev/zero"}, "link-outside"),
        ({"a": "."}, "link-loop"),
        ({"a": ".."}, "link-loop"),
        ({"a": "b", "b": "a"}, "unreadable-file"),
        ({"a": "saknas.pdf"}, "unreadable-file"),
        ({"x/a": "../y", "y/b": "../x"}, "link-loop"),
    ],
)
def test_link_that_leads_out_round_or_nowhere(
    stage: Stage, links: dict[str, str], code: str
) -> None:
    (stage.root / "hemligt.txt").write_text("hemligheten", encoding="utf-8")
    for name, target in links.items():
        (stage.root / MEDIA / name).parent.mkdir(exist_ok=True)
        (stage.root / MEDIA / name).symlink_to(target)
    faults = _check(stage)
    assert faults
    assert all(f"error[{code}]" in fault for fault in faults)
    assert "hemligheten" not in stage.err


def test_link_within_the_content_is_followed(stage: Stage) -> None:
    (stage.root / "content/pages/media/delat").mkdir()
    (stage.root / "content/pages/media/delat/a.pdf").write_bytes(b"x")
    stage.give("modul")
    (stage.root / "content/modules/lasa/media").symlink_to("../../pages/media/delat")
    (stage.root / "content/pages/media/b.pdf").symlink_to("delat/a.pdf")
    stage.run("kollegium build --format line")
    assert [line for line in stage.err.splitlines() if "warning[orphan-file]" not in line] == []
    assert stage.code == 0
    assert {"moduler/lasa/media/a.pdf", "media/b.pdf"} <= {*tree(stage.site)}


def test_links_that_would_multiply_end(stage: Stage) -> None:
    for level in range(30):
        folder = stage.root / MEDIA / f"d{level}"
        folder.mkdir()
        for side in "ab":
            (folder / side).symlink_to(f"../d{level + 1}")
    (stage.root / MEDIA / "d30").mkdir()
    faults = _check(stage)
    assert 50 < len(faults) < 200
    assert all("error[link-loop]" in fault for fault in faults)


def test_file_that_vanishes_before_it_is_looked_at(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = walking.walk
    doomed = stage.root / MEDIA / "bild.pdf"
    doomed.write_bytes(b"x")

    def walk(*arguments: object) -> object:
        for entry, path in real(*arguments):  # type: ignore[arg-type]
            if path.endswith("bild.pdf"):
                doomed.unlink(missing_ok=True)
            yield entry, path

    monkeypatch.setattr("builder.read.find.walk", walk)
    (fault,) = _check(stage)
    assert fault.startswith(f"{MEDIA}/bild.pdf:1:1: error[unreadable-file]")


@pytest.mark.parametrize("name", ["content/pages/om.md", f"{MEDIA}/bild.png", f"{MEDIA}/a.pdf"])
def test_file_that_vanishes_or_is_locked_before_it_is_read(
    stage: Stage, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stage.root / MEDIA / "bild.png").write_bytes(_png(4, 3))
    (stage.root / MEDIA / "a.pdf").write_bytes(b"x")
    real = Path.open

    def opened(path: Path, *arguments: object, **more: object) -> object:
        if path.as_posix().endswith(name):
            raise PermissionError(13, "låst", str(path))
        return real(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened(path, "rb").read())  # type: ignore[attr-defined]
    (fault,) = _check(stage)
    assert fault.startswith(f"{name}:1:1: error[unreadable-file]: jag kan inte läsa filen: låst")


@pytest.mark.parametrize(
    "name", ["~$rapport.docx", ".DS_Store", "Thumbs.db", "om.md~", "#om.md#", "x.tmp", "x.swp"]
)
def test_droppings_are_ignored(stage: Stage, name: str) -> None:
    for folder in ("content", "content/pages", MEDIA):
        (stage.root / folder / name).write_bytes(b"\xff")
    assert _check(stage) == []


def _png(width: int, height: int) -> bytes:
    """Make a picture that says how large it is, and has a little of that in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width + 1) * min(height, 3))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("size", "hint"),
    [
        ((4001, 4000), "den är 4001 × 4000: förminska den till högst 16 miljoner bildpunkter"),
        ((1_000_000, 1_000_000), "förminska den till högst 16 miljoner bildpunkter"),
    ],
)
def test_picture_too_large_to_decode_is_not(stage: Stage, size: tuple[int, int], hint: str) -> None:
    (stage.root / MEDIA / "stor.png").write_bytes(_png(*size))
    stage.run("kollegium check")
    assert f"{MEDIA}/stor.png:1:1: error[image-too-large]" in stage.err
    assert hint in stage.err


@pytest.mark.parametrize("name", ["sida.pdf", "sida", "sida.dat", "sida.svgz", "sida.hta"])
@pytest.mark.parametrize("head", ["<!doctype html>", "\ufeff\n <script>", "<?xml version='1'?>"])
def test_web_page_by_another_name(stage: Stage, name: str, head: str) -> None:
    """A browser that is not told what a file is looks into it."""
    (stage.root / MEDIA / name).write_text(f"{head}x", encoding="utf-8")
    (fault,) = _check(stage)
    assert fault.startswith(f"{MEDIA}/{name}:1:1: error[running-file]")


def test_text_that_shows_how_a_web_page_is_written(stage: Stage) -> None:
    (stage.root / MEDIA / "exempel.txt").write_text("<!doctype html>x", encoding="utf-8")
    assert _check(stage) == []

"""The same content gives the same bytes: in any folder, with any processes, hash seed or locale."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from builder import build as stages
from builder.engine.workers import Workers
from tests.builds.desk import ROOT, Desk
from tests.builds.portal import PORTAL, SVG, module, write
from tests.site import faults, listed

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


def _bare(desk: Desk, root: Path) -> Desk:
    """Take the content and the theme to another folder."""
    for name in ("content", "themes"):
        shutil.copytree(desk.root / name, root / name)
    return Desk(root)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_any_processes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    other = _bare(desk, tmp_path / "annan")
    monkeypatch.setattr(stages, "Workers", partial(Workers, start_method=method))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert other.build(jobs=2).made == {*listed(desk.tree())}
    assert other.tree() == desk.tree()
    other.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    desk.edit("content/portal.yaml", "title: Portalen", "title: Kollegiet")
    assert other.build(jobs=2).made == desk.build().made
    assert other.tree() == desk.tree()


def test_any_folder_hash_seed_and_surroundings(desk: Desk, tmp_path: Path) -> None:
    one = _bare(desk, tmp_path / "å" / "en lång väg" / "dit")
    two = _bare(desk, tmp_path / "b")
    begun = [
        one.elsewhere("--jobs", "2", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo", LANG="C"),
        two.elsewhere(
            "--jobs", "1", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="1795996800", COLUMNS="20"
        ),
    ]
    for process in begun:
        _, err = process.communicate(timeout=120)
        assert (process.returncode, err) == (0, b"")
    assert one.tree() == two.tree() == desk.tree()


def test_no_absolute_path_is_published(desk: Desk) -> None:
    for path, data in desk.tree().items():
        assert str(desk.root.parent).encode() not in data, path
        assert os.fsencode(ROOT) not in data, path


@pytest.mark.parametrize(("parts", "meetings"), [(4, 8), (6, 12), (8, 16), (12, 24)])
def test_modules_of_any_length(tmp_path: Path, parts: int, meetings: int) -> None:
    write(tmp_path, iter([("portal.yaml", PORTAL), ("protocols/egen.yaml", _PROTOCOL)]))
    write(tmp_path, module("lang", parts))
    desk = Desk(tmp_path)
    assert desk.build().code == 0
    site = desk.tree()
    folder = "moduler/lang"
    pages = [path for path in site if path.startswith(folder) and path.endswith(".html")]
    assert len(pages) == 2 + parts * (1 + 4 + 1)
    assert f"<dd>{meetings}</dd>".encode() in site[f"{folder}/index.html"]
    assert f"Del {parts} av {parts}".encode() in site[f"{folder}/del-{parts}/index.html"]
    assert faults(site) == []


def test_module_with_another_cycle(tmp_path: Path) -> None:
    write(tmp_path, iter([("portal.yaml", PORTAL)]))
    write(tmp_path, module("kort", 3, letters="kl", cycle="kort"))
    desk = Desk(tmp_path)
    assert desk.build().code == 0
    site = desk.tree()
    moments = sorted(path for path in site if "/moment-" in path)
    assert moments == [
        f"moduler/kort/del-{part}/moment-{letter}/index.html"
        for part in (1, 2, 3)
        for letter in "kl"
    ]
    assert b"<dd>3</dd>" in site["moduler/kort/index.html"]
    assert faults(site) == []


@pytest.mark.parametrize(("cycle", "letters"), [("lesson-study", "abcdef"), ("sessions", "abcd")])
def test_builtin_cycles(tmp_path: Path, cycle: str, letters: str) -> None:
    write(tmp_path, iter([("portal.yaml", PORTAL), ("protocols/egen.yaml", _PROTOCOL)]))
    write(tmp_path, module("m", 1, letters=letters, cycle=cycle))
    desk = Desk(tmp_path)
    assert desk.build().code == 0
    assert len([path for path in desk.tree() if "/moment-" in path]) == len(letters)


def test_pictures_are_the_same_bytes(tmp_path: Path) -> None:
    from PIL import Image

    sites = []
    for name in ("ett", "tva"):
        desk = Desk(tmp_path / name)
        write(desk.root, iter([("portal.yaml", PORTAL), ("pages/media/bild.svg", SVG)]))
        for form in ("jpg", "png", "webp", "gif"):
            picture = Image.linear_gradient("L").resize((1700, 300))
            picture.save(desk.root / f"content/pages/media/bild.{form}")
        assert desk.build().code == 0
        sites.append(desk.tree())
    assert sites[0] == sites[1]
    assert len([path for path in sites[0] if path.startswith("media/")]) == 5


_PROTOCOL = "title: Egen\nsteps: [{title: Runda, minutes: 5}]\n"

"""The wheel is the whole program: a portal is made and built from it with no checkout at hand."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a checkout holds beside its sources.
NOT_SOURCES = shutil.ignore_patterns(
    *(".git", ".venv*", ".bench", ".kollegium", ".hypothesis", ".*_cache", "__pycache__"),
    *("site", "dist", "build", "*.egg-info"),
)

pytestmark = pytest.mark.heavy


def ran(command: list[str], folder: Path, **settings: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **settings},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources."""
    copy = tmp_path_factory.mktemp("copy") / "checkout"
    shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
    ran([sys.executable, "-m", "build", "--wheel", "--no-isolation"], copy, PYTHONPATH="")
    (made,) = (copy / "dist").glob("*.whl")
    kept = tmp_path_factory.mktemp("wheel") / made.name
    shutil.move(made, kept)
    shutil.rmtree(copy)
    return kept


@pytest.fixture
def program(wheel: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    skipped = {"__pycache__"}
    needed = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "builder").rglob("*")
        if path.is_file() and not skipped & set(path.parts)
    }
    needed |= {
        f"builder/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "themes").rglob("*")
        if path.is_file()
    }
    assert sorted(needed - held) == []
    assert [name for name in held if name.startswith(("tests/", "content/", "site/"))] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_portal_is_made_with_nothing_but_the_wheel(
    language: str, program: Path, tmp_path: Path
) -> None:
    def kollegium(*arguments: str, folder: Path) -> str:
        command = [sys.executable, "-m", "builder", *arguments]
        return ran(command, folder, PYTHONPATH=str(program), PYTHONSAFEPATH="1")

    place = tmp_path / "Mina portaler"
    place.mkdir()
    kollegium("new", "portal", "portal", "--lang", language, folder=place)
    portal = place / "portal"
    kollegium("new", "module", "samtal-om-texter", "--parts", "4", folder=portal)
    kollegium("build", "--drafts", "--strict", folder=portal)
    assert (portal / "site" / "index.html").is_file()
    assert (portal / "site" / "assets" / "portal.css").read_bytes()
    loaded = ran(
        [sys.executable, "-c", "import builder; print(builder.__file__)"],
        portal,
        PYTHONPATH=str(program),
        PYTHONSAFEPATH="1",
    )
    assert Path(loaded.strip()).is_relative_to(program), "this is another program"

"""The program's own theme is compiled once for the program, any other once for its project."""

import sys
from pathlib import Path
from shutil import copytree

import pytest

from builder.front import Contact, PortalFront
from builder.source import Spans
from builder.theme import choice, templates
from builder.theme.choice import loaded, read_theme
from builder.theme.files import ThemeFiles, own_base, read_files

VERSION = "1"


@pytest.fixture
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is compiled in a folder of this test, and let it be written."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "bytecode"


@pytest.fixture
def front() -> PortalFront:
    contact = Contact(email="a@example.org")
    return PortalFront(
        title="T", organisation="O", language="sv", licence="CC0-1.0", contact=contact
    )


def compile_nothing(*_: object) -> None:
    pytest.fail("it was compiled again")


def test_another_project_takes_the_programs_theme_as_it_was_compiled(
    tmp_path: Path, bytecode: Path, front: PortalFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, faults = read_theme(tmp_path / "a", front, Spans(), tmp_path / "a/.kollegium", VERSION)
    monkeypatch.setattr(templates, "compiled", compile_nothing)
    again, _ = read_theme(tmp_path / "b", front, Spans(), tmp_path / "b/.kollegium", VERSION)
    assert first is not None
    assert again is not None
    assert loaded(first) == loaded(again)
    assert faults == ()
    assert len([*bytecode.rglob("theme.sv.pickle")]) == 1


@pytest.mark.usefixtures("bytecode")
def test_another_version_of_the_program_compiles_for_itself(
    tmp_path: Path, front: PortalFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_theme(tmp_path / "a", front, Spans(), tmp_path / "a/.kollegium", VERSION)
    compiled: list[object] = []
    real = templates.compiled

    def counted(files: ThemeFiles) -> object:
        compiled.append(files)
        return real(files)

    monkeypatch.setattr(templates, "compiled", counted)
    read_theme(tmp_path / "b", front, Spans(), tmp_path / "b/.kollegium", "2")
    assert len(compiled) == 1


def test_a_projects_own_theme_stays_in_its_project(
    tmp_path: Path, bytecode: Path, front: PortalFront
) -> None:
    copytree(own_base(), tmp_path / "themes/base")
    theme, _ = read_theme(tmp_path, front, Spans(), tmp_path / ".kollegium", VERSION)
    assert theme is not None
    assert not bytecode.exists()


def test_nothing_is_written_where_python_may_write_nothing(
    tmp_path: Path, bytecode: Path, front: PortalFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    theme, _ = read_theme(tmp_path, front, Spans(), tmp_path / ".kollegium", VERSION)
    assert theme is not None
    assert not bytecode.exists()


def test_a_place_that_cannot_be_written_is_done_without(
    tmp_path: Path, bytecode: Path, front: PortalFront
) -> None:
    bytecode.write_text("a file where a folder should be", encoding="utf-8")
    theme, faults = read_theme(tmp_path, front, Spans(), tmp_path / ".kollegium", VERSION)
    assert theme is not None
    assert (theme.load().language, faults) == ("sv", ())
    assert choice.loaded(theme).codes


def test_a_language_of_which_a_few_strings_are_there_has_the_others_in_english(
    tmp_path: Path,
) -> None:
    (tmp_path / "strings").mkdir()
    text = '[menu]\nmodules = "Moduulit"\n'
    (tmp_path / "strings/fi.toml").write_text(text, encoding="utf-8")
    files, faults = read_files((own_base(), tmp_path), "fi")
    english, _ = read_files((own_base(),), "en")
    said = dict(files.strings)
    assert (faults, said.pop("menu.modules")) == ((), "Moduulit")
    assert said == {key: text for key, text in english.strings if key != "menu.modules"}

"""How a command ends: each exit code, and that nothing but the cause decides which."""

import json
from pathlib import Path

import pytest

import builder.build
from builder.console.refusal import BUG, DISK, FAULTY, FINE, INTERRUPTED, USAGE
from builder.console.words import LANGUAGES, words
from tests.console.transcript import say


def at(project: Path, *arguments: str) -> list[str]:
    return [*arguments, "--project", str(project)]


def warn(portal: Path) -> None:
    """Put a file where none belongs."""
    (portal / "content" / "pages" / "lista.xyz").write_text("?", encoding="utf-8")


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(builder.build, "build", fail)


def test_the_codes_are_those_of_the_design() -> None:
    assert (FINE, FAULTY, USAGE, DISK, BUG, INTERRUPTED) == (0, 1, 2, 3, 4, 130)


def test_content_without_faults_is_fine(portal: Path) -> None:
    assert say(at(portal, "check")).code == FINE
    assert say(at(portal, "build", "--jobs", "1")).code == FINE


@pytest.mark.parametrize("form", ["text", "line", "json"])
def test_an_error_fails_however_it_is_printed(faulty: Path, form: str) -> None:
    assert say(at(faulty, "check", "--format", form)).code == FAULTY
    assert say(at(faulty, "build", "--format", form)).code == FAULTY
    assert not (faulty / "site").exists()


def test_a_warning_fails_only_where_it_is_asked_for(portal: Path) -> None:
    warn(portal)
    told = json.loads(say(at(portal, "check", "--format", "json")).text)
    assert told["summary"]["warnings"] == 1
    assert say(at(portal, "check")).code == FINE
    assert say(at(portal, "check", "--strict")).code == FAULTY


def test_a_build_told_from_memory_ends_as_the_first_did(portal: Path) -> None:
    warn(portal)
    first = say(at(portal, "build", "--strict", "--jobs", "1"))
    again = say(at(portal, "build", "--strict", "--jobs", "1"))
    assert (first.code, again.code) == (FAULTY, FAULTY)
    assert first.text.splitlines()[:-2] == again.text.splitlines()[:-2]


def test_a_folder_of_somebody_else_s_is_refused(portal: Path) -> None:
    stranger = portal / "site" / "index.html"
    stranger.parent.mkdir()
    stranger.write_text("mine", encoding="utf-8")
    said = say(at(portal, "build", "--jobs", "1"))
    assert said.code == DISK
    assert said.text.count("\n") == 1
    assert stranger.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["build", "clean"])
def test_a_file_where_the_site_should_be_is_refused(portal: Path, command: str) -> None:
    (portal / "site").write_text("mine", encoding="utf-8")
    said = say(at(portal, command))
    assert said.code == DISK, said.text
    assert "Traceback" not in said.text


@pytest.mark.parametrize("blocked", ["content", "content/pages"])
def test_a_disk_that_refuses_is_told_as_such(tmp_path: Path, blocked: str) -> None:
    place = tmp_path / blocked
    place.parent.mkdir(exist_ok=True)
    place.write_text("in the way", encoding="utf-8")
    said = say(["new", "portal", str(tmp_path)])
    assert said.code == DISK, said.text
    assert "Traceback" not in said.text


def test_content_that_is_no_text_is_a_fault_of_the_content(portal: Path) -> None:
    (portal / "content" / "portal.yaml").write_bytes(b"title: \xff\xfe\x00")
    for command in (["check"], ["new", "module", "lasa"]):
        said = say(at(portal, *command))
        assert said.code == FAULTY
        assert "not-utf8" in said.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bug_shows_its_traceback(
    portal: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(RuntimeError("as it happens"), monkeypatch)
    said = say(at(portal, "build", "--lang", language))
    assert said.code == BUG
    assert said.text.startswith("Traceback")
    assert said.text.endswith(f"RuntimeError: as it happens\n{words(language)['wrong.bug']}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interruption_is_no_bug(
    portal: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(KeyboardInterrupt(), monkeypatch)
    said = say(at(portal, "build", "--lang", language))
    assert said.code == INTERRUPTED
    assert said.text.strip() == words(language)["wrong.interrupted"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "build"],
        ["--lang=en", "build"],
        ["build", "--lang", "en"],
        ["build", "--lang=en"],
        ["new", "--lang", "en", "module", "lasa"],
        ["new", "module", "--lang", "en", "lasa"],
        ["new", "module", "lasa", "--lang", "en"],
        ["clean", "--lang", "en"],
    ],
)
def test_the_language_is_said_before_the_command_or_after_it(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = say(arguments)
    assert said.code == USAGE
    assert said.text.startswith("There is no portal here"), said.text


def test_without_a_word_about_it_the_portal_s_language_is_spoken(tmp_path: Path) -> None:
    assert say(["new", "portal", str(tmp_path), "--lang", "en"]).code == FINE
    assert "is there already" in say(["new", "portal", str(tmp_path), "--lang", "en"]).text
    assert say(at(tmp_path, "clean")).text == "There was nothing to remove.\n"
    assert say(at(tmp_path, "clean", "--lang", "sv")).text == "Det fanns inget att ta bort.\n"
    assert say(["--lang=sv", *at(tmp_path, "clean")]).text == "Det fanns inget att ta bort.\n"

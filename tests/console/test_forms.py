"""The forms for programs: GitHub's annotations, SARIF, JSON; none changes the exit code."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from builder.console.refusal import FAULTY, FINE
from builder.diagnostics import diagnose
from builder.problems.table import SEVERITIES, Severity
from builder.show.github import _COMMANDS, annotations
from builder.source import Span
from tests.console.transcript import say

FORMS = ("text", "line", "json", "github", "sarif")


def at(project: Path, *arguments: str) -> list[str]:
    return [*arguments, "--project", str(project)]


def put(portal: Path, text: str, name: str = "om") -> None:
    (portal / f"content/pages/{name}.md").write_text(text, encoding="utf-8")


def log_of(portal: Path, code: int) -> dict[str, Any]:
    said = say(at(portal, "check", "--format", "sarif"))
    assert said.code == code
    log: dict[str, Any] = json.loads(said.text)
    return log


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    ("text", "flags", "code"),
    [
        ("---\ntitle: Om\n---\n", ["--strict"], FINE),
        ("---\ntitel: Om\n---\n", [], FAULTY),
        ("---\ntitle: Om\n---\n# Om\n", [], FINE),
        ("---\ntitle: Om\n---\n# Om\n", ["--strict"], FAULTY),
        ("---\ntitle: Om\nignore: [{code: hours-over, reason: X}]\n---\n", ["--strict"], FINE),
        (
            "---\ntitle: Om\nignore: [{code: top-heading, reason: X}]\n---\n# Om\n",
            ["--strict"],
            FINE,
        ),
    ],
)
def test_how_it_is_told_never_changes_how_it_ends(  # noqa: PLR0913, PLR0917
    form: str,
    command: str,
    text: str,
    flags: list[str],
    code: int,
    portal: Path,
) -> None:
    put(portal, text)
    assert say(at(portal, command, "--format", form, "--jobs", "1", *flags)).code == code


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_without_faults_there_is_a_whole_document(portal: Path, form: str) -> None:
    said = say(at(portal, "check", "--format", form))
    assert said.code == FINE
    assert json.loads(said.text)


def test_an_annotation_to_the_letter(faulty: Path) -> None:
    put(faulty, "---\ntitle: A\n---\n# B\n", "b")
    (faulty / "content/pages/100 %, a:b.docx").write_text("x", encoding="utf-8")
    said = say(at(faulty, "check", "--format", "github", "--lang", "en"))
    assert said.text == (
        "::warning file=content/pages/100 %25%2C a%3Ab.docx,line=1,endLine=1,title=unknown-file,"
        "col=1,endColumn=1::"
        "the file `pages/100 %25, a:b.docx` does not belong here, so I do not use it\n"
        "::warning file=content/pages/b.md,line=4,endLine=4,title=top-heading,col=1,endColumn=2::"
        "the body has a heading of the highest level%0Awrite `##`\n"
        "::error file=content/pages/om.md,line=3,endLine=3,title=unknown-key,col=1,endColumn=13::"
        "I do not know the key `överrubrik`%0A"
        "these can stand here: `title`, `summary`, `order`, `role`, `ignore`, `language`\n"
    ).replace("endColumn=13", "endColumn=11")


def test_advice_is_a_notice_and_columns_are_for_one_line() -> None:
    fault = diagnose("unused-ignore", "f.md", Span(1, 2, 3, 4), hint="remove", name="a\r\nb")
    assert annotations([fault], "en") == (
        "::notice file=f.md,line=1,endLine=3,title=unused-ignore::"
        "there is no `a%0D%0Ab` here to set aside%0Aremove it\n"
    )


def test_a_log_has_the_shape_of_the_standard(portal: Path) -> None:
    """The properties that SARIF 2.1.0 requires, and those that code hosts read."""
    put(portal, "---\ntitel: Om: oss\n---\n# Å\n")
    put(portal, "---\ntitle: B\nignore: [{code: top-heading, reason: Så}]\n---\n# B\n", "b")
    log = log_of(portal, FAULTY)
    assert log.keys() == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert re.fullmatch("[a-zA-Z]{2}", run["language"])
    driver = run["tool"]["driver"]
    assert driver["name"] == "Kollegium"
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", driver["semanticVersion"])
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == 2
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        for name in ("shortDescription", "fullDescription", "help"):
            assert rule[name]["text"]
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (place,) = result["locations"]
        check_place(place["physicalLocation"], portal)
        for fix in result.get("fixes", ()):
            check_fix(fix)


def check_place(place: dict[str, Any], portal: Path) -> None:
    uri = place["artifactLocation"]["uri"]
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert uri.isascii()
    assert not uri.startswith("/")
    assert (portal / unquote(uri)).is_file()
    check_region(place["region"])


def check_region(region: dict[str, int]) -> None:
    assert region.keys() == {"startLine", "startColumn", "endLine", "endColumn"}
    assert min(region.values()) >= 1
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def check_fix(fix: dict[str, Any]) -> None:
    assert fix["description"]["text"]
    for change in fix["artifactChanges"]:
        assert change["artifactLocation"]["uri"]
        assert change["replacements"]
        for replacement in change["replacements"]:
            check_region(replacement["deletedRegion"])
            assert "text" in replacement["insertedContent"]


def test_what_is_set_aside_is_suppressed_and_the_rest_is_not(portal: Path) -> None:
    put(portal, "---\ntitle: B\nignore: [{code: top-heading, reason: Så}]\n---\n# B\n", "b")
    put(portal, "---\ntitle: C\n---\n# C\n", "c")
    results = log_of(portal, FINE)["runs"][0]["results"]
    told = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: each.get(
            "suppressions"
        )
        for each in results
    }
    assert told == {
        "content/pages/b.md": [{"kind": "inSource", "justification": "Så"}],
        "content/pages/c.md": None,
    }


def test_every_severity_has_a_level_and_a_command() -> None:
    for severity in Severity:
        code = next(code for code, graded in SEVERITIES.items() if graded is severity)
        fault = diagnose(code, "f", limit="x", name="x")
        assert annotations([fault], "sv").startswith(f"::{_COMMANDS[severity]} file=f,")


def test_a_path_in_a_log_is_an_address(portal: Path) -> None:
    (portal / "content/pages/Å ä%.docx").write_text("x", encoding="utf-8")
    (result,) = log_of(portal, FINE)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "content/pages/%C3%85%20%C3%A4%25.docx"


def test_json_is_as_the_design_says(portal: Path) -> None:
    put(portal, "---\ntitle: Om\nxyzzy: 1\ntitel: Om\n---\n# Å\n")
    told = json.loads(say(at(portal, "check", "--format", "json")).text)
    assert told.keys() == {"diagnostics", "summary"}
    plain = ("code", "severity", "path", "line", "col", "end_line", "end_col", "message", "hint")
    keys = [tuple(each) for each in told["diagnostics"]]
    assert keys == [plain, plain, (*plain, "fix")]
    assert told["diagnostics"][2]["fix"] == [
        {"line": 6, "col": 1, "end_line": 6, "end_col": 2, "text": "##"}
    ]


def test_json_lists_what_is_set_aside_apart(portal: Path) -> None:
    put(portal, "---\ntitle: B\nignore: [{code: top-heading, reason: Så}]\n---\n# B\n", "b")
    told = json.loads(say(at(portal, "check", "--format", "json")).text)
    assert told["diagnostics"] == []
    assert told["summary"]["warnings"] == 0
    (aside,) = told["set_aside"]
    assert (aside["code"], aside["line"], aside["reason"]) == ("top-heading", 5, "Så")


def test_what_was_set_aside_is_remembered_with_the_build(portal: Path) -> None:
    put(portal, "---\ntitle: B\nignore: [{code: top-heading, reason: Så}]\n---\n# B\n", "b")
    put(portal, "---\ntitle: C\n---\n# C\n", "c")
    arguments = at(portal, "build", "--format", "json", "--jobs", "1")
    first, again = (json.loads(say(arguments).text) for _ in range(2))
    assert again["summary"]["made"] == 0
    assert first["set_aside"] == again["set_aside"]
    assert first["diagnostics"] == again["diagnostics"]
    assert first["diagnostics"][0]["fix"]

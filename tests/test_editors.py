"""What editors are told: schemas that hold for real files, and a matcher that reads our lines."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest
import yaml

from builder import editors
from builder.editors import SCHEMAS, schema_files, vscode_files
from builder.problems import LANGUAGES
from builder.read.find import Kind, kind_of
from builder.read.page import FRONTS
from builder.scaffold import job
from tests.console.transcript import say

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted((ROOT / "tests" / "codes").glob("*.txt"))
CONTENT = ROOT / "content"


class Core(yaml.SafeLoader):
    """YAML as VS Code's extension takes it: the core schema of 1.2, without dates and clocks."""


Core.yaml_implicit_resolvers = {
    letter: [(tag, found) for tag, found in known if tag.endswith((":null", ":float"))]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789")
)


def parsed(text: str) -> Any:
    return yaml.load(text, Core)  # noqa: S506 - a safe loader with other numbers


def schemas() -> Mapping[str, dict[str, Any]]:
    return MappingProxyType({name: json.loads(text) for name, text in schema_files()})


def schema_of(kind: Kind) -> dict[str, Any]:
    found = schemas()
    name = f"{kind}.schema.json"
    return found[name] if name in found else found[f"{kind}-front-matter.schema.json"]


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert len(schemas()) == len(FRONTS.keys() - {Kind.DEFAULTS})
    for kind in FRONTS.keys() - {Kind.DEFAULTS}:
        assert schema_of(kind)


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one_of_draft_7(name: str) -> None:
    schema = schemas()[name]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)
    text = json.dumps(schema)
    assert "$defs" not in text
    for reference in re.findall(r'"\$ref": "([^"]*)"', text):
        assert reference.removeprefix("#/definitions/") in schema["definitions"]


def files() -> list[Path]:
    defaults = ROOT / "builder" / "defaults" / "protocols"
    return [*sorted(CONTENT.rglob("*.md")), *sorted(CONTENT.rglob("*.yaml")), *defaults.iterdir()]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_schema_holds_for_real_files(path: Path) -> None:
    text = path.read_text("utf-8")
    below = path.relative_to(CONTENT).as_posix() if path.is_relative_to(CONTENT) else ""
    kind = kind_of(below) if below else Kind.PROTOCOL
    assert kind
    data = parsed(text.split("---\n", 2)[1] if path.suffix == ".md" else text)
    jsonschema.Draft7Validator(schema_of(kind)).validate(data or {})


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PAGE, "titel: Om"),
        (Kind.PAGE, "title: [Om]"),
        (Kind.PAGE, "role: rektor"),
        (Kind.PAGE, "ignore: [top-heading]"),
        (Kind.PAGE, "ignore: [{code: top-heading}]"),
        (Kind.PART, "title: Start"),
        (Kind.MOMENT, "minutes: många"),
        (Kind.MOMENT, "questions: Vad?"),
        (Kind.MOMENT, "materials: [{filmen: x}]"),
        (Kind.CALENDAR, "terms: {autumn: hösten}"),
        (Kind.PLAN, "groups: [{name: Lag, weekday: onsdag}]"),
    ],
)
def test_a_schema_finds_what_is_wrong(kind: Kind, text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema_of(kind)).validate(parsed(text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.MOMENT, 'questions: ["Vad?", {text: "Hur?", minutes: 5}]'),
        (
            Kind.PORTAL,
            PORTAL := "title: 1984\norganisation: O\nlanguage: sv\nlicence: L\n"
            "contact: {name: N}\nsubjects: [svenska, {id: slojd, title: Slöjd}]\n",
        ),
        (Kind.GLOSSARY, "- {term: a, text: b}"),
        (Kind.GLOSSARY, "terms: [{term: a, text: b}]"),
        (Kind.PLAN, 'groups: [{name: Lag, weekday: monday, time: "14:30"}]\nstart: 36'),
        (Kind.CALENDAR, "terms: {autumn: 2026-08-17 – 2026-12-18}\nclosed: [v28–31]"),
    ],
)
def test_a_schema_lets_short_forms_stand(kind: Kind, text: str) -> None:
    jsonschema.Draft7Validator(schema_of(kind)).validate(parsed(text))


# --- VS Code ------------------------------------------------------------------------------------


def vscode(language: str = "sv") -> dict[str, Any]:
    return {path: json.loads(text) for path, text in vscode_files(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_name_schemas_that_are_there(language: str) -> None:
    written = vscode(language)
    mapping = written[".vscode/settings.json"]["yaml.schemas"]
    assert {path.removeprefix("./") for path in mapping} == {
        path for path in written if path.startswith(SCHEMAS)
    }
    for path, glob in mapping.items():
        kind = kind_of(glob.removeprefix("content/").replace("*", "x"))
        assert path == f"./{SCHEMAS}/{kind}.schema.json"


@cache
def matchers() -> list[dict[str, Any]]:
    (task,) = vscode()[".vscode/tasks.json"]["tasks"]
    found: list[dict[str, Any]] = task["problemMatcher"]
    return found


def matched(line: str) -> list[tuple[str, ...]]:
    """Match a line as VS Code does: the first pattern that fits takes it."""
    found = []
    for matcher in matchers():
        pattern = matcher["pattern"]
        match = re.search(pattern["regexp"], line)
        if match:
            severity = match[pattern["severity"]] if "severity" in pattern else matcher["severity"]
            parts = [match[pattern[name]] for name in ("file", "line", "column", "code", "message")]
            found.append((severity, *parts))
    return found


def test_the_matcher_reads_every_line_that_is_said() -> None:
    """The heads of diagnostics in all cases, in both languages: that is what `line` prints."""
    head = re.compile(r"^(\S.*?):([0-9]+):([0-9]+): (error|warning|advice)\[([a-z0-9-]+)\]: (.*)$")
    seen = set()
    for path in CASES:
        for line in path.read_text("utf-8").splitlines():
            wanted = head.match(line)
            if wanted:
                file, number, col, severity, code, message = wanted.groups()
                shown = {"advice": "info"}.get(severity, severity)
                assert matched(line) == [(shown, file, number, col, code, message)]
                seen.add(severity)
    assert seen == {"error", "warning", "advice"}


def test_the_matcher_reads_the_output_itself(tmp_path: Path) -> None:
    portal = tmp_path / "Ängs skola"
    assert say(["new", "portal", str(portal)]).code == 0
    (portal / "content/pages/100 % å [x].md").write_text("?", "utf-8")
    (portal / "content/pages/b.md").write_text("---\ntitel: B: c\n---\n", "utf-8")
    said = say(["check", "--format", "line", "--project", str(portal)])
    found = [matched(line) for line in said.text.splitlines()]
    assert [[each[1] for each in one] for one in found] == [
        ["content/pages/100 % å [x].md"],
        ["content/pages/b.md"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_marks_of_a_watch_begin_and_end_a_check(language: str) -> None:
    from builder.console.words import words

    said = words(language)
    background = matchers()[0]["background"]
    begins, ends = (re.compile(background[f"{name}Pattern"]) for name in ("begins", "ends"))
    begin = f"[kollegium] {said['told.watching']}"
    watched = said["told.watched"].format(summary="2 fel")
    for end in (f"[kollegium] {watched}", f"[kollegium] {said['told.waits']}"):
        assert begins.search(begin)
        assert ends.search(end)
        assert not begins.search(end)
    assert not ends.search(begin)
    assert not ends.search("content/pages/om.md:1:1: error[empty-file]: filen är tom.")


def test_the_task_runs_what_there_is() -> None:
    (task,) = vscode()[".vscode/tasks.json"]["tasks"]
    windows = task["windows"]
    assert [task["command"], *task["args"]] == ["kollegium", "check", "--watch", "--format", "line"]
    assert [windows["command"], *windows["args"]] == ["py", "-m", "builder", *task["args"]]


def test_schemas_are_written_where_it_is_said(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    said = say(["schema", "--out", str(out)])
    assert said.code == 0
    assert {path.name: path.read_text("utf-8") for path in out.iterdir()} == dict(schema_files())
    assert say(["schema", "--project", str(tmp_path)]).code == 2
    assert say(["new", "portal", str(tmp_path)]).code == 0
    assert say(["schema", "--project", str(tmp_path)]).code == 0
    assert {path.name for path in (tmp_path / SCHEMAS).iterdir()} == {*dict(schema_files())}


# --- Services -----------------------------------------------------------------------------------

JOBS = {"github": ".github/workflows/kollegium.yml", "gitlab": ".gitlab-ci.yml"}


@pytest.mark.parametrize("service", JOBS)
def test_a_job_is_written_where_it_is_asked_for(service: str, tmp_path: Path) -> None:
    assert say(["new", "portal", str(tmp_path), "--ci", service]).code == 0
    assert (tmp_path / JOBS[service]).read_text("utf-8") == job(service)
    other = next(path for name, path in JOBS.items() if name != service)
    assert not (tmp_path / other).exists()


def commands_in(data: Any) -> list[str]:
    """Find every command line that a job runs."""
    if isinstance(data, str):
        return [data] if data.startswith("kollegium ") else []
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [line for child in children for line in commands_in(child)]


@pytest.mark.parametrize("service", JOBS)
def test_a_job_runs_commands_that_there_are(service: str, tmp_path: Path) -> None:
    lines = commands_in(parsed(job(service)))
    assert len(lines) == 2
    assert say(["new", "portal", str(tmp_path)]).code == 0
    for line in lines:
        assert say([*line.split()[1:], "--project", str(tmp_path)]).code == 0, line


def blocks() -> list[str]:
    text = (ROOT / "docs" / "editors.md").read_text("utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def test_the_docs_show_the_jobs_and_the_hook_as_they_are() -> None:
    shown = blocks()
    assert [service for service in JOBS if job(service) not in shown] == []
    (hook,) = parsed((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    ((local,),) = (each["hooks"] for each in parsed(shown[-1])["repos"])
    same = ("id", "name", "entry", "pass_filenames", "files")
    assert {name: local[name] for name in same} == {name: hook[name] for name in same}


def test_the_docs_ignore_is_one_that_can_be_written() -> None:
    (ignore,) = (parsed(each) for each in blocks() if each.startswith("ignore:"))
    jsonschema.Draft7Validator(schema_of(Kind.PAGE)).validate(ignore)


def test_the_hook_runs_a_command_that_there_is(tmp_path: Path) -> None:
    (hook,) = parsed((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert say(["new", "portal", str(tmp_path)]).code == 0
    assert say([*hook["entry"].split()[1:], "--project", str(tmp_path)]).code == 0
    assert re.match(hook["files"], "content/pages/om.md")
    assert editors.SETTINGS == ".vscode"

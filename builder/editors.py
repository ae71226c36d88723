"""What editors are told: JSON Schemas of the format, and settings of VS Code that use them.

Diagnostics reach VS Code by a task that keeps `check --watch` running and a problem matcher that
reads its lines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from builder.read.find import Kind

SETTINGS = ".vscode"
SCHEMAS = f"{SETTINGS}/kollegium"
# The YAML files that a schema is for; the others are of front matter, which editors cannot yet tell
# from the text below it.
_YAML: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PORTAL: "content/portal.yaml",
        Kind.PROTOCOL: "content/protocols/*.yaml",
        Kind.CALENDAR: "content/calendars/*.yaml",
        Kind.PLAN: "content/plans/*.yaml",
        Kind.CHECKUP: "content/checkups/*.yaml",
        Kind.GLOSSARY: "content/glossary.yaml",
    }
)
_PROSE = (Kind.MODULE, Kind.PART, Kind.MOMENT, Kind.ARTICLE, Kind.PAGE)
_LABEL = MappingProxyType(
    {"sv": "Kollegium: granska vid varje sparning", "en": "Kollegium: check at every save"}
)
# `path:line:col: severity[code]: text`, where the path holds no colon and the text anything.
_LINE = r"^(.+?):(\d+):(\d+): ({severities})\[([a-z0-9-]+)\]: (.*)$"


def schema_files() -> Iterator[tuple[str, str]]:
    """Write a schema for each kind of file: its name and its text."""
    return _schemas((*_YAML, *_PROSE))


def _schemas(kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    from builder.read.page import FRONTS
    from builder.read.schema.reference import json_schema

    for kind in kinds:
        yield _name(kind), _text(json_schema(FRONTS[kind]))


def vscode_files(language: str) -> Iterator[tuple[str, str]]:
    """Write VS Code's settings for a project, with the schemas that they name: paths and texts."""
    yield f"{SETTINGS}/settings.json", _text(_settings())
    yield f"{SETTINGS}/tasks.json", _text(_tasks(language))
    yield f"{SETTINGS}/extensions.json", _text({"recommendations": ["redhat.vscode-yaml"]})
    for name, text in _schemas(_YAML):
        yield f"{SCHEMAS}/{name}", text


def _name(kind: Kind) -> str:
    return f"{kind}.schema.json" if kind in _YAML else f"{kind}-front-matter.schema.json"


def _settings() -> dict[str, Any]:
    return {
        "files.encoding": "utf8",
        "yaml.schemas": {f"./{SCHEMAS}/{_name(kind)}": glob for kind, glob in _YAML.items()},
        # The schemas lie in the project; nothing is fetched.
        "yaml.schemaStore.enable": False,
    }


def _tasks(language: str) -> dict[str, Any]:
    check = ["check", "--watch", "--format", "line"]
    task = {
        "label": _LABEL[language],
        "type": "process",
        "command": "kollegium",
        "args": check,
        "windows": {"command": "py", "args": ["-m", "builder", *check]},
        "isBackground": True,
        "runOptions": {"runOn": "folderOpen"},
        "presentation": {"reveal": "never", "panel": "dedicated"},
        "problemMatcher": _matchers(),
    }
    return {"version": "2.0.0", "tasks": [task]}


def _matchers() -> list[dict[str, Any]]:
    """Make the problem matchers. VS Code knows no advice, so its severity is set, not read."""
    common = {"owner": "kollegium", "fileLocation": ["relative", "${workspaceFolder}"]}
    places = {"file": 1, "line": 2, "column": 3, "code": 5, "message": 6}
    background = {
        "activeOnStart": True,
        "beginsPattern": r"^\[kollegium\] .*…$",
        "endsPattern": r"^\[kollegium\] .*\.$",
    }
    graded = {"regexp": _LINE.replace("{severities}", "error|warning"), **places, "severity": 4}
    advice = {"regexp": _LINE.replace("{severities}", "advice"), **places}
    return [
        {**common, "pattern": graded, "background": background},
        {**common, "severity": "info", "pattern": advice},
    ]


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

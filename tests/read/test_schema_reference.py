"""The one definition of the format: described, exemplified, worded, and told to editors."""

import ast
import string
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import builder.front
from builder.front.form import KeyNote
from builder.problems import LANGUAGES, word, wording
from builder.problems.table import SEVERITIES
from builder.read.fields import READERS
from builder.read.frontmatter import parse_yaml
from builder.read.nearest import nearest
from builder.read.schema import read_front
from builder.read.schema.reference import describe, json_schema
from builder.read.schema.shape import Items, Leaf, Record, Shape, Table, record_of
from builder.read.schema.swedish import KEYS, VALUES

ROOT = Path(__file__).parents[2]
KINDS = [
    kind
    for name in builder.front.__all__
    if isinstance(kind := getattr(builder.front, name), type) and name.endswith("Front")
]
RECORDS = [
    kind
    for name in builder.front.__all__
    if hasattr(kind := getattr(builder.front, name), "__dataclass_fields__")
]


def leaves(shape: Shape) -> list[Leaf]:
    match shape:
        case Leaf():
            return [shape]
        case Items():
            return leaves(shape.item)
        case Table():
            return [shape.key, *leaves(shape.value)]
        case Record():
            return [leaf for key in shape.keys for leaf in leaves(key.shape)]


def test_there_are_kinds_to_look_at() -> None:
    assert len(KINDS) == 11
    assert len(RECORDS) > 30


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_key_has_a_description_and_an_example_that_can_be_read(kind: type) -> None:
    for field in fields(kind):
        note: KeyNote = field.metadata["note"]
        assert note.description.endswith("."), field.name
        assert note.example, field.name
    record = record_of(kind)
    for key in record.keys:
        text = f"{key.name}: {key.note.example}\n"
        node, faults = parse_yaml(text, "f", 1)
        _, _, more = read_front(kind, node, "f", 1)
        others = {"missing-key", "material-kind"}
        assert [fault for fault in (*faults, *more) if fault.code not in others] == [], text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_has_a_row_for_each_key(kind: type, language: str) -> None:
    rows = describe(kind, language)
    assert {row.key for row in rows} >= set(record_of(kind).names())
    assert all(row.type and row.description and row.example for row in rows)


def test_rows_of_the_reference() -> None:
    rows = {row.key: row for row in describe(builder.front.MomentFront, "sv")}
    assert rows["minutes"].type == "ett helt antal minuter"
    assert rows["questions"].type == "en lista; varje punkt nycklar med värden, eller bara en text"
    assert rows["materials[].film"].type == "en sökväg till en fil, eller en webbadress"
    assert rows["questions[].text"].required
    assert not rows["minutes"].required
    rows = {row.key: row for row in describe(builder.front.PortalFront, "en")}
    assert rows["cycles.*.moments[].setting"].type == "one of `individual`, `group`, `practice`"


def test_the_required_keys_are_those_of_the_format() -> None:
    required = {
        kind.__name__: " ".join(key.name for key in record_of(kind).keys if key.required)
        for kind in KINDS
    }
    assert {name: keys for name, keys in required.items() if keys} == {
        "PortalFront": "title organisation language licence contact",
        "ModuleFront": "title summary purpose school_forms audiences licence status updated",
        "PartFront": "title aim",
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_json_schemas_name_every_key_and_nothing_of_pydantics_own(kind: type) -> None:
    schema = json_schema(kind)
    body = schema
    if "anyOf" in schema:
        body = next(each for each in schema["anyOf"] if "$ref" in each or "properties" in each)
    if "$ref" in body:
        body = schema["definitions"][body["$ref"].rpartition("/")[2]]
    assert list(body["properties"]) == list(record_of(kind).names())
    assert body["additionalProperties"] is False
    for name, told in body["properties"].items():
        assert told.get("description"), name
        assert told.get("examples"), name
        assert "default" not in told


def test_json_schema_of_short_forms_and_forms() -> None:
    schema = json_schema(builder.front.MomentFront)
    question: dict[str, Any] = schema["properties"]["questions"]["items"]
    assert question["anyOf"][0] == {"type": ["string", "number", "boolean"]}
    assert schema["properties"]["minutes"]["type"] == "integer"
    assert schema["properties"]["minutes"]["maximum"] == 1440
    assert set(schema["definitions"]["Material"]["properties"]) >= {"film", "book", "link"}


def test_every_form_has_a_reader_words_and_a_hint() -> None:
    forms = {leaf.form.name for kind in KINDS for leaf in leaves(record_of(kind))} - {"choice"}
    assert forms == set(READERS)
    for language in LANGUAGES:
        assert forms <= set(wording(language)["types"])
        # Whatever is written is a text, so nobody is told how to write one.
        assert forms - {"text"} <= set(wording(language)["wrong-type"]["hint"])


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_code_is_worded_in_both_languages_with_the_same_placeholders() -> None:
    swedish, english = (wording(language) for language in ("sv", "en"))
    assert set(swedish) - {"types"} == set(english) - {"types"} == set(SEVERITIES)
    assert set(swedish["types"]) == set(english["types"])
    for code in SEVERITIES:
        one, other = swedish[code], english[code]
        assert set(one) | {"hint"} == {"text", "hint", "explain", "why", "wrong", "right"}, code
        assert holes(one["text"]) == holes(other["text"]), code
        assert set(one.get("hint", {})) == set(other.get("hint", {})), code
        for name, hint in one.get("hint", {}).items():
            assert holes(hint) == holes(other["hint"][name]), (code, name)
        assert one["text"] != other["text"]
        assert one["explain"].endswith((".", "?"))
        assert other["explain"].endswith((".", "?"))
        assert one["why"].endswith(".")
        assert other["why"].endswith(".")


def raised() -> list[tuple[str, str, set[str], str | None]]:
    """Find the calls of `diagnose` with a code and values that can be read off the program."""
    found = []
    for path in sorted((ROOT / "builder").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "diagnose"):
                continue
            named = {each.arg: each.value for each in call.keywords}
            code, hint = call.args[0], named.get("hint")
            if isinstance(code, ast.Constant) and None not in named:
                word = str(hint.value) if isinstance(hint, ast.Constant) else None
                values = {name for name in named if name and name != "hint"}
                found.append((path.name, str(code.value), values, word))
    return found


def test_every_diagnostic_raised_is_known_and_fills_its_wording() -> None:
    calls = raised()
    assert len(calls) > 20
    for path, code, values, hint in calls:
        assert code in SEVERITIES, path
        said = wording("sv")[code]
        assert holes(said["text"]) <= values, (path, code)
        if hint:
            assert holes(said["hint"][hint]) <= values, (path, code)


def test_swedish_words_lead_to_keys_and_values_that_exist() -> None:
    names = {name for kind in RECORDS for name in record_of(kind).names()}
    for swedish, meant in KEYS.items():
        assert set(meant) <= names, swedish
        assert swedish == swedish.lower()
    choices = {word for kind in KINDS for leaf in leaves(record_of(kind)) for word in leaf.choices}
    for swedish, meant in VALUES.items():
        assert set(meant) <= choices, swedish


def test_every_key_and_every_choice_has_a_swedish_word() -> None:
    names = {name for kind in RECORDS for name in record_of(kind).names()}
    assert sorted(names - {key for meant in KEYS.values() for key in meant}) == []
    choices = {word for kind in KINDS for leaf in leaves(record_of(kind)) for word in leaf.choices}
    assert sorted(choices - {word for meant in VALUES.values() for word in meant}) == []


@pytest.mark.parametrize(
    ("word_", "known", "expected"),
    [
        ("tilte", ["aim", "title"], "title"),
        ("TITLE", ["aim", "title"], "title"),
        ("follow-up", ["follow_up"], "follow_up"),
        ("questons", ["question", "questions"], "questions"),
        ("id", ["at", "of"], ""),
        ("xyz", ["title"], ""),
        ("", ["a"], ""),
        ("x" * 1_000, ["x" * 999], ""),
    ],
)
def test_the_nearest_word(word_: str, known: list[str], expected: str) -> None:
    assert nearest(word_, known) == expected


def test_pydantic_and_yaml_stay_away_from_what_must_be_light() -> None:
    import subprocess
    import sys

    program = (
        "import sys, builder.front, builder.model, builder.show, builder.problems\n"
        "assert not {'pydantic', 'yaml'} & set(sys.modules)\n"
        "import builder.read.decode, builder.read.nearest, builder.read.frontmatter\n"
        "assert 'pydantic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_a_wording_never_takes_a_value_for_a_template() -> None:
    from builder.diagnostics import diagnose

    fault = diagnose("unknown-key", "f", key="{nearest}", hint="meant", nearest="{key}", known="")
    assert word(fault, "en").message == "I do not know the key `{nearest}`"
    assert word(fault, "en").hint == "write `{key}`"

"""JSON Schemas for editors, and rows for the author's reference, from the same models."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from builder.problems import wording
from builder.read.schema.models import adapter_of
from builder.read.schema.shape import Items, Key, Leaf, Record, Shape, Table, record_of

_REF = "#/definitions/{model}"


class Row(NamedTuple):
    """A key of the reference, with its dotted name (`materials[].title`, `cycles.*.moments[]`)."""

    key: str
    type: str
    required: bool
    description: str
    example: str


def describe(kind: type, language: str = "sv") -> tuple[Row, ...]:
    """List all keys of a kind of file, nested ones after the key that holds them."""
    return tuple(_rows(record_of(kind), language, ""))


def _rows(record: Record, language: str, prefix: str) -> Iterator[Row]:
    for key in record.keys:
        yield _row(key, language, prefix)
        inner, way = _opened(key.shape, f"{prefix}{key.name}")
        if isinstance(inner, Record):
            yield from _rows(inner, language, f"{way}.")


def _row(key: Key, language: str, prefix: str) -> Row:
    words = type_words(key.shape, language)
    return Row(f"{prefix}{key.name}", words, key.required, key.note.description, key.note.example)


def _opened(shape: Shape, way: str) -> tuple[Shape, str]:
    """Look into lists and free mappings for the record they hold."""
    if isinstance(shape, Items):
        return _opened(shape.item, f"{way}[]")
    if isinstance(shape, Table):
        return _opened(shape.value, f"{way}.*")
    return shape, way


def type_words(shape: Shape, language: str) -> str:
    """Say in words what a value is: `a whole number of minutes`, `ett helt antal minuter`."""
    words = wording(language)["types"]
    if isinstance(shape, Leaf):
        listed = ", ".join(f"`{word}`" for word in shape.choices)
        return str(words[shape.form.name]).format(choices=listed)
    if isinstance(shape, Items):
        return str(words["list"]).format(item=type_words(shape.item, language))
    if isinstance(shape, Table):
        return str(words["table"]).format(value=type_words(shape.value, language))
    short = record_short(shape, language)
    return str(words["short-record" if short else "record"]).format(short=short)


def record_short(record: Record, language: str) -> str:
    """Say what may stand for a whole record, or nothing."""
    alone = record.shape_of(record.short)
    return type_words(alone, language) if alone else ""


def json_schema(kind: type) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file, for editors: draft 7, which VS Code's YAML reads."""
    schema = _tidied(adapter_of(kind).json_schema(mode="validation", ref_template=_REF))
    if "$defs" in schema:
        schema["definitions"] = schema.pop("$defs")
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _tidied(part: Any, *, names: bool = False) -> Any:
    """Drop what pydantic adds of its own: titles, and the default that stands for "left out"."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part
    dropped = set() if names else {"title", "default"}
    tidied = {
        key: _tidied(value, names=not names and key in {"properties", "$defs"})
        for key, value in part.items()
        if key not in dropped
    }
    if not names and "$ref" in tidied and len(tidied) > 1:
        # In draft 7 nothing counts that stands beside a reference.
        return {"allOf": [{"$ref": tidied.pop("$ref")}], **tidied}
    return tidied

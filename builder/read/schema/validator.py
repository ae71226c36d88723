"""The validator of a kind of file, made from its shape.

pydantic's core walks the plain data in Rust, finds all faults in one go and hands each value's text
to the reader of its form. What comes out are the records of `builder.front`. No union is ever the
core's: how a value is written (text, list, mapping) decides before it is validated.

The core is used without the models around it, which are for code that has no shapes of its own:
making them took longer at each start than reading a hundred files.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from pydantic_core import SchemaValidator

from builder.read.fields import read_choice, read_value
from builder.read.numbers import Misfit
from builder.read.schema.shape import Items, Key, Leaf, Record, Shape, Table, record_of

_Core = dict[str, Any]
# What stands for nothing, where that is no empty text.
_NOTHING = MappingProxyType({"day": date.min, "language": "sv"})


@cache
def validator_of(kind: type, *, blanks: bool = False) -> SchemaValidator:
    """Make the validator of a kind of file: from plain dicts, lists and texts to its record.

    With `blanks` no key of the file need be there: what must be and is not, is blank.
    """
    core: Any = _record(record_of(kind), blanks=blanks)
    return SchemaValidator(core)


def _core(shape: Shape) -> _Core:
    """Say a shape in the core's terms."""
    if isinstance(shape, Leaf):
        return _leaf(shape)
    if isinstance(shape, Items):
        listed = {"type": "tuple", "items_schema": [_core(shape.item)], "variadic_item_index": 0}
        return _before(_as_list, listed) if shape.single else listed
    if isinstance(shape, Table):
        free = {
            "type": "dict",
            "keys_schema": _core(shape.key),
            "values_schema": _core(shape.value),
        }
        return _after(_pairs, free)
    return _record(shape)


def _leaf(leaf: Leaf) -> _Core:
    read: Callable[[object], object] = partial(read_value, form=leaf.form)
    if leaf.choices:
        read = partial(read_choice, choices=leaf.choices)
    return {"type": "function-plain", "function": {"type": "no-info", "function": read}}


def _record(record: Record, *, blanks: bool = False) -> _Core:
    keys = {
        "type": "typed-dict",
        "fields": {key.name: _field(key, needed=not blanks) for key in record.keys},
        "extra_behavior": "forbid",
    }
    return _after(_builder(record, blanks=blanks), _before(_opener(record), keys))


def _field(key: Key, *, needed: bool) -> _Core:
    required = key.required and needed
    return {"type": "typed-dict-field", "schema": _core(key.shape), "required": required}


def _before(function: Callable[[Any], Any], schema: _Core) -> _Core:
    given = {"type": "no-info", "function": function}
    return {"type": "function-before", "function": given, "schema": schema}


def _after(function: Callable[[Any], Any], schema: _Core) -> _Core:
    given = {"type": "no-info", "function": function}
    return {"type": "function-after", "function": given, "schema": schema}


def _opener(record: Record) -> Callable[[Any], Any]:
    """Bring what may be written short into full form; a key with nothing after it is left out."""
    known, alone = frozenset(record.names()), record.alone
    standing = list if isinstance(record.shape_of(alone), Items) else str

    def full(value: Any) -> Any:
        if type(value) is dict:
            if None in value.values():
                return {k: v for k, v in value.items() if v is not None or k not in known}
            return value
        return {alone: value} if alone and type(value) is standing else value

    return full


def _builder(record: Record, *, blanks: bool) -> Callable[[dict[str, Any]], Any]:
    kind, choices, choice = record.kind, record.choices, record.choice
    missing = _blanks(record) if blanks else {}

    def build(written: dict[str, Any]) -> Any:
        if choice:
            stated = [name for name in choices if name in written]
            if len(stated) != 1:
                raise Misfit("material-kind", "several" if stated else "none")
            written["kind"], written[choice] = stated[0], written.pop(stated[0])
        return kind(**(missing | written))

    return build


def _blanks(record: Record) -> dict[str, Any]:
    """Give a blank for each key of a record that must be there."""
    return {key.name: _blank(key.shape) for key in record.keys if key.required}


def _blank(shape: Shape) -> Any:
    if isinstance(shape, Leaf):
        return _NOTHING.get(shape.form.name, "")
    return shape.kind(**_blanks(shape)) if isinstance(shape, Record) else ()


def _as_list(value: Any) -> Any:
    return [value] if type(value) is str else value


def _pairs(value: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(value.items())

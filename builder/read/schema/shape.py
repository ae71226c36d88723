"""The records of `builder.front` as trees of shapes: what the schema is made from."""

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from builder.front.form import Form, KeyNote
from builder.value import value


@value
class Leaf:
    """A single value: its form, and for a choice the words to choose among."""

    form: Form
    choices: tuple[str, ...] = ()


@value
class Items:
    """A list; `single` if a list of one may stand without brackets."""

    item: "Shape"
    single: bool = False


@value
class Table:
    """A mapping whose keys the author chooses."""

    key: Leaf
    value: "Shape"


@value
class Key:
    """A key of a record."""

    name: str
    shape: "Shape"
    note: KeyNote
    default: Any
    required: bool


@value
class Record:
    """A mapping with known keys, read into `kind`.

    `alone` is the key whose value may stand for the whole record, or empty. Where `choice` names a
    field, exactly one of `choices` must be written; it gives that field and the field `kind`.
    """

    kind: type
    keys: tuple[Key, ...]
    alone: str = ""
    choice: str = ""
    choices: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """Get the key whose value alone is enough, as no other is required; or an empty text."""
        enough = all(key.name == self.alone or not key.required for key in self.keys)
        return self.alone if enough else ""

    def names(self) -> tuple[str, ...]:
        """List the keys that may be written, those for this file before those for any file."""
        return tuple(key.name for key in self.keys)

    def shape_of(self, name: str) -> "Shape | None":
        """Find the shape of a key's value, or None for a key that is not known."""
        return next((key.shape for key in self.keys if key.name == name), None)


Shape: TypeAlias = Leaf | Items | Table | Record


@cache
def record_of(kind: type) -> Record:
    """Read a record class of `builder.front`. Its notes come with it."""
    hints = get_type_hints(kind, include_extras=True)
    keys: list[Key] = []
    alone = choice = ""
    choices: tuple[str, ...] = ()
    for field in _own_first(kind):
        note: KeyNote = field.metadata["note"]
        if note.choice:
            choice, choices = field.name, tuple(each.key for each in note.choice)
            keys = [key for key in keys if key.name != "kind"] + _chosen(note)
            continue
        alone = field.name if note.alone else alone
        shape = _shape(hints[field.name], single=note.single)
        required = field.default is MISSING
        keys.append(Key(field.name, shape, note, None if required else field.default, required))
    return Record(kind, tuple(keys), alone, choice, choices)


def _own_first(kind: type) -> list[Any]:
    """Give the keys for any file after those for this one."""
    own = get_annotations(kind)
    return sorted(fields(kind), key=lambda field: field.name not in own)


def _chosen(note: KeyNote) -> list[Key]:
    return [
        Key(each.key, Leaf(each.form), KeyNote(each.description, each.example), None, False)
        for each in note.choice
    ]


def _shape(hint: Any, *, single: bool = False) -> Shape:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Union or origin is UnionType:
        (hint,) = (each for each in inner if each is not NoneType)
        return _shape(hint)
    if origin is Annotated:
        return Leaf(next(mark for mark in inner if isinstance(mark, Form)))
    if origin is Literal:
        return Leaf(Form("choice"), tuple(word for word in inner if word))
    if origin is tuple:
        pair = get_args(inner[0]) if get_origin(inner[0]) is tuple else ()
        if pair and pair[1] is not Ellipsis:
            return _table(*pair)
        return Items(_shape(inner[0]), single=single)
    if is_dataclass(hint) and isinstance(hint, type):
        return record_of(hint)
    raise TypeError(f"no shape for {hint!r}")


def _table(key: Any, value: Any) -> Table:
    named = _shape(key)
    if not isinstance(named, Leaf):
        raise TypeError(f"no key can be {key!r}")
    return Table(named, _shape(value))

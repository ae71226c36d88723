"""pydantic models generated from the shapes, one kind of file at a time.

pydantic walks the plain data in Rust, finds all faults in one go and hands each value's text to the
reader of its form. What comes out are the records of `builder.front`. No union is ever pydantic's:
how a value is written (text, list, mapping) decides before it is validated.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    TypeAdapter,
    WithJsonSchema,
    create_model,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.read.fields import read_choice, read_value
from builder.read.numbers import Misfit
from builder.read.schema.notation import leaf_notation
from builder.read.schema.shape import Items, Key, Leaf, Record, Shape, Table, record_of

_CONFIG = ConfigDict(frozen=True, extra="forbid", title=None)


@cache
def adapter_of(kind: type) -> TypeAdapter[Any]:
    """Make the validator of a kind of file: from plain dicts, lists and texts to its record."""
    return TypeAdapter(annotation(record_of(kind)))


def annotation(shape: Shape) -> Any:
    """Say a shape in pydantic's terms."""
    if isinstance(shape, Leaf):
        return _leaf(shape)
    if isinstance(shape, Items):
        listed = _generic(tuple, annotation(shape.item), ...)
        if not shape.single:
            return listed
        return Annotated[listed, BeforeValidator(_as_list), _Or("")]
    if isinstance(shape, Table):
        free = _generic(dict, annotation(shape.key), annotation(shape.value))
        return Annotated[free, AfterValidator(_pairs)]
    return _record(shape)


def _leaf(leaf: Leaf) -> Any:
    read: Callable[[object], object] = partial(read_value, form=leaf.form)
    if leaf.choices:
        read = partial(read_choice, choices=leaf.choices)
    return Annotated[Any, PlainValidator(read), WithJsonSchema(leaf_notation(leaf))]


def _record(record: Record) -> Any:
    marks: list[Any] = [BeforeValidator(_opener(record)), AfterValidator(_builder(record))]
    if record.alone:
        marks.append(_Or(record.alone))
    return _generic(Annotated, _model(record.kind), *marks)


def _generic(form: Any, *arguments: Any) -> Any:
    """Subscribe a type with what is known only now."""
    return form[arguments]


@cache
def _model(kind: type) -> type[BaseModel]:
    fields: dict[str, Any] = {
        key.name: (annotation(key.shape), _field(key)) for key in record_of(kind).keys
    }
    model: type[BaseModel] = create_model(
        kind.__name__, __config__=_CONFIG, __doc__=kind.__doc__, **fields
    )
    return model


def _field(key: Key) -> Any:
    told: dict[str, Any] = {"description": key.note.description, "examples": [key.note.example]}
    return Field(**told) if key.required else Field(default=None, **told)


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


def _builder(record: Record) -> Callable[[BaseModel], Any]:
    kind, choices, choice = record.kind, record.choices, record.choice

    def build(model: BaseModel) -> Any:
        values = model.__dict__
        written = {name: values[name] for name in model.__pydantic_fields_set__}
        if choice:
            stated = [name for name in choices if name in written]
            if len(stated) != 1:
                raise Misfit("material-kind", "several" if stated else "none")
            written["kind"], written[choice] = stated[0], written.pop(stated[0])
        return kind(**written)

    return build


def _as_list(value: Any) -> Any:
    return [value] if type(value) is str else value


def _pairs(value: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(value.items())


class _Or:
    """Tells the JSON Schema what may stand alone: a key's value for its record, an item."""

    def __init__(self, alone: str) -> None:
        self.alone = alone

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow the short form beside the full one."""
        full = handler(schema)
        short = full["items"] if not self.alone else self._key(handler.resolve_ref_schema(full))
        return {"anyOf": [short, full]}

    def _key(self, full: JsonSchemaValue) -> JsonSchemaValue:
        told = ("title", "description", "examples", "default")
        key = full["properties"][self.alone]
        return {name: value for name, value in key.items() if name not in told}

"""pydantic models generated from the shapes, for the JSON Schemas that editors are given.

They say what a file may hold and validate nothing: that is done by `validator.py`, from the same
shapes.
"""

from functools import cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    TypeAdapter,
    WithJsonSchema,
    create_model,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.read.schema.notation import leaf_notation
from builder.read.schema.shape import Items, Key, Leaf, Record, Shape, Table, record_of

_CONFIG = ConfigDict(frozen=True, extra="forbid", title=None)


@cache
def adapter_of(kind: type) -> TypeAdapter[Any]:
    """Make the model of a kind of file."""
    return TypeAdapter(annotation(record_of(kind)))


def annotation(shape: Shape) -> Any:
    """Say a shape in pydantic's terms."""
    if isinstance(shape, Leaf):
        return Annotated[Any, WithJsonSchema(leaf_notation(shape))]
    if isinstance(shape, Items):
        listed = _generic(tuple, annotation(shape.item), ...)
        return Annotated[listed, _Or("")] if shape.single else listed
    if isinstance(shape, Table):
        return _generic(dict, annotation(shape.key), annotation(shape.value))
    return _record(shape)


def _record(record: Record) -> Any:
    model = _model(record.kind)
    if not record.short:
        return model
    # The function makes a place of its own for the short form: beside the model, not inside it.
    return _generic(Annotated, model, AfterValidator(_same), _Or(record.short))


def _same(value: Any) -> Any:
    return value


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

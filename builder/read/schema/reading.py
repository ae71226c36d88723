"""Validating one file's front matter: from node tree to record, places and faults."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic_core import ValidationError

from builder.diagnostics import Diagnostic
from builder.read.nodes import Mapping, Node, Scalar, Sequence, places
from builder.read.schema.faults import Error, Faults
from builder.read.schema.shape import Items, Record, record_of
from builder.read.schema.validator import validator_of
from builder.source import Span, Spans

F = TypeVar("F")
_ROUNDS = 16  # as deep as YAML may be: each round takes away one level at least


def read_front(
    kind: type[F], node: Node | None, path: str, fallback_line: int = 1, *, blanks: bool = False
) -> tuple[F | None, Spans, tuple[Diagnostic, ...]]:
    """Read a file's keys into the record `kind` of `builder.front`.

    `node` is what YAML gave, None for nothing at all, whose missing keys are then reported on
    `fallback_line`. With faults the record holds what is left when every faulty value is taken
    away; None where a required key is among them, or with `blanks` a blank in its place: so that
    the rest of a module is looked at in the same run.
    """
    schema: Any = kind  # a type variable is not hashable to mypy
    record = record_of(schema)
    root = node or Mapping((), Span(fallback_line, 1, fallback_line, 1))
    value, errors = _validate(kind, root)
    if not errors:
        return value, _spans(root, record), ()
    faults = Faults(root, record, path)
    worded = tuple(faults.of(errors))
    usable: Node | None = root
    if blanks:
        value, errors = _validate(kind, root, blanks=True)
        if not errors:
            return value, _spans(root, record), worded
    for _ in range(_ROUNDS):
        faults.mark(errors)
        usable = _without(usable, faults.doomed) if usable else None
        if usable is None:
            return None, Spans(), worded
        faults.root = usable
        value, errors = _validate(kind, usable, blanks=blanks)
        if not errors:
            return value, _spans(usable, record), worded
    return None, Spans(), worded


def _validate(kind: type[F], node: Node, *, blanks: bool = False) -> tuple[F | None, list[Error]]:
    try:
        schema: Any = kind
        value: F = validator_of(schema, blanks=blanks).validate_python(_plain(node))
    except ValidationError as error:
        return None, list(error.errors(include_url=False, include_input=False))
    return value, []


def _plain(node: Node) -> Any:
    """Turn a node into what pydantic takes: dicts, lists, texts, and None for nothing written."""
    if isinstance(node, Scalar):
        text = node.text
        return text if text and not text.isspace() else None
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]


def _without(node: Node, doomed: set[int]) -> Node | None:
    """Take away the doomed nodes, with their keys."""
    if id(node) in doomed:
        return None
    if isinstance(node, Mapping):
        left = ((key, _without(value, doomed)) for key, value in node.pairs)
        return node._replace(pairs=tuple((key, value) for key, value in left if value))
    if isinstance(node, Sequence):
        items = (_without(item, doomed) for item in node.items)
        return node._replace(items=tuple(item for item in items if item))
    return node


def _spans(root: Node, record: Record) -> Spans:
    """Note the place of every value by its dotted key.

    A short form is noted under its full name's parent, where `Spans.of` looks when it finds none. A
    key that gives its record's kind is noted under the field that its value went to as well.
    """
    listed = isinstance(root, Sequence) and isinstance(record.shape_of(record.alone), Items)
    found = list(places(root, f"{record.alone}." if listed else ""))
    chosen = dict(_chosen(record))
    for name, span in found[:] if chosen else ():
        above, _, last = name.rpartition(".")
        if last in chosen and above.rpartition(".")[0] == chosen[last][0]:
            found.append((f"{above}.{chosen[last][1]}", span))
    return Spans.pack({name: span for name, span in found if len(name.split()) == 1})


def _chosen(record: Record) -> Iterator[tuple[str, tuple[str, str]]]:
    """Find the lists whose records are told apart by key: kind's key → (list's key, field)."""
    for key in record.keys:
        item = key.shape.item if isinstance(key.shape, Items) else None
        if isinstance(item, Record) and item.choice:
            for name in item.choices:
                yield name, (key.name, item.choice)

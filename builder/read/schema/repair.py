"""What a value would be, written as its key has it; nothing where another could be meant too."""

import re
from collections.abc import Mapping as Lookup
from types import MappingProxyType

from builder.diagnostics import Edit
from builder.read.fields import read_choice, read_value
from builder.read.nodes import Mapping, Node, Scalar, Sequence
from builder.read.numbers import Misfit
from builder.read.schema.shape import Items, Leaf, Record, Shape, Table

_FLAGS: Lookup[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("ja", "yes", "sant", "on"), "true"),
        **dict.fromkeys(("nej", "no", "falskt", "off"), "false"),
        "true": "true",  # however it is capitalised
        "false": "false",
    }
)
_WORDS = re.compile(r"\w[^,\[\]{}\"'#:&*!|>%@`]*")


def fits(shape: Shape, node: Node) -> bool:
    """Tell whether a value is written as its shape has it, as far as can be seen from outside."""
    if isinstance(shape, Leaf):
        return isinstance(node, Scalar) and _can_be_read(shape, node)
    if isinstance(shape, Items):
        if isinstance(node, Sequence):
            return all(fits(shape.item, item) for item in node.items)
        return shape.single and fits(shape.item, node)
    if isinstance(node, Mapping):
        return True
    alone = shape.shape_of(shape.alone) if isinstance(shape, Record) else None
    return alone is not None and not isinstance(shape, Table) and fits(alone, node)


def _can_be_read(leaf: Leaf, node: Scalar) -> bool:
    if node.blank:
        return False
    if leaf.form.name == "flag" and node.text.strip().lower() in _FLAGS:
        return True
    try:
        if leaf.choices:
            read_choice(node.text, leaf.choices)
        else:
            read_value(node.text, leaf.form)
    except Misfit:
        return False
    return True


def in_brackets(shape: Shape | None, node: Scalar) -> tuple[Edit, ...]:
    """Make a list of a single value; a comma in it may have been meant to part two."""
    whole = node.plain and _WORDS.fullmatch(node.text)
    if not whole or not isinstance(shape, Items) or not fits(shape.item, node):
        return ()
    # A question mark parts words in brackets, to some parsers.
    return instead(node, f'["{node.text}"]' if "?" in node.text else f"[{node.text}]")


def flagged(misfit: Misfit, node: Scalar) -> str:
    """Say yes or no as the format does."""
    return _FLAGS.get(node.text.strip().lower(), "") if misfit.hint == "flag" else ""


def instead(node: Node, text: str) -> tuple[Edit, ...]:
    """Write a text without special characters in a bare value's place."""
    bare = isinstance(node, Scalar) and node.plain and node.span.line == node.span.end_line
    return (Edit(node.span, text),) if bare and text else ()

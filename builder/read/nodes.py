"""YAML as a tree of our own: text, mappings and sequences with their places, nothing resolved."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from builder.source import Span


class Scalar(NamedTuple):
    """A single value as written; `plain` where it stands without quotes, `|` and `>`."""

    text: str
    plain: bool
    span: Span

    @property
    def blank(self) -> bool:
        """Whether nothing stands there: `key:` and `key: ""` alike."""
        return not self.text or self.text.isspace()


class Mapping(NamedTuple):
    """Keys and their values, in order, each key once."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    span: Span


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


def places(node: Node, prefix: str = "") -> Iterator[tuple[str, Span]]:
    """Go through all values with their dotted keys (`questions.2.text`), numbers from 0."""
    if isinstance(node, Mapping):
        children = [(key.text, child) for key, child in node.pairs]
    elif isinstance(node, Sequence):
        children = [(str(number), child) for number, child in enumerate(node.items)]
    else:
        return
    for name, child in children:
        yield f"{prefix}{name}", child.span
        if not isinstance(child, Scalar):
            yield from places(child, f"{prefix}{name}.")

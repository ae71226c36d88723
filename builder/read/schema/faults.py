"""From pydantic's errors to our diagnostics, each led back to the node that it is about."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Lookup
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic, diagnose
from builder.read.nearest import nearest
from builder.read.nodes import Mapping, Node, Scalar, Sequence
from builder.read.numbers import Misfit
from builder.read.schema.shape import Items, Leaf, Record, Shape, Table
from builder.read.schema.swedish import KEYS, VALUES
from builder.source import Span

_MOST = 100  # faults of the schema in one file; the rest are counted
_LONGEST_SHOWN = 40

Error = Lookup[str, Any]
Children = dict[int, dict[str, tuple[Scalar, Node]]]


class Found(NamedTuple):
    """Where an error's way through the data ends: the node, its key, its shape.

    `name` is the key to speak of: that of the value, or of the list that it is in.
    """

    node: Node
    key: Scalar | None
    shape: Shape | None
    name: str


class Faults:
    """The faults of one file, found against its node tree."""

    def __init__(self, root: Node, record: Record, path: str) -> None:
        self.root = root
        self.record = record
        self.path = path
        self.children: Children = {}
        self.doomed: set[int] = set()  # identities of the nodes that cannot be kept

    def of(self, errors: Iterable[Error]) -> list[Diagnostic]:
        """Word all errors, in the file's order; beyond a hundred they are only counted."""
        known = list(errors)
        meant = {(error["loc"][:-1], self._meant(error)[0]) for error in known[:_MOST]}
        kept = [
            error
            for error in known
            if error["type"] != "missing" or (error["loc"][:-1], error["loc"][-1]) not in meant
        ]
        faults = sorted((self._fault(error) for error in kept[:_MOST]), key=lambda d: d.span)
        if len(kept) > _MOST:
            rest = len(kept) - _MOST
            faults.append(diagnose("more-faults", self.path, faults[-1].span, count=rest))
        return faults

    def mark(self, errors: Iterable[Error]) -> None:
        """Note which nodes must go for the rest to be usable."""
        for error in errors:
            way = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
            self.doomed.add(id(self._find(way).node))

    def _fault(self, error: Error) -> Diagnostic:
        kind = error["type"]
        if kind == "missing":
            return self._missing(error["loc"])
        if kind == "extra_forbidden":
            return self._unknown(error)
        way = error["loc"]
        found = self._key_of(way) if way[-1:] == ("[key]",) else self._find(way)
        if kind == "value_error":
            return self._misfit(error["ctx"]["error"], found)
        if isinstance(found.node, Scalar) and found.node.blank:
            return self._at("empty-value", found)
        return self._wrong_build(kind, found)

    def _key_of(self, way: tuple[Any, ...]) -> Found:
        """Find the author's own key that an error is about, not its value."""
        table = self._find(way[:-2])
        key, _ = self._pairs(table.node)[way[-2]]
        shape = table.shape.key if isinstance(table.shape, Table) else None
        return Found(key, None, shape, table.name)

    def _wrong_build(self, kind: str, found: Found) -> Diagnostic:
        """Name what should be a list, or keys and values, and is not."""
        if kind != "tuple_type":
            return self._at("not-keys", found) if found.name else self._root()
        if isinstance(found.node, Scalar) and len(found.node.text) <= _LONGEST_SHOWN:
            whole = f"[{found.node.text}]"
            return self._at("not-a-list", found, hint="brackets", whole=whole)
        return self._at("not-a-list", found)

    def _root(self) -> Diagnostic:
        line, col = self.root.span[:2]
        return diagnose(
            "front-matter-not-keys", self.path, Span(line, col, line, col + 1), hint="write"
        )

    def _at(self, code: str, place: Found, /, *, hint: str = "", **values: object) -> Diagnostic:
        span = place.node.span
        if isinstance(place.node, Scalar) and place.node.blank and place.key:
            span = place.key.span
        return diagnose(code, self.path, span, hint=hint, key=place.name, **values)

    def _misfit(self, misfit: Misfit, found: Found) -> Diagnostic:
        if misfit.code == "empty-value":
            return self._at("empty-value", found)
        if misfit.code == "not-in-list":
            return self._not_in_list(found)
        if misfit.code == "material-kind":
            known = found.shape.choices if isinstance(found.shape, Record) else ()
            return self._at("material-kind", found, hint=misfit.hint, known=_listed(known))
        values = misfit.values
        if isinstance(found.node, Scalar):
            values = {"found": _shown(found.node.text), **values}
        return self._at(misfit.code, found, hint=misfit.hint, **values)

    def _not_in_list(self, found: Found) -> Diagnostic:
        choices = found.shape.choices if isinstance(found.shape, Leaf) else ()
        text = found.node.text.strip() if isinstance(found.node, Scalar) else ""
        meant = next((word for word in VALUES.get(text.lower(), ()) if word in choices), "")
        meant = meant or nearest(text, choices)
        values = {"found": _shown(text), "nearest": meant, "known": _listed(choices)}
        return self._at("not-in-list", found, hint="nearest" if meant else "known", **values)

    def _missing(self, way: tuple[Any, ...]) -> Diagnostic:
        found = self._find(way[:-1])
        name = str(way[-1])
        key, _ = self._pairs(found.node).get(name, (None, None))
        if key:
            return diagnose("empty-value", self.path, key.span, key=name)
        line, col = found.node.span[:2]
        within = f"`{found.name}`" if found.name else ""
        return diagnose(
            "missing-key",
            self.path,
            Span(line, col, line, col),
            hint="example",
            key=name,
            example=_example(found.shape, name),
            within=within,
        )

    def _unknown(self, error: Error) -> Diagnostic:
        way = error["loc"]
        key, _ = self._pairs(self._find(way[:-1]).node)[str(way[-1])]
        meant, certain = self._meant(error)
        hint = "meant" if certain else "nearest" if meant else "known"
        known = _listed(self._known(way))
        shown = _shown(key.text)
        return diagnose(
            "unknown-key", self.path, key.span, hint=hint, key=shown, nearest=meant, known=known
        )

    def _meant(self, error: Error) -> tuple[str, bool]:
        """Guess the key that was meant by an unknown one; a Swedish word is no guess."""
        if error["type"] != "extra_forbidden":
            return "", False
        known = self._known(error["loc"])
        word = str(error["loc"][-1])
        plain = word.strip().lower().replace(" ", "_").replace("-", "_")
        sure = next((key for key in KEYS.get(plain, ()) if key in known), "")
        return (sure, True) if sure else (nearest(word, known), False)

    def _known(self, way: tuple[Any, ...]) -> tuple[str, ...]:
        shape = self._find(way[:-1]).shape
        return shape.names() if isinstance(shape, Record) else ()

    def _find(self, way: tuple[Any, ...]) -> Found:
        """Follow an error's way as far as the node tree goes; short forms end it early."""
        found = Found(self.root, None, self.record, "")
        for step in way:
            if step == "[key]":
                break
            shape = _within(found.shape, step)
            node, key, name = found.node, found.key, found.name
            if isinstance(node, Mapping) and step in self._pairs(node):
                key, node = self._pairs(node)[step]
                name = key.text
            elif isinstance(node, Sequence) and isinstance(step, int):
                key, node = None, node.items[step]
            found = Found(node, key, shape, name)
        return found

    def _pairs(self, node: Node) -> dict[str, tuple[Scalar, Node]]:
        if not isinstance(node, Mapping):
            return {}
        if id(node) not in self.children:
            self.children[id(node)] = {key.text: (key, value) for key, value in node.pairs}
        return self.children[id(node)]


def _within(shape: Shape | None, step: Any) -> Shape | None:
    if isinstance(shape, Items):
        return shape.item
    if isinstance(shape, Table):
        return shape.value
    return shape.shape_of(step) if isinstance(shape, Record) else None


def _example(shape: Shape | None, name: str) -> str:
    keys: Iterator[Any] = iter(shape.keys if isinstance(shape, Record) else ())
    return next((f"{name}: {key.note.example}" for key in keys if key.name == name), name)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)

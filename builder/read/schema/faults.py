"""From pydantic's errors to our diagnostics, each led back to the node that it is about."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Lookup
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.read.nearest import is_sure, nearest
from builder.read.nodes import Mapping, Node, Scalar, Sequence
from builder.read.numbers import Misfit
from builder.read.schema.repair import fits, flagged, in_brackets, instead
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


class Guess(NamedTuple):
    """The key that an unknown one was meant for, if any.

    `hint` says how sure that is: `meant`, `nearest` or `known`; `certain` whether it can be mended.
    """

    key: str
    hint: str
    certain: bool = False


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
        meant = {(error["loc"][:-1], self._meant(error).key) for error in known[:_MOST]}
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
            whole, fix = f"[{found.node.text}]", in_brackets(found.shape, found.node)
            return self._at("not-a-list", found, hint="brackets", fix=fix, whole=whole)
        return self._at("not-a-list", found)

    def _root(self) -> Diagnostic:
        line, col = self.root.span[:2]
        return diagnose(
            "front-matter-not-keys", self.path, Span(line, col, line, col + 1), hint="write"
        )

    def _at(  # a fault, its place, and what is said of it
        self,
        code: str,
        place: Found,
        /,
        *,
        hint: str = "",
        fix: tuple[Edit, ...] = (),
        **values: object,
    ) -> Diagnostic:
        span = place.node.span
        if isinstance(place.node, Scalar) and place.node.blank and place.key:
            span = place.key.span
        return diagnose(code, self.path, span, hint=hint, fix=fix, key=place.name, **values)

    def _misfit(self, misfit: Misfit, found: Found) -> Diagnostic:
        if misfit.code == "empty-value":
            return self._at("empty-value", found)
        if misfit.code == "not-in-list":
            return self._not_in_list(found)
        if misfit.code == "material-kind":
            known = found.shape.choices if isinstance(found.shape, Record) else ()
            return self._at("material-kind", found, hint=misfit.hint, known=_listed(known))
        values = misfit.values
        fix: tuple[Edit, ...] = ()
        if isinstance(found.node, Scalar):
            better = str(values.get("plain") or values.get("better") or flagged(misfit, found.node))
            values = {"found": _shown(found.node.text), **values}
            fix = instead(found.node, better)
        return self._at(misfit.code, found, hint=misfit.hint, fix=fix, **values)

    def _not_in_list(self, found: Found) -> Diagnostic:
        choices = found.shape.choices if isinstance(found.shape, Leaf) else ()
        text = found.node.text.strip() if isinstance(found.node, Scalar) else ""
        words = [word for word in VALUES.get(text.lower(), ()) if word in choices]
        meant = next(iter(words), "") or nearest(text, choices)
        sure = len(words) == 1 or (not words and is_sure(text, meant, choices))
        fix = instead(found.node, meant) if sure else ()
        values = {"found": _shown(text), "nearest": meant, "known": _listed(choices)}
        hint = "nearest" if meant else "known"
        return self._at("not-in-list", found, hint=hint, fix=fix, **values)

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
        guess = self._meant(error)
        return diagnose(
            "unknown-key",
            self.path,
            key.span,
            hint=guess.hint,
            fix=(Edit(key.span, guess.key),) if guess.certain else (),
            key=_shown(key.text),
            nearest=guess.key,
            known=_listed(self._known(way)),
        )

    def _meant(self, error: Error) -> Guess:
        """Guess the key that was meant by an unknown one; a Swedish word is no guess."""
        if error["type"] != "extra_forbidden":
            return Guess("", "known")
        way = error["loc"]
        word, known = str(way[-1]), self._known(way)
        sure = [key for key in KEYS.get(_plain(word), ()) if key in known]
        if sure:
            return self._told_apart(way, sure)
        near = nearest(word, known)
        if not near:
            return Guess("", "known")
        certain = is_sure(word, near, known) and self._could_be(way, near)
        return Guess(near, "nearest", certain and self._is_free(way, near))

    def _told_apart(self, way: tuple[Any, ...], sure: list[str]) -> Guess:
        """Choose among the keys that a Swedish word stands for: those there are taken."""
        free = [key for key in sure if self._is_free(way, key)]
        fitting = [key for key in free if self._could_be(way, key)]
        alone = 1 in {len(sure), len(free), len(fitting)}
        meant = (fitting or free or sure)[0]
        return Guess(meant, "meant" if alone else "nearest", len(fitting) == 1)

    def _could_be(self, way: tuple[Any, ...], key: str) -> bool:
        """Tell whether a value is written as another key would have it."""
        above = self._find(way[:-1])
        shape = above.shape.shape_of(key) if isinstance(above.shape, Record) else None
        _, node = self._pairs(above.node)[str(way[-1])]
        return shape is not None and fits(shape, node)

    def _is_free(self, way: tuple[Any, ...], key: str) -> bool:
        """Tell whether a key can be written: it is not there, and no other word stands for it."""
        pairs = self._pairs(self._find(way[:-1]).node)
        others = (word for word in pairs if word != str(way[-1]))
        return not any(word == key or key in KEYS.get(_plain(word), ()) for word in others)

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


def _plain(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)

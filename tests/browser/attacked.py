"""A portal that somebody attacks in every text that an author can write, body and key alike."""

import json
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from builder.cli import run
from builder.outcome import Outcome
from builder.read.find import Kind
from builder.read.frontmatter import parse_yaml
from builder.read.nodes import Mapping, Node, Sequence
from builder.read.page import FRONTS
from builder.read.schema.shape import Items, Key, Leaf, Record, Shape, Table, record_of
from tests.vectors import drawings, texts

CALL = "window.ran({})"
_MODULES = 4  # a key of its own in each has other vectors
_TOGETHER = 12  # vectors in one text
MODULE = "content/modules/m{}"
_PLACES = {
    Kind.PORTAL: "content/portal.yaml",
    Kind.PAGE: "content/pages/om.md",
    Kind.PROTOCOL: "content/protocols/rounds.yaml",
    Kind.CALENDAR: "content/calendars/ar.yaml",
    Kind.PLAN: "content/plans/plan.yaml",
    Kind.CHECKUP: "content/checkups/lage.yaml",
    Kind.GLOSSARY: "content/glossary.yaml",
}
_IN_MODULE = {
    Kind.MODULE: "module.md",
    Kind.PART: "1-start/part.md",
    Kind.MOMENT: "1-start/{}.md",
    Kind.ARTICLE: "articles/lasaren.md",
}
# What must agree with other files, and so cannot be the key's example.
_GIVEN: dict[str, Any] = {
    "module.subjects": ["svenska"],
    "module.formerly": [],
    "module.translation_of": "",
    "portal.theme.logo": "",
    "module.stages": ["svenska"],
    "module.audiences": ["svenska"],
    "module.prerequisites": [],
    "module.funding.logo": "media/bild.png",
    "moment.materials[].poster": "../media/bild.png",
    "moment.materials[].transcript": "../articles/lasaren.md",
    "moment.materials[].document": "../media/mall.pdf",
    "article.audio": "../media/ljud.mp3",
    "portal.outputs": ["portal"],
    "plan.moved": {"lag/1": "2027-02-03 13:00"},
}


class Attack:
    """Writes the portal; every text that a key holds is made of the next few vectors."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.vectors = texts(CALL.format(1))
        self.attacked: set[str] = set()  # the keys, as `module.authors[].name`
        groups = [
            "\n".join(self.vectors[at : at + _TOGETHER])
            for at in range(0, len(self.vectors), _TOGETHER)
        ]
        self._next = cycle(groups)

    def write(self) -> None:
        for kind, place in _PLACES.items():
            self._write(place, self._file(kind, place.endswith(".md")))
        for number in range(_MODULES):
            for kind, name in _IN_MODULE.items():
                for letter in "abcd" if kind is Kind.MOMENT else "a":
                    place = f"{MODULE.format(number)}/{name.format(letter)}"
                    self._write(place, self._file(kind, prose=True))
            self._media(f"{MODULE.format(number)}/media")
        for number, vector in enumerate(self.vectors):
            place = f"{MODULE.format(0)}/articles/v{number}.md"
            self._write(place, f"---\ntitle: V{number}\n---\n{vector}\n\nx\n")
        for number, drawing in enumerate(drawings(CALL.format(2))):
            self._write(f"content/pages/media/v{number}.svg", drawing)

    def _file(self, kind: Kind, prose: bool) -> str:  # noqa: FBT001
        written: type = FRONTS[kind]
        front = json.dumps(self._value(record_of(written), kind.value, ""), indent=1)
        return f"---\n{front}\n---\n{next(self._next)}\n" if prose else front

    def _value(self, shape: Shape, name: str, example: Any) -> Any:
        if isinstance(shape, Record):
            return self._record(shape, name, shape.choices[:1])
        if isinstance(shape, Items) and isinstance(shape.item, Record) and shape.item.choices:
            return [self._record(shape.item, f"{name}[]", [one]) for one in shape.item.choices]
        if isinstance(shape, Items):
            return [self._value(shape.item, f"{name}[]", _first(example))]
        if isinstance(shape, Table):
            return {next(iter(example)): self._value(shape.value, f"{name}.*", "")}
        return self._leaf(shape, name, example)

    def _record(self, record: Record, name: str, chosen: Iterable[str]) -> Any:
        left_out = {*record.choices} - {*chosen}
        keys = [key for key in record.keys if key.name not in left_out]
        return {key.name: self._key(key, f"{name}.{key.name}") for key in keys}

    def _key(self, key: Key, name: str) -> Any:
        if name in _GIVEN:
            return _GIVEN[name]
        node, faults = parse_yaml(key.note.example, name)
        assert not faults
        return self._value(key.shape, name, _data(node))

    def _leaf(self, leaf: Leaf, name: str, example: Any) -> Any:
        if leaf.form.name != "text":
            return example
        self.attacked.add(name)
        return next(self._next)

    def _media(self, folder: str) -> None:
        from PIL import Image

        place = self.root / folder
        place.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 3), "red").save(place / "bild.png")
        (place / "ljud.mp3").write_bytes(b"ID3")
        (place / "mall.pdf").write_bytes(b"%PDF-1.7")

    def _write(self, place: str, text: str) -> None:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _data(node: Node | None) -> Any:
    """Take a key's example out of its nodes: all values as they are written."""
    if isinstance(node, Sequence):
        return [_data(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: _data(value) for key, value in node.pairs}
    return node.text if node else ""


def _first(example: Any) -> Any:
    return example[0] if isinstance(example, list) and example else example


def text_keys() -> set[str]:
    """List every key of every file that holds a text, by the schema itself."""
    fronts: dict[Kind, type] = dict(FRONTS)
    del fronts[Kind.DEFAULTS]  # is ours
    return {name for kind, front in fronts.items() for name in _keys(record_of(front), kind.value)}


def _keys(shape: Shape, name: str) -> Iterator[str]:
    if isinstance(shape, Record):
        for key in shape.keys:
            yield from _keys(key.shape, f"{name}.{key.name}")
    elif isinstance(shape, Items):
        yield from _keys(shape.item, f"{name}[]")
    elif isinstance(shape, Table):
        yield from _keys(shape.value, f"{name}.*")
    elif shape.form.name == "text":
        yield name


def published(root: Path) -> Path:
    """Build an attacked portal although it is full of errors, which would stop it otherwise."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Outcome, "failed", property(lambda _: False))
        assert run(["build", "--jobs", "1", "--format", "line", "--project", str(root)]) == 0
    return root / "site"

"""The shape of the program, held: layers, cycles, state, sizes, names, and what a start imports."""

import ast
import dataclasses
import importlib
import os
import re
import subprocess
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar

import pytest

from builder.value import is_value

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "builder"

# From left to right: a module imports only from what stands before it here, or from its own place.
ORDER = (
    "value",
    "source",
    "diagnostics",
    "fixes",
    "problems",
    "show",
    "front",
    "model",
    "engine",
    "planning",
    "formats",
    "read",
    "addresses",
    "theme",
    "references",
    "link",
    "rules",
    "modules",
    "suppression",
    "search",
    "look",
    "outputs",
    "project",
    "outcome",
    "build",
    "editors",
    "scaffold",
    "serve",
    "console",
    "cli",
    "manual",
)
# `builder` itself may be imported by all, and so imports nothing; `__main__` only by nobody.
APART = ("", "__main__")

# What outputs share, the list of them all among it; else they know nothing of each other.
SHARED_BY_OUTPUTS = (
    *("outputs", "plan", "page", "media", "index", "document"),
    *("archive", "package", "single"),
)

LONGEST_FILE = 320
VAGUE_NAMES = re.compile(r"utils?|helpers?|commons?|managers?|misc|tools?")

HEAVY = (
    "pydantic",
    "jinja2",
    "markdown",
    "yaml",
    "nh3",
    "PIL",
    "watchdog",
    "babel",
    "bs4",
    "holidays",
    "icalendar",
    "concurrent.futures",
    "segno",
    "snowballstemmer",
    "docx",
    "lxml",
    "rich",
)

# Words of the domain that the engine must not know. "Part", "page", "module" and "protocol" are
# missing: paths have parts, memory has pages, Python has modules, and types have protocols.
DOMAIN = frozenset(
    (
        *("portal", "moment", "article", "lesson", "meeting", "school", "teacher", "audience"),
        *("participant", "leader", "facilitator", "principal", "pitfall", "question"),
        *("cycle", "pace", "calendar", "schedule", "guide", "agenda", "chapter", "curriculum"),
        *("theme", "template", "prose", "markdown", "html", "front", "fragment", "heading"),
    )
)

# Values that can change and yet stand at the top of a module, each with its reason.
MUTABLE = types.MappingProxyType(
    {"read.schema.models._CONFIG": "pydantic takes its settings as a dict and as nothing else"}
)


@cache
def modules() -> Mapping[str, Path]:
    """Find every module of the program, by its name below `builder` (`read.find`, `` itself)."""
    return {_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def _name(path: Path) -> str:
    names = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def place(module: str) -> str:
    return module.partition(".")[0]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    """Find which modules of ours a module imports: anywhere in it, for whatever reason."""
    return set(_imports(module, tree(module), is_package=_is_package(module)))


def _is_package(module: str) -> bool:
    return modules()[module].name == "__init__.py"


def _imports(module: str, parsed: ast.AST, *, is_package: bool) -> Iterator[str]:
    for node in ast.walk(parsed):
        match node:
            case ast.Import(names=names):
                yield from (_known(each.name) for each in names if _ours(each.name))
            case ast.ImportFrom(names=names, level=level):
                source = _source(module, node.module or "", level, is_package=is_package)
                if _ours(source):
                    yield from (_known(f"{source}.{each.name}") for each in names)
            case ast.Call(func=ast.Name("__import__") | ast.Attribute(attr="import_module")):
                pytest.fail(f"builder/{module}: an import that no reader of the file can follow")


def _source(module: str, name: str, level: int, *, is_package: bool) -> str:
    """Resolve `from . import x` to a full name."""
    if not level:
        return name
    up = level - 1 if is_package else level
    base = f"builder.{module}".rstrip(".").split(".")
    return ".".join(base[: len(base) - up] + ([name] if name else []))


def _ours(name: str) -> bool:
    return name.partition(".")[0] == "builder"


def _known(name: str) -> str:
    """Reduce `builder.read.find.File` to the module that it is in, `read.find`."""
    below = name.partition(".")[2]
    while below not in modules():
        below = below.rpartition(".")[0]
    return below


def test_every_file_has_a_place() -> None:
    homeless = [
        str(path.relative_to(ROOT))
        for name, path in modules().items()
        if name not in APART and place(name) not in ORDER
    ]
    assert not homeless, f"say in ORDER what these may import: {homeless}"


def test_every_place_has_a_file() -> None:
    assert [name for name in ORDER if name not in {place(each) for each in modules()}] == []


def test_imports_point_to_the_left() -> None:
    wrong = [
        f"{name} imports {other}"
        for name in modules()
        if name not in APART
        for other in sorted(imports(name))
        if other and place(other) != place(name) and not _is_left(place(other), place(name))
    ]
    assert not wrong, "\n".join(wrong)


def _is_left(one: str, other: str) -> bool:
    return one in ORDER and other in ORDER and ORDER.index(one) < ORDER.index(other)


def test_an_import_is_found_wherever_it_hides() -> None:
    hidden = ast.parse(
        "import builder.link\n"
        "if TYPE_CHECKING:\n"
        "    from builder.model import Portal\n"
        "def late():\n"
        "    from ..theme import words\n"
        "    from . import find\n"
    )
    found = set(_imports("read.group", hidden, is_package=False))
    assert found == {"link", "model", "theme.words", "read.find"}


def test_the_package_itself_holds_only_its_version() -> None:
    names = [
        target.id
        for node in tree("").body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert names == ["__version__"]
    assert len(tree("").body) == 2, "a docstring and the version, nothing else"
    assert imports("") == set()
    assert imports("__main__") == {"cli"}


def test_nobody_imports_the_program_s_start() -> None:
    assert [name for name in modules() if "__main__" in imports(name)] == []


def test_no_module_stands_in_a_cycle() -> None:
    graph = {name: imports(name) - {""} for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


# How a frozen value is made is no word of the domain.
ENGINES_OWN = frozenset({"engine", "value"})


def test_the_engine_imports_nothing_else_of_ours() -> None:
    others = {
        name: outside
        for name in modules()
        if place(name) == "engine"
        and (outside := {other for other in imports(name) if place(other) not in ENGINES_OWN})
    }
    assert others == {}


def test_the_engine_knows_no_word_of_the_domain() -> None:
    known = sorted(
        f"{modules()[name].relative_to(ROOT)}:{line}: {text}"
        for name in modules()
        if place(name) == "engine"
        for text, line in _said(tree(name))
        if words_of(text) & DOMAIN
    )
    assert not known, "\n".join(known)


def test_words_are_found_within_names() -> None:
    assert words_of("PortalPages_moment") >= {"portal", "page", "moment"}


def words_of(text: str) -> set[str]:
    """Split a name or a text into words; plurals count as their singular too."""
    found = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", text)}
    return found | {word.removesuffix("s") for word in found}


def _said(parsed: ast.Module) -> Iterator[tuple[str, int]]:
    """List identifiers and texts, docstrings aside: those may give an example."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(parsed)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(parsed):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name, node.lineno
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text, node.lineno


def test_outputs_do_not_know_each_other() -> None:
    siblings = [name for name in modules() if name.startswith("outputs.")]
    known = [
        f"{name} imports {other}"
        for name in siblings
        for other in sorted(imports(name))
        if place(other) == "outputs"
        and other.removeprefix("outputs.") not in SHARED_BY_OUTPUTS
        # Documents are of the pages that any output plans; which there are, the registry says.
        and (name, other) != ("outputs.document", "outputs")
    ]
    assert not known, "\n".join(known)


def test_rules_do_not_know_each_other() -> None:
    siblings = [name for name in modules() if name.startswith("rules.")]
    known = [name for name in siblings if any(place(other) == "rules" for other in imports(name))]
    assert not known, "\n".join(known)


def test_no_module_holds_a_value_that_can_change() -> None:
    """For these, use a tuple, a frozenset or a MappingProxyType."""
    mutable = {
        name: kind
        for module in modules()
        if module != "__main__"  # holds nothing, and importing it would start the program
        for name, kind in _mutable(module)
    }
    surplus = sorted(f"{name}: {kind}" for name, kind in mutable.items() if name not in MUTABLE)
    assert not surplus, "\n".join(surplus)
    assert MUTABLE.keys() - mutable.keys() == set(), "needs no exception any more"


def _mutable(module: str) -> Iterator[tuple[str, str]]:
    loaded = importlib.import_module(f"builder.{module}".rstrip("."))
    imported = _imported_names(tree(module))
    for name, value in vars(loaded).items():
        if not name.startswith("__") and name not in imported and not is_frozen(value):
            yield f"{module}.{name}", type(value).__name__


def _imported_names(parsed: ast.Module) -> set[str]:
    return {
        (each.asname or each.name).partition(".")[0]
        for node in ast.walk(parsed)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in node.names
    }


_NUMBERS = (int, float, bool, range, date, timedelta)
_PLAIN = (*_NUMBERS, str, bytes, types.NoneType, re.Pattern, Enum, Path)
_DEFINITIONS = (type, types.FunctionType, types.BuiltinFunctionType, types.ModuleType, TypeVar)
_ALIASES = frozenset({"typing", "types", "collections.abc"})  # `Literal["a"]`, `dict[str, int]`


def is_frozen(value: object) -> bool:
    """Tell whether nobody can change a value: what it holds counts too."""
    if isinstance(value, tuple | frozenset):
        return all(map(is_frozen, value))
    if isinstance(value, types.MappingProxyType):
        return all(is_frozen(each) for pair in value.items() for each in pair)
    if isinstance(value, _PLAIN + _DEFINITIONS) or type(value).__module__ in _ALIASES:
        return True
    if dataclasses.is_dataclass(value):
        kind = type(value)
        return (is_value(kind) or vars(kind)["__dataclass_params__"].frozen) and all(
            is_frozen(getattr(value, field.name)) for field in dataclasses.fields(value)
        )
    # A function that remembers: from the same arguments the same answer.
    return hasattr(value, "cache_info") and hasattr(value, "__wrapped__")


def test_what_is_frozen_is_told_from_what_is_not() -> None:
    frozen: list[object] = ["a", 1, ("a", (1,)), frozenset({1}), types.MappingProxyType({"a": 1})]
    frozen += [
        timedelta(1),
        range(2),
        re.compile("a"),
        dict[str, int],
        Callable[[str], int],
        is_frozen,
        place,
        Path,
    ]
    assert [value for value in frozen if not is_frozen(value)] == []
    mutable: list[object] = [[], {}, set(), ("a", []), types.MappingProxyType({"a": []}), object()]
    assert [value for value in mutable if is_frozen(value)] == []


def test_nothing_is_assigned_across_functions() -> None:
    found = [
        f"{modules()[name].relative_to(ROOT)}:{node.lineno}"
        for name in modules()
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Global)
    ]
    assert not found, "\n".join(found)


def test_files_have_names_of_their_own() -> None:
    vague = [str(path) for name, path in modules().items() if VAGUE_NAMES.fullmatch(path.stem)]
    assert not vague, "\n".join(vague)


def test_files_are_short_enough_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in modules().values()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def imported_by(arguments: list[str], folder: Path) -> tuple[set[str], str]:
    """Run the program in a process of its own; tells what heavy it imported, and what it said."""
    code = (
        "import sys\n"
        "from builder.cli import run\n"
        "code = run(sys.argv[1:])\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split()), done.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"]])
def test_asking_for_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    heavy, said = imported_by(arguments, tmp_path)
    assert "kollegium" in said
    assert heavy == set()


def test_a_build_with_nothing_to_do_imports_nothing_heavy(tmp_path: Path) -> None:
    imported_by(["new", "portal", "."], tmp_path)
    first, _ = imported_by(["build", "--jobs", "1"], tmp_path)
    assert {"jinja2", "markdown", "yaml"} <= first, "or this test looks at the wrong thing"
    second, said = imported_by(["build", "--jobs", "1"], tmp_path)
    assert second == set()
    assert "0 filer gjorda" in said

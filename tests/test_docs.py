"""Everything there is has its words: commands, keys, codes and the strings of the interface.

The reference pages are written by `python -m builder.manual`; here they are compared with the
program, and what no generator writes (README, the theme's strings) is read.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, get_args

import click
import pytest
from jinja2 import Environment, nodes

import builder
from builder import manual
from builder.cli import program
from builder.console.words import words
from builder.front import Level, MaterialKind, MomentKind, Role, SchoolForm, Setting, Status
from builder.look.facets import BASIC, FURTHER
from builder.look.meeting_mode import NOTED
from builder.look.meeting_mode import SAYS as MEETING_WORDS
from builder.look.planner_page import WORDS as PLANNER_WORDS
from builder.model import LACKS
from builder.planning.extent import hours_steps, parts_steps
from builder.planning.item import ItemKind
from builder.problems import LANGUAGES, wording
from builder.problems.table import SEVERITIES
from builder.read.blocks import BLOCKS
from builder.read.find import Kind
from builder.read.page import FRONTS
from builder.read.schema.reference import describe

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PACKAGE = Path(builder.__file__).parent
THEME = ROOT / "themes" / "base"
LONGEST_README = 200


@cache
def text(path: Path) -> str:
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing"
    return path.read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """Get what stands below a heading that holds a title, up to the next of its level."""
    for piece in re.split(r"^## ", text(DOCS / page), flags=re.MULTILINE)[1:]:
        heading, _, body = piece.partition("\n")
        if title in heading:
            return body
    pytest.fail(f"docs/{page} has no section on {title}")


# --- The reference pages ------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(manual.pages()))
def test_a_reference_page_is_as_the_program_would_write_it(name: str) -> None:
    assert text(DOCS / name) == manual.pages()[name], "run: python -m builder.manual"


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def test_every_command_and_option_is_documented() -> None:
    found = dict(commands(program(words("en")), "kollegium"))
    assert {"kollegium build", "kollegium new module"} <= found.keys()
    missing = [
        f"{path} {name}"
        for path, command in found.items()
        for name in (option for each in command.params for option in each.opts)
        if name.startswith("-") and name not in section("commands.md", f"`{path}`")
    ]
    assert missing == []


def test_every_exit_code_is_documented() -> None:
    found = re.findall(r"^\| ([0-9]+) \|", section("commands.md", "Exit codes"), re.MULTILINE)
    assert found == ["0", "1", "2", "3", "4", "130"]


# What in a section's heading tells which kind of file it is about.
FILES: Mapping[Kind, str] = {
    Kind.PORTAL: "portal.yaml",
    Kind.MODULE: "module.md",
    Kind.PART: "part.md",
    Kind.MOMENT: "a.md",
    Kind.ARTICLE: "articles/",
    Kind.PAGE: "pages/",
    Kind.PROTOCOL: "protocols/",
    Kind.CALENDAR: "calendars/",
    Kind.PLAN: "plans/",
    Kind.CHECKUP: "checkups/",
    Kind.GLOSSARY: "glossary.yaml",
}


def test_every_kind_of_file_that_authors_write_is_documented() -> None:
    assert FRONTS.keys() - FILES.keys() == {Kind.DEFAULTS}


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_the_format_is_documented(kind: Kind) -> None:
    body = section("keys.md", FILES[kind])
    rows = describe(FRONTS[kind], "en")
    assert rows
    assert [row.key for row in rows if f"`{row.key}`" not in body] == []
    assert [row.key for row in rows if row.description not in body] == []
    assert [row.key for row in rows if not (row.description and row.example)] == []


def test_every_block_is_documented() -> None:
    assert [name for name in BLOCKS if f"`::: {name}`" not in text(DOCS / "keys.md")] == []


@pytest.mark.parametrize("code", SEVERITIES)
def test_every_diagnostic_is_documented(code: str) -> None:
    body = section("diagnostics.md", f"`{code}`")
    assert f"*{SEVERITIES[code]}*" in body
    assert str(wording("en")[code]["explain"]).split("\n", 1)[0] in body


def test_diagnostics_have_the_same_words_in_both_languages() -> None:
    swedish, english = (wording(language) for language in LANGUAGES)
    assert swedish.keys() == english.keys()
    assert SEVERITIES.keys() - swedish.keys() == set()
    for code in SEVERITIES:
        assert {"text", "explain"} <= swedish[code].keys(), code
        assert flat(swedish[code]).keys() == flat(english[code]).keys(), code
        for name, said in flat(swedish[code]).items():
            if name != "explain":
                assert asked(said) == asked(flat(english[code])[name]), f"{code}.{name}"


def test_every_diagnostic_is_given_by_some_code() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "problems"
    )
    unused = [code for code in SEVERITIES if f'"{code}"' not in sources]
    assert unused == []


# --- README and the rest ------------------------------------------------------------------------


def test_the_readme_begins_with_the_two_commands_and_is_short() -> None:
    lines = text(ROOT / "README.md").splitlines()
    assert len(lines) <= LONGEST_README
    said = [line for line in lines if line.startswith(("make ", "py -m", "kollegium "))]
    assert [line.split("#")[0].strip() for line in said[:2]] == ["make site", "make test"]
    assert any(line.startswith("py -m builder new portal") for line in said)
    assert any(line.startswith("py -m builder build") for line in said)


def test_commands_that_the_docs_type_are_commands() -> None:
    found = dict(commands(program(words("en")), ""))
    known = {path.split()[0] for path in found}
    pages = [ROOT / "README.md", *DOCS.glob("*.md")]
    typed = {
        name
        for page in pages
        for name in re.findall(r"(?m)^(?:\$ )?(?:kollegium|py -m builder) ([a-z]+)", text(page))
    }
    assert typed
    assert typed <= known, typed - known


def test_make_targets_that_the_docs_type_are_targets() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    pages = [ROOT / "README.md", *DOCS.glob("*.md")]
    typed = {
        name for page in pages for name in re.findall(r"(?m)(?:^|`)make ([a-z-]+)", text(page))
    }
    assert {"site", "test"} <= typed
    assert typed <= targets, typed - targets


def test_links_between_the_docs_lead_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
        for link in re.findall(r"\]\(([^)\s#]+)", re.sub(r"`[^`]*`", "", text(page)))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert dead == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[><=\[ ]", each)[0] for each in needed]
    said = text(DOCS / "dependencies.md").lower()
    stubs = "types-"  # they come with what they describe
    missing = [name for name in names if name.lower() not in said and not name.startswith(stubs)]
    assert missing == []


# --- The strings of the interface ---------------------------------------------------------------

# Keys that are put together: what they begin with, and what may follow, from the program itself.
VOICES = ("usual", "leaders")
AUTHORS_ITEMS = {"step", "question", "exercise", "reading", "film", "pause"}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("kind", "walk"), get_args(MomentKind)),
    "setting": get_args(Setting),
    "status": get_args(Status),
    "role": get_args(Role),
    "school_form": get_args(SchoolForm),
    "material": get_args(MaterialKind),
    # Leaders' blocks are never on a page of these, a quotation needs no label; tables and footnotes
    # have labels for those who do not see them.
    "block": (
        *(name for name in BLOCKS if name not in {"leader", "quote"}),
        *("footnote", "table", "code"),
    ),
    **dict.fromkeys(("facet", "facets"), (*BASIC, *FURTHER)),
    "extent": (
        *(f"time_{step}" for step in hours_steps()),
        *(f"size_{step}" for step in parts_steps()),
        *("media_film", "media_audio"),
    ),
    "sdg": tuple(str(goal) for goal in range(1, 18)),
    **dict.fromkeys(("compliance", "compliance_text"), get_args(Level)),
    **dict.fromkeys(("lack", "lack_means"), LACKS),
    "file": ("csv", "xlsx", "ics"),
    "documents": ("docx", "pdf"),
    "planner": PLANNER_WORDS,
    "meeting_say": MEETING_WORDS,
    "meeting_note": NOTED,
    "hours": ("participant", "leader", "meetings", "preparing", "leading"),
    "weekdays": tuple(str(number) for number in range(1, 8)),
    **dict.fromkeys(("guide_tell", "guide_privacy"), VOICES),
    "guide_task": (*VOICES, *"1234"),
    "guide_listen": get_args(MomentKind),
    # What is done of these an author says, or nobody needs to.
    "guide_do": (
        *sorted({*get_args(ItemKind)} - AUTHORS_ITEMS),
        *("looking-back-tried", "summing-up-kept"),
    ),
    "guide_role": ("leader", "timekeeper", "note-taker", "observer", "presenter", "pairs"),
    "guide_roles": tuple(
        f"{role}{end}"
        for role in ("leader", "timekeeper", "note_taker", "observer")
        for end in ("", "_text")
    ),
    "guide_stuck": tuple(
        f"{name}.{half}"
        for name in ("silence", "dominance", "unread", "retelling", "problems", "agreement")
        for half in ("when", "then")
    ),
    "guide_sheet": ("questions", "cards", "step_in"),
    "guide_of": ("questions", "cards", "step_in"),
    "guide_about": ("questions", "cards"),
    **dict.fromkeys(("guide_further", "guide_plan", "guide_not"), tuple("1234")),
    "guide_step_in": tuple("12345"),
    "guide_agreement": tuple("123456"),
    "module": tuple(status for status in get_args(Status) if status != "published"),
}


def flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = str(value)
    return found


def asked(said: str) -> frozenset[str]:
    """List what a text asks to be given."""
    return frozenset(name for _, name, _, _ in Formatter().parse(said) if name)


@cache
def strings(language: str) -> Mapping[str, str]:
    return flat(tomllib.loads(text(THEME / "strings" / f"{language}.toml")))


class Use(NamedTuple):
    """A place where a string is asked for: its key, or what the key begins with, and the values."""

    where: str
    key: str
    whole: bool
    given: frozenset[str]


@cache
def uses() -> tuple[Use, ...]:
    return (*_in_templates(), *_in_code())


def _in_templates() -> Iterator[Use]:
    parser = Environment(autoescape=True)
    for path in sorted((THEME / "templates").rglob("*.html")):
        where = path.relative_to(ROOT).as_posix()
        parsed = parser.parse(text(path))
        macros = dict(_completing(parsed))
        for call in parsed.find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            first = call.args[0] if call.args else None
            given = frozenset(each.key for each in call.kwargs)
            if name in macros and isinstance(first, nodes.Const):
                yield Use(where, f"{macros[name]}{first.value}", True, frozenset())
            elif name == "t" and isinstance(first, nodes.Const):
                yield Use(where, str(first.value), True, given)
            elif name == "n" and isinstance(first, nodes.Const):
                for form in ("one", "other"):
                    yield Use(where, f"{first.value}.{form}", True, frozenset({"count"}))
            elif name == "t" and isinstance(first, nodes.Concat):
                yield Use(where, _start(first), False, given)
            elif name in {"t", "n"}:
                pytest.fail(f"{where}:{call.lineno}: which string this is, nobody can tell")


def _completing(parsed: nodes.Template) -> Iterator[tuple[str, str]]:
    """Find macros that make a key of their first argument, with what it begins with."""
    for macro in parsed.find_all(nodes.Macro):
        for concat in macro.find_all(nodes.Concat):
            last = concat.nodes[-1]
            if macro.args and isinstance(last, nodes.Name) and last.name == macro.args[0].name:
                start = concat.nodes[0]
                if isinstance(start, nodes.Const) and str(start.value).endswith("."):
                    yield macro.name, str(start.value)


def _start(concat: nodes.Concat) -> str:
    start = concat.nodes[0]
    return str(start.value) if isinstance(start, nodes.Const) else ""


def _in_code() -> Iterator[Use]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "console":
            for call in ast.walk(ast.parse(text(path))):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                    yield from _of_call(path.relative_to(ROOT).as_posix(), call, call.func.attr)


def _of_call(where: str, call: ast.Call, method: str) -> Iterator[Use]:
    given = frozenset(each.arg for each in call.keywords if each.arg)
    asked_for = call.args[0] if call.args else None
    if isinstance(asked_for, ast.IfExp):
        yield from _of_key(where, asked_for.body, method, given)
        yield from _of_key(where, asked_for.orelse, method, given)
    else:
        yield from _of_key(where, asked_for, method, given)


def _of_key(
    where: str, first: ast.expr | None, method: str, given: frozenset[str]
) -> Iterator[Use]:
    is_composed = isinstance(first, ast.JoinedStr)
    start = first.values[0] if isinstance(first, ast.JoinedStr) else first
    key = start.value if isinstance(start, ast.Constant) else ""
    if method == "number" and isinstance(key, str) and re.fullmatch("[a-z_]+", key):
        for form in ("one", "other"):
            yield Use(where, f"{key}.{form}", True, frozenset({"count"}))
    elif method in {"text", "get", "number"} and isinstance(key, str) and _KEY.match(key):
        yield Use(where, key, not is_composed, given)


_KEY = re.compile(r"[a-z_]+\.")


def test_the_interface_has_the_same_strings_in_both_languages() -> None:
    swedish, english = strings("sv"), strings("en")
    assert sorted(swedish) == sorted(english)
    assert [key for key in swedish if asked(swedish[key]) != asked(english[key])] == []
    assert [key for key in swedish if not (swedish[key].strip() and english[key].strip())] == []


def test_every_string_that_is_asked_for_is_there() -> None:
    missing = [
        f"{use.where}: {use.key}" for use in uses() if use.whole and use.key not in strings("sv")
    ]
    assert missing == []
    families = {use.key.partition(".")[0] for use in uses() if not use.whole}
    assert families - FAMILIES.keys() == {"cycle", "audience", "language"}, (
        "say in FAMILIES what may follow"
    )
    for family in sorted(families & FAMILIES.keys()):
        absent = [name for name in FAMILIES[family] if f"{family}.{name}" not in strings("sv")]
        assert absent == [], family


def test_every_string_is_asked_for() -> None:
    whole = {use.key for use in uses() if use.whole}
    begun = {use.key.partition(".")[0] for use in uses() if not use.whole}
    composed = {f"{name}.{each}" for name in begun & FAMILIES.keys() for each in FAMILIES[name]}
    # A portal may name audiences and cycles of its own; the theme knows some of them.
    open_ended = {key for key in strings("sv") if key.partition(".")[0] in begun - FAMILIES.keys()}
    unused = sorted(strings("sv").keys() - whole - composed - open_ended)
    assert not unused, "\n".join(unused)


def test_strings_are_given_what_they_ask_for() -> None:
    wrong = [
        f"{use.where}: {use.key} asks for {sorted(asked(strings('sv')[use.key]))}"
        for use in uses()
        if use.whole and use.key in strings("sv") and asked(strings("sv")[use.key]) != use.given
    ]
    assert not wrong, "\n".join(wrong)


def test_the_theme_s_own_audiences_are_the_built_in_ones() -> None:
    import yaml

    defaults = yaml.safe_load(text(PACKAGE / "defaults" / "defaults.yaml"))
    known = {each if isinstance(each, str) else each["id"] for each in defaults["audiences"]}
    named = {key.partition(".")[2] for key in strings("sv") if key.startswith("audience.")}
    assert named == known

"""Front matter parted from its body, and YAML read letter by letter with its places."""

import pytest

from builder.problems import word
from builder.read.frontmatter import parse_file, parse_yaml
from builder.read.nodes import Mapping, Node, Scalar, Sequence
from builder.read.split import Split, split
from builder.source import Source, Span


def source(text: str) -> Source:
    return Source("f.md", text, "")


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return {key.text: plain(value) for key, value in node.pairs}
        case Sequence():
            return [plain(item) for item in node.items]
    return None


def read(text: str) -> object:
    node, faults = parse_yaml(text, "f.md", 2)
    assert faults == ()
    return plain(node)


def test_a_file_is_parted_with_the_lines_of_its_halves() -> None:
    parts, faults = split(source("---\ntitle: A\naim: B\n---\nText.\n\n---\nMer.\n"))
    assert faults == ()
    assert parts == Split("title: A\naim: B", 2, "Text.\n\n---\nMer.\n", 5)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\n---\n", Split("", 2, "", 3)),
        ("---\n---", Split("", 2, "", 3)),
        ("--- \ntitle: A\n---\t\nText", Split("title: A", 2, "Text", 4)),
    ],
)
def test_front_matter_may_be_empty_and_its_fences_have_trailing_space(
    text: str, parts: Split
) -> None:
    assert split(source(text)) == (parts, ())


@pytest.mark.parametrize(
    ("text", "code", "hint", "line"),
    [
        ("", "empty-file", "", 1),
        (" \n\n", "empty-file", "", 1),
        ("Bara text.\n", "front-matter-missing", "begin", 1),
        ("title: A\n---\nText\n", "front-matter-missing", "line", 1),
        ("—\ntitle: A\n---\n", "front-matter-missing", "line", 1),
        ("----\ntitle: A\n---\n", "front-matter-missing", "line", 1),
        ("\n\n---\ntitle: A\n---\n", "front-matter-missing", "first", 3),
        ("---\ntitle: A\n", "front-matter-unclosed", "close", 1),
        ("---\ntitle: A\n ---\n", "front-matter-unclosed", "close", 1),
    ],
)
def test_what_has_no_front_matter_is_told_why(text: str, code: str, hint: str, line: int) -> None:
    parts, (fault,) = split(source(text))
    assert parts is None
    assert (fault.code, fault.hint, fault.span.line) == (code, hint, line)


@pytest.mark.parametrize(
    "value",
    ["1984", "no", "16.10", "12:30", "010", "1_000", "2026-09-01", "~", "null", "0x1F", "1e3"],
)
def test_values_arrive_letter_by_letter(value: str) -> None:
    assert read(f"key: {value}") == {"key": value}


def test_nothing_after_a_key_is_an_empty_value() -> None:
    node, _ = parse_yaml("title:\naim: x", "f.md", 2)
    assert isinstance(node, Mapping)
    assert node.pairs[0][1] == Scalar("", plain=True, span=Span(2, 7, 2, 7))


def test_a_million_digits_are_text() -> None:
    digits = "9" * 60_000
    assert read(f"hours: {digits}") == {"hours": digits}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("å: 😀 x", Span(2, 4, 2, 7)),
        ("ämne😀: 'ä😀'", Span(2, 8, 2, 12)),
        ("\n\na: b", Span(4, 4, 4, 5)),
        ("a: |\n  hej\n  hå\nb: 1", Span(2, 4, 5, 1)),
        ("a: e\u0301 x", Span(2, 4, 2, 8)),
    ],
)
def test_places_count_characters_from_the_first_line_given(text: str, expected: Span) -> None:
    node, faults = parse_yaml(text, "f.md", 2)
    assert faults == ()
    assert isinstance(node, Mapping)
    assert node.pairs[0][1].span == expected


def test_places_of_keys_lists_and_items() -> None:
    node, _ = parse_yaml("a: [b, {c: d}]\ne:\n  - f", "f.md", 2)
    assert isinstance(node, Mapping)
    (a, listed), (_, items) = node.pairs
    assert a.span == Span(2, 1, 2, 2)
    assert listed.span == Span(2, 4, 2, 15)
    assert isinstance(listed, Sequence)
    assert listed.items[1].span == Span(2, 8, 2, 14)
    assert isinstance(items, Sequence)
    assert items.items[0].span == Span(4, 5, 4, 6)


@pytest.mark.parametrize("odd", ["\u2028", "\u2029"])
def test_other_line_ends_of_yaml_are_characters_like_any(odd: str) -> None:
    # For YAML 1.1 this would be two keys on two lines.
    _, faults = parse_yaml(f"a: x{odd}b: y", "f.md", 2)
    assert [fault.code for fault in faults] == ["yaml-colon"]
    node, faults = parse_yaml(f"a: x{odd}y\nc: z", "f.md", 2)
    assert (plain(node), faults) == ({"a": f"x{odd}y", "c": "z"}, ())


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en anmärkning\n"])
def test_no_yaml_at_all_is_none(text: str) -> None:
    assert parse_yaml(text, "f.md", 2) == (None, ())


def test_an_empty_yaml_file_is_a_fault() -> None:
    node, (fault,) = parse_file(source("# inget här\n"))
    assert node is None
    assert fault.code == "empty-file"


def test_of_a_doubled_key_the_first_stands_and_both_lines_are_told() -> None:
    node, (fault,) = parse_yaml("title: A\naim: B\ntitle: C", "f.md", 2)
    assert plain(node) == {"title": "A", "aim": "B"}
    assert fault.span == Span(4, 1, 4, 6)
    assert word(fault, "sv").message == "nyckeln `title` står redan på rad 2"


def test_doubled_keys_are_found_at_every_depth() -> None:
    _, faults = parse_yaml("a: {b: 1, b: 2}\nc:\n  - d: 1\n    d: 2", "f.md", 2)
    assert [fault.span[:2] for fault in faults] == [(2, 11), (5, 5)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x b", "yaml-anchor", (2, 4)),
        ("a: *x", "yaml-anchor", (2, 4)),
        ("a: *Läsa* mer", "yaml-anchor", (2, 4)),
        ("<<: {a: b}", "yaml-merge", (2, 1)),
        ("a: !!str b", "yaml-tag", (2, 4)),
        ("a: !viktigt", "yaml-tag", (2, 4)),
        ("a: !!python/object/apply:os.system [x]", "yaml-tag", (2, 4)),
        ("%YAML 1.1\n---\na: b", "yaml-tag", (2, 1)),
        ("a: b\n---\nc: d", "yaml-documents", (3, 1)),
        ("a: b\n...\nc: d", "yaml-documents", (4, 1)),
        ("? [a, b]\n: c", "yaml-key", (2, 3)),
        ("a: {{x}}", "yaml-key", (2, 5)),
        (": a", "yaml-key", (2, 1)),
        ('a: "\\ud800"', "yaml-escape", (2, 4)),
        ('a: "\\u0000"', "yaml-escape", (2, 4)),
        ('a: "\\ue000"', "yaml-escape", (2, 4)),
        ('a: "\\q"', "yaml-escape", (2, 4)),
        ('a: "\\u12"', "yaml-escape", (2, 4)),
    ],
)
def test_what_yaml_has_beyond_values_is_refused(
    text: str, code: str, place: tuple[int, int]
) -> None:
    node, (fault,) = parse_yaml(text, "f.md", 2)
    assert node is None
    assert (fault.code, fault.span[:2]) == (code, place)


def test_a_tab_may_part_a_key_from_its_value() -> None:
    assert read("a:\tb\t# c\nd: e\t") == {"a": "b", "d": "e"}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert read('"<<": a') == {"<<": "a"}

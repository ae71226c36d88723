"""Repairs as edits upon a file's bytes: what they name is changed, and not a byte beside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Diagnostic, Edit, diagnose
from builder.fixes import edits_of, mended
from builder.front import ModuleFront, MomentFront, PageFront
from builder.read.decode import decode
from builder.read.frontmatter import parse_yaml
from builder.read.prose import dialect, read_prose
from builder.read.schema import read_front
from builder.read.split import split
from builder.read.steps import alone
from builder.source import Span

FRONTS = {"moment": MomentFront, "module": ModuleFront, "page": PageFront}


def faults_of(kind: str, data: bytes) -> list[Diagnostic]:
    """Read a file as the program does, and get all that is wrong with it."""
    source, faults = decode("f.md", data)
    assert source
    parts, more = split(source)
    faults += more
    if parts is None:
        return [*faults]
    node, found = parse_yaml(parts.front, "f.md", parts.front_line)
    faults += found
    if node:
        faults += read_front(FRONTS[kind], node, "f.md", 1)[2]
    return [*faults, *alone(read_prose("f.md", parts.body, parts.body_line, dialect())).diagnostics]


def fixed(kind: str, text: str) -> str:
    """Mend a file once, as one round of `--fix` does."""
    data = text.encode()
    plan = mended("f.md", data, edits_of(faults_of(kind, data)).get("f.md", ()))
    return plan.after.decode() if plan else text


def front(lines: str) -> str:
    return f"---\n{lines}\n---\n"


TABBED = "questions:\n  - text: A?\n    minutes: 5"
MENDED = [
    ("moment", "minuter: 90", "minutes: 90"),
    ("moment", "minuts: 90", "minutes: 90"),
    ("moment", "frågor: [Vad?]", "questions: [Vad?]"),
    ("moment", "questions:\n  - fråga: Vad?  # först", "questions:\n  - text: Vad?  # först"),
    ("moment", "questions: [{fråga: A?, frivillig: ja}]", "questions: [{text: A?, optional: ja}]"),
    ("moment", "questions: [{text: A?, optional: ja}]", "questions: [{text: A?, optional: true}]"),
    ("moment", "questions: Vad utmanade?", 'questions: ["Vad utmanade?"]'),
    ("moment", "observe: vem som talar", "observe: [vem som talar]"),
    ("moment", "minutes: 090", "minutes: 90"),
    ("moment", "minutes: 1 000", "minutes: 1000"),
    ("moment", "materials: [{article: ..\\a\\b.md}]", "materials: [{article: ../a/b.md}]"),
    ("page", "title: Läsa: en början", 'title: "Läsa: en början"'),
    ("page", 'title: Läsa "nu": mer', "title: 'Läsa \"nu\": mer'"),
    ("page", 'title: Läsa "it\'s": mer', "title: 'Läsa \"it''s\": mer'"),
    ("page", f"title: Läsa: {'x' * 90}", f'title: "Läsa: {"x" * 90}"'),
    ("page", "title: @skolan", 'title: "@skolan"'),
    ("page", "title:Om\norder: 1", "title: Om\norder: 1"),
    ("page", "title: ”Om”", 'title: "Om"'),
    ("page", "title: ”Läsa: mer”", 'title: "Läsa: mer"'),
    ("page", 'title: ‘Säg "hej"’', "title: 'Säg \"hej\"'"),
    ("page", "title: Om\n\torder: 1", "title: Om\n\torder: 1"),  # where it belongs, who knows
    (
        "moment",
        "questions:\n\t- text: A?\n\t\tminutes: 5",
        "questions:\n  - text: A?\n    minutes: 5",
    ),
    ("page", "role: rektor", "role: principal"),
    ("page", "role: Leader", "role: leader"),
    ("page", "titel: Om # titeln", "title: Om # titeln"),
]


@pytest.mark.parametrize(("kind", "wrong", "right"), MENDED)
def test_what_is_certain_is_mended(kind: str, wrong: str, right: str) -> None:
    assert fixed(kind, front(wrong)) == front(right)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("moment", "xyzzy: 1"),
        ("moment", "minuter: 90\nminutes: 45"),  # which of the two?
        ("moment", "minuter: 90\ntid: 45"),
        ("moment", "minuter: en timme"),
        ("moment", "questions: Vad, hur och varför?"),  # one or three?
        ("moment", "questions:\n  - Fråga: vad?: hur?"),
        ("page", "title: Läsa: en # början"),  # a comment, or not?
        ("page", "title: Läsa: en\n  början"),
        ("page", "titlar: Om"),  # two slips
        ("page", "title: ”Läsa"),
        ("page", "role: elev"),
        ("page", 'title: "Om'),
        ("page", "title: Om\ntitle: Igen"),
        ("module", "mål: [a]\ngoals: [b]"),
    ],
)
def test_what_could_be_meant_otherwise_is_left_alone(kind: str, text: str) -> None:
    """Each is a fault, and nobody can know how to mend it."""
    assert faults_of(kind, front(text).encode())
    assert fixed(kind, front(text)) == front(text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("\n\n---\ntitle: Om\n---\nText.\n", "---\ntitle: Om\n---\nText.\n"),
        ("—\ntitle: Om\n---\nText.\n", "---\ntitle: Om\n---\nText.\n"),
        ("---\ntitle: Om\n–––\nText.\n", "---\ntitle: Om\n---\nText.\n"),
        ("---\ntitle: Om\nText.\n–––\nMer.\n", "---\ntitle: Om\nText.\n–––\nMer.\n"),
        ("---\ntitle: Om\n---\n# Hej\n\n## Du\n", "---\ntitle: Om\n---\n## Hej\n\n## Du\n"),
        ("---\ntitle: Om\n---\nHej\n===\n", "---\ntitle: Om\n---\nHej\n===\n"),
        ("---\ntitle: Om\n---\n::: leder\nx\n:::\n", "---\ntitle: Om\n---\n::: leader\nx\n:::\n"),
        ("---\ntitle: Om\n---\na\u202eb\n", "---\ntitle: Om\n---\nab\n"),
    ],
)
def test_around_and_below_the_front_matter(wrong: str, right: str) -> None:
    assert fixed("page", wrong) == right


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(end: str, mark: str) -> None:
    wrong = mark + end.join(
        ("---", "titel: Om: oss  ", "# ord", "", "summary: ”å”", "---", "Text.")
    )
    right = wrong.replace("Om: oss", '"Om: oss"')
    once = fixed("page", wrong)
    assert once == right
    assert fixed("page", once) == right.replace("titel", "title").replace("”å”", '"å"')


def test_edits_that_overlap_wait_for_the_next_time() -> None:
    def fault(code: str, *edits: tuple[int, int, str]) -> Diagnostic:
        fix = tuple(Edit(Span(1, start, 1, end), text) for start, end, text in edits)
        return diagnose(code, "f", fix=fix)

    first, second = fault("a", (1, 4, "x")), fault("b", (3, 5, "y"), (9, 10, "z"))
    assert edits_of([first, second, fault("c", (6, 6, "!"))])["f"] == (
        *first.fix,
        Edit(Span(1, 6, 1, 6), "!"),
    )
    assert edits_of([fault("a", (2, 2, "x")), fault("b", (2, 2, "y"))])["f"] == (
        Edit(Span(1, 2, 1, 2), "x"),
    )


def test_the_difference_is_drawn_as_diff_does() -> None:
    edits = [Edit(Span(2, 1, 2, 6), "title"), Edit(Span(4, 2, 4, 2), "ö")]
    plan = mended("content/f.md", b"---\r\ntitel: Om\r\n---\r\nh", edits)
    assert plan
    assert plan.after.decode() == "---\r\ntitle: Om\r\n---\r\nhö"
    assert plan.diff == (
        "--- a/content/f.md\n"
        "+++ b/content/f.md\n"
        "@@ -1,4 +1,4 @@\n"
        " ---\n"
        "-titel: Om\n"
        "+title: Om\n"
        " ---\n"
        "-h\n"
        "\\ No newline at end of file\n"
        "+hö\n"
        "\\ No newline at end of file\n"
    )


def test_what_changes_nothing_is_no_repair() -> None:
    assert mended("f", b"a", [Edit(Span(1, 1, 1, 2), "a")]) is None
    assert mended("f", b"\xff", [Edit(Span(1, 1, 1, 2), "a")]) is None


_TEXT = st.text(st.sampled_from("ab å\n\r\u2028”: -#"), max_size=60)


@settings(deadline=None)
@given(_TEXT, st.data())
def test_nothing_but_what_is_named_changes(text: str, data: st.DataObject) -> None:
    """Whatever the line ends: the lines the edit does not touch are the same bytes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = data.draw(st.integers(1, len(lines)))
    col = data.draw(st.integers(1, len(lines[number - 1]) + 1))
    plan = mended("f", text.encode(), [Edit(Span(number, col, number, col), "X")])
    assert plan
    after = plan.after.decode()
    at = after.index("X")
    assert after[:at] + after[at + 1 :] == text
    assert (after[:at].replace("\r\n", "\n").replace("\r", "\n").count("\n"), len(after)) == (
        number - 1,
        len(text) + 1,
    )


@pytest.mark.parametrize(("kind", "wrong", "right"), MENDED)
def test_a_repair_does_away_with_its_fault(kind: str, wrong: str, right: str) -> None:
    if wrong != right:
        before, after = (faults_of(kind, front(text).encode()) for text in (wrong, right))
        assert {(each.code, each.span[:2]) for each in before if each.fix}.isdisjoint(
            (each.code, each.span[:2]) for each in after if each.code != "unknown-key"
        )

"""Whatever bytes a file holds, reader and rules answer with what can be worded and shown."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from builder.problems import LANGUAGES, word
from builder.read.find import File, Kind
from builder.read.page import read_file
from builder.read.steps import alone
from builder.rules import OF_FILE
from builder.show import show

PLACES = {
    Kind.PORTAL: "content/portal.yaml",
    Kind.MODULE: "content/modules/m/module.md",
    Kind.PART: "content/modules/m/1-a/part.md",
    Kind.MOMENT: "content/modules/m/1-a/a.md",
    Kind.ARTICLE: "content/modules/m/articles/x.md",
    Kind.PAGE: "content/pages/x.md",
    Kind.PROTOCOL: "content/protocols/x.yaml",
    Kind.CALENDAR: "content/calendars/x.yaml",
    Kind.PLAN: "content/plans/x.yaml",
    Kind.CHECKUP: "content/checkups/x.yaml",
    Kind.GLOSSARY: "content/glossary.yaml",
}
ENDS = ("png", "jpg", "webp", "gif", "svg", "pdf", "txt")
MEDIA = tuple(f"content/pages/media/x.{end}" for end in ENDS)
HEADS = (
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"\xff\xd8\xff\xe0",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"<svg>",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("any")
    for place in (*PLACES.values(), *MEDIA):
        (made / place).parent.mkdir(parents=True, exist_ok=True)
    return made


def through(root: Path, kind: Kind, path: str, data: bytes) -> None:
    """Read a file, and word and draw all that is said of it."""
    (root / path).write_bytes(data)
    read, texts = alone(read_file(root, File(path, kind, 1, len(data)), None, OF_FILE))
    assert read.value is not None or read.diagnostics
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in read.diagnostics:
        assert fault.path == path
        assert 1 <= fault.span.line <= lines
        assert fault.span.col >= 1
        for language in LANGUAGES:
            assert word(fault, language).message
    shown = data.decode("utf-8", "replace")
    assert bool(show(read.diagnostics, "sv", "text", lambda _: shown)) == bool(read.diagnostics)
    assert all(digest and text for digest, text in texts)


kinds = st.sampled_from(sorted(PLACES))
unhurried = settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@unhurried
@given(kinds, st.binary(max_size=400))
@example(Kind.CALENDAR, b"[")
@example(Kind.CALENDAR, b"]\n\n")
def test_any_bytes(root: Path, kind: Kind, data: bytes) -> None:
    through(root, kind, PLACES[kind], data)


@unhurried
@given(kinds, st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_as_front_matter_and_body(
    root: Path, kind: Kind, front: bytes, body: bytes
) -> None:
    through(root, kind, PLACES[kind], b"---\n" + front + b"\n---\n" + body)


@unhurried
@given(kinds, st.text(max_size=200), st.text(max_size=200))
def test_any_text_as_front_matter_and_body(root: Path, kind: Kind, front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    through(root, kind, PLACES[kind], text.encode("utf-8", "surrogatepass"))


SIGNS = st.sampled_from(
    (
        *"[]()<>!*_`~\\&#|:{}\"'=-+.^$@/?;% \t\n",
        *("\n\n", "\r\n", "  \n", "    ", "::: tip\n", "::: leader\n", ":::\n", "```\n", "~~~\n"),
        *("[^1]", "[^1]: ", "[a]: ", "*[A]: ", "1. ", "- ", "> ", "## ", "<div>", "</div>", "<!--"),
        *("-->", "<![CDATA[", "]]>", "<?", "?>", "<b ", "&amp;", "{: #a .b c=d }", "javascript:"),
        *("http://", "../", "a", "å", "e\u0301", "👩\u200d🏫", "\u2028", "\x85", "\ufeff", "\x00"),
        *("\ue000", "\ue001tip ", "\ue002", "\U000f0000", "\U00100000", "\u202e", "klzzwxh:0001"),
        *("\x02", "\x03", "\x02amp\x03", "stx", "wzxhzdk:0"),
    )
)


@settings(deadline=None, max_examples=700)
@given(st.lists(SIGNS, max_size=60).map("".join))
def test_any_heap_of_signs_as_a_body(root: Path, body: str) -> None:
    text = f"---\n---\n{body}"
    through(root, Kind.MOMENT, PLACES[Kind.MOMENT], text.encode())


@settings(deadline=None, max_examples=40)
@given(st.lists(SIGNS, min_size=1, max_size=5).map("".join), st.integers(2, 2000))
def test_any_signs_over_and_over(root: Path, piece: str, times: int) -> None:
    text = f"---\n---\n{piece * min(times, 20_000 // len(piece))}"
    through(root, Kind.MOMENT, PLACES[Kind.MOMENT], text.encode())


@unhurried
@given(st.sampled_from(MEDIA), st.sampled_from(HEADS), st.binary(max_size=300))
def test_any_bytes_as_a_picture_or_document(
    root: Path, path: str, head: bytes, data: bytes
) -> None:
    through(root, Kind.MEDIUM, path, head + data)

"""Hostile Markdown is read, or refused, in seconds and little memory; the same on every machine.

Each case runs in a process whose time and memory the system counts. Those that the limits catch are
caught by counting alone; `slow` ones pass them, and are what the time limit is for.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder.engine.apart import TookTooLong
from builder.read import body as reading
from builder.read.body import read_body
from builder.read.limits import is_heavy, too_complex
from builder.read.prose import Prose
from builder.read.steps import alone

ROOT = Path(__file__).parents[2]
MOST_SECONDS, MOST_MEGABYTES = 10, 300
LINE = 20_000  # characters, the longest line that is read

# A piece, and how often: on one line as long as any, or on many lines.
LINES = (
    *("[", "![", "[a](", "[a", "[a ", "[]", "[a][b]", "[a](<", "[](", "![](", '[a](b "c" ', "](b)"),
    *("<", "<a ", "<a b='", "<div>", "</div>", "<b>", "<i id=a>", "<br/>", "<!--", "<![CDATA["),
    *("<?", "<!", "<a@b", "<http://a", "<textarea>", "<svg>", "<p><i class=a>", "<table><td>"),
    *("*", "_", "*a ", "**a ", "_a ", "a_", "*a_ ", "***a** b*", "a**b", "`", "`a", "`` a "),
    *("> ", ">", "- ", "* ", "+ ", "1. ", ": ", "{", "{: ", "{#a}", "\\", "\\*", "&", "&amp;"),
    *("&#", "|", "a|", "-|", "#", "# ", "=", "-", "- - - ", "_ ", "^", "[^1]", "*[a]", "~", ":"),
    *("::: tip ", "(", ")", "]", '"', "'", "*_`[<&\\!", "$", " ", "\t", "a:", "!["),
)
BLOCKS = (
    *("[a](b.md) ord", "[a]: b", "[a]:", '[a]: b "', "[^1]: a", "[^1]", "*[A]: b", "A", "a  "),
    *("> a", ">> a", "- a", "- a\n    - b", "1. a", "a\n: b", ": b", "# a", "## a\n\nb", "a\n="),
    *("a\n-", "```", "```a", "~~~", "    a", "|a|b|\n|-|-|", "|a|b|", "<div>", "<div>\n", "<b>a"),
    *("<!-- a", "<? a", "<!DOCTYPE a", "<pre>\n", "<script>", "<i class=a>\n\nb", "a\n{: .b }"),
    *("::: tip", "::: tip\na\n:::", "::: leader\na\n:::", "::: x\n:::", ":::", "***", "*a* `b` c"),
    *("[" * 50, "*a **b", "{#a}\n\n    __\n> a\n> ", "\n> |-|-->> <div>[", "&amp;\n\n    |```>"),
    *("\n\n_|-|", "- \t```\n\n", "> - > - a", "<b", "<b c='", "ord " * 100),
)
CASES = {
    **{f"{piece!r} in a line": piece * (LINE // len(piece)) for piece in LINES},
    **{f"{piece!r} in lines": f"{piece}\n" * (60_000 // len(piece)) for piece in BLOCKS},
    **{f"{piece!r} in a megabyte": f"{piece}\n" * (1_000_000 // len(piece)) for piece in BLOCKS},
    "brackets around links": "[" * 5000 + "a" + "](b)" * 3000,
    "stairs of quotations": "\n".join(">" * depth + " a" for depth in range(300)),
    "stairs of lists": "\n".join("    " * depth + "- a" for depth in range(100)),
    "stairs of tabs": "\n".join("\t" * depth + "- a" for depth in range(100)),
    "stairs of ticks": " ".join("`" * count for count in range(1, 198)),
    "stairs of blocks": "\n".join("::: tip" for _ in range(17)),
    "many definitions": "".join(f"[a{n}]: b{n}\n" for n in range(40_000)),
    "many notes": "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(3000)),
    "notes in notes": "\n\n".join(f"[^{n}]: [^{n + 1}]" for n in range(900)) + "\n\n[^0]",
    "many abbreviations": "".join(f"*[A{n}]: b\n" for n in range(100)) + "A1 A2\n" * 30_000,
    "many styles": "".join(f"<i class=a{n}>" for n in range(500)) + "\n\n" + "<p>a\n\n" * 4000,
    "an endless heading": "# a " + "#" * (LINE - 5),
    "endless attributes": "# a {" + "a=b " * 4000 + "}",
    "endless blanks": "a" + " " * (LINE - 2) + "b",
    "only line breaks": "\n" * 1_000_000,
    "only text": "ord och ord\n" * 80_000,
    "only text, in paragraphs": ("ord och ord " * 20 + "\n\n") * 4000,
}


def test_there_are_well_over_a_hundred() -> None:
    assert len(CASES) > 150


@pytest.fixture(scope="module")
def measured() -> dict[str, tuple[float, int, list[str]]]:
    """Read every case in one process, apart where that is due, and count what it took."""
    script = "import tests.read.test_hostile_bodies as t; t.measure()"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name: (spent, peak, codes) for name, spent, peak, codes in json.loads(done.stdout)}


def measure() -> None:
    """Print of each case the seconds it took, the megabytes at most so far, and what is told."""
    import resource
    import time

    found = []
    for name, text in CASES.items():
        began = time.monotonic()
        told = alone(read_body("f.md", text, 1)).diagnostics
        spent = time.monotonic() - began
        peak = max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
        found.append((name, spent, peak, sorted({f"{each.code} {each.hint}" for each in told})))
    sys.stdout.write(json.dumps(found))


def _own_peak() -> int:
    """Tell this process's megabytes at most; `getrusage` would count those of who started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    (line,) = (each for each in status.read_text("ascii").splitlines() if "VmHWM" in each)
    return int(line.split()[1]) // 1024


@pytest.mark.skipif(sys.platform == "win32", reason="that system counts no memory of children")
def test_none_takes_long_or_much(measured: dict[str, tuple[float, int, list[str]]]) -> None:
    slow = {name: spent for name, (spent, _, _) in measured.items() if spent > MOST_SECONDS}
    assert not slow
    peak = max(peak for _, peak, _ in measured.values())
    assert peak < MOST_MEGABYTES


def test_few_are_left_to_the_time_limit(measured: dict[str, tuple[float, int, list[str]]]) -> None:
    """What the clock decides may come out otherwise elsewhere."""
    late = [name for name, (_, _, told) in measured.items() if "too-complex time" in told]
    assert len(late) <= 3, late


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[" * 601, 1, "block"),
        ("a\n\nb\n" + "[c] " * 601, 3, "block"),
        ("<b>" * 601, 1, "block"),
        ("`" * 4001, 1, "block"),
        ("*a* " * 2001, 1, "block"),
        ("a\n" + "b  \n" * 2001, 1, "block"),
        ("[a](b) " * 500 + "\n\n" + "[a](b)\n\n" * 5501, 1, "text"),
        ("# a\n" * 2001, 1, "text"),
        ("a\n---\n" * 2001, 1, "text"),
        ("```\n" * 2001, 1, "text"),
        ("a[^1]\n\n" * 1001, 1, "text"),
        ("*[a]: b\n" * 101, 1, "text"),
        (": b\n\n" * 2001, 1, "text"),
        ("| a | b | c |\n" * 12_501, 1, "text"),
        ("::: tip\n:::\n" * 1001, 1, "text"),
        ("a\n" * 50_001, 1, "lines"),
        ("<i>" * 400 + "\n\n" + "<p>\n\n" * 3000, 1, "styled"),
        ("a\n\n" + ">" * 17 + " b", 3, "deep"),
        ("> " * 17 + "b", 1, "deep"),
        ("- " * 17 + "b", 1, "deep"),
        ("a\n" + " " * 64 + "- b", 2, "deep"),
        ("a\n" + "\t" * 16 + "1. b", 2, "deep"),
        ("::: tip\n" * 17, 17, "deep"),
    ],
)
def test_a_limit_is_told_where_it_is_passed(text: str, line: int, hint: str) -> None:
    (fault,) = alone(read_body("f.md", text, 10)).diagnostics
    assert (fault.code, fault.span.line, fault.hint) == ("too-complex", 9 + line, hint)


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) " * 300,
        "- [a](b.md), [c](d.md)\n" * 300,
        "*a* " * 2000,
        "| a | b |\n|---|---|\n" + "| c | d |\n" * 2000,
        "# a\n\n" * 400,
        "> " * 16 + "a",
        "\n".join("    " * depth + "- a" for depth in range(15)),
        "- " * 40,
        "* " * 40,
        "\n".join("::: tip" for _ in range(16)) + "\na\n" + ":::\n" * 16,
        "::: tip\na\n:::\n" * 100,
        "ord " * 12_000,
        ":" * 30,
        "a\n\n" + "-" * 200 + "\n\n" + "=" * 200,
    ],
)
def test_what_people_write_is_below_every_limit(text: str) -> None:
    assert too_complex("f.md", text, 1, heavy=is_heavy(text)) is None


def test_an_ordinary_text_is_read_here_and_a_heavy_one_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def apart(_function: object, arguments: tuple[str, str, int], _seconds: float) -> Prose:
        asked.append(len(arguments[1]))
        return Prose()

    monkeypatch.setattr(reading, "apart", apart)
    alone(read_body("f.md", "## Rubrik\n\nEn [länk](https://example.org/) och text.\n\n" * 60, 1))
    assert asked == []
    heavy = "ord " * 20_000
    assert is_heavy(heavy)
    alone(read_body("f.md", heavy, 1))
    assert asked == [len(heavy)]


def test_it_makes_no_difference_where_a_text_is_read() -> None:
    text = "## Rubrik\n\nText med [länk](b.md) och [^1].\n\n::: leader\nx\n:::\n\n[^1]: n\n\n" * 300
    assert is_heavy(text)
    assert alone(read_body("f.md", text, 5)) == reading.read_here("f.md", text, 5)


def test_what_the_clock_refuses_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> Prose:
        raise TookTooLong

    monkeypatch.setattr(reading, "apart", late)
    (fault,) = alone(read_body("f.md", "ord " * 20_000, 7)).diagnostics
    assert (fault.code, fault.span.line, fault.hint) == ("too-complex", 7, "time")

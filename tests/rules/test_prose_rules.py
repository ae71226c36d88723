"""Rules over the prose of one file: right and wrong, each at its place."""

import pytest

from builder.rules.headings import headings
from builder.rules.language import language
from builder.rules.links import links
from builder.rules.pictures import pictures
from builder.rules.readability import readability
from builder.rules.tables import tables
from tests.rules.written import stretch, text_of, told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## A\n\n### B\n\n## C\n\n### D\n\n#### E", []),
        ("## A\n\n#### B", ["heading-level 5:1"]),
        ("### A", ["heading-level 3:1"]),
        ("A\n-\n\n#### B\n\n## C\n\n#### D", ["heading-level 6:1", "heading-level 10:1"]),
        ("# A\n\n## B", []),  # `top-heading` is told as the prose is read
        ("# A\n\n### B", []),
        ("<h2>A</h2>\n\n<h4>B</h4>", ["heading-level 5:1"]),
        ("## A\n\n::: leader\n### B\n:::\n\n## C", []),
        ("## A\n\n::: leader\n#### B\n:::", ["heading-level 6:1"]),
        ("## ", ["empty-heading 3:1"]),
        ("```\n#### Kod\n```", []),
    ],
)
def test_headings(body: str, expected: list[str]) -> None:
    assert told(headings, text_of(body)) == [
        each.replace(each.split()[1], _down(each.split()[1])) for each in expected
    ]


def _down(place: str) -> str:
    """The tests count lines from the body's first but two; front matter of three lines precedes."""
    line, col = place.split(":")
    return f"{int(line) + 1}:{col}"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[Läs mer om samtal](x.md)", ""),
        ("[läs mer](x.md)", "vague-link"),
        ("[Här!](x.md)", "vague-link"),
        ("[**Klicka  här**](x.md)", "vague-link"),
        ("[Läs mer »](x.md)", "vague-link"),
        ("[Härnösand](x.md)", ""),
        ("[read more](x.md)", "vague-link"),
        ("[https://example.org/a](https://example.org/a)", "bare-link"),
        ("<https://example.org/a>", "bare-link"),
        ("[www.example.org](https://www.example.org/)", "bare-link"),
        ("[example.org/a/b](https://example.org/a/b)", "bare-link"),
        ("[example.org](https://example.org/)", ""),
        ("[namn@example.org](mailto:namn@example.org)", ""),
        ("[](x.md)", "empty-link"),
        ("[![](a.svg)](x.md)", "empty-link"),
        ("[![En cykel](a.svg)](x.md)", ""),
        ("[här][x]\n\n[x]: y.md", "vague-link"),
        ('<a href="x.md">här</a>', "vague-link"),
        ("`[här](x.md)`", ""),
        ("Fot[^1]\n\n[^1]: Not.", ""),
    ],
)
def test_links(body: str, code: str) -> None:
    assert [each.split()[0] for each in told(links, text_of(body))] == ([code] if code else [])


def test_a_link_is_told_where_its_address_stands() -> None:
    file = text_of("Text [här](../x.md), [här\nigen](y.md).")
    assert [stretch(file, fault) for fault in links(file)] == ["../x.md"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![En cykel](a.svg)", ""),
        ("![cykel](cykel.svg)", ""),
        ("![](a.svg)", "no-alt"),
        ("![ ](a.svg)", "no-alt"),
        ("![cykel.svg](a.svg)", "alt-file-name"),
        ("![IMG_2041](a.svg)", "alt-file-name"),
        ("![bild 3](a.svg)", "alt-file-name"),
        ("![min-cykel](min-cykel.svg)", "alt-file-name"),
        ("![Bild 3: tre cyklar](a.svg)", ""),
        ('<img src="a.svg" alt="">', ""),
        ('<img src="a.svg">', "no-alt"),
        ('<img src="a.svg" alt="En cykel">', ""),
        ("`![](a.svg)`", ""),
    ],
)
def test_pictures(body: str, code: str) -> None:
    assert [each.split()[0] for each in told(pictures, text_of(body))] == ([code] if code else [])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("| A | B |\n| --- | --- |\n| 1 | 2 |", 0),
        ("|  |  |\n| --- | --- |\n| 1 | 2 |", 1),
        ("| | |\n|:-|-:|\n| 1 | 2 |", 1),
        ("|  | B |\n| --- | --- |\n| 1 | 2 |", 0),
        ("```\n| | |\n|-|-|\n```", 0),
        ("    | | |\n    |-|-|", 0),
        ("<table><tr><td>1</td></tr></table>", 1),
        ("<table><tr><th>A</th></tr><tr><td>1</td></tr></table>", 0),
        ("<table><tr><td>1</table> <TABLE><tr><th>2</TABLE>", 1),
        ("Skriv `<table>` så.", 0),
    ],
)
def test_tables(body: str, wrong: int) -> None:
    assert len(told(tables, text_of(body))) == wrong


SWEDISH = "Det är inte lätt att säga vad som är rätt för alla, och det behöver man inte heller.\n\n"
ENGLISH = "The aim of the study was to find what teachers do with the time that they are given."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (SWEDISH * 3, []),
        (SWEDISH * 3 + ENGLISH, ["en"]),
        (SWEDISH * 3 + f"> {ENGLISH}", ["en"]),
        (SWEDISH * 3 + f"{ENGLISH}\n{{lang=en}}", []),
        (SWEDISH * 3 + f"*{ENGLISH}*{{lang=en}}", []),
        (SWEDISH * 3 + f'<span lang="en">{ENGLISH}</span>', []),
        (SWEDISH * 3 + f"```\n{ENGLISH}\n```", []),
        (SWEDISH * 3 + "Läs *Talk for Learning* före träffen, gärna två gånger.", []),
        (
            SWEDISH * 3 + "Wir haben nicht gewusst, dass die Kinder auch mit der Zeit spielen.",
            ["de"],
        ),
        (ENGLISH + "\n\n" + ENGLISH + "\n\n" + SWEDISH, ["sv"]),
    ],
)
def test_language(body: str, found: list[str]) -> None:
    faults = list(language(text_of(body)))
    assert [dict(fault.values)["language"] for fault in faults] == found


def test_a_file_that_says_its_language_is_believed() -> None:
    assert list(language(text_of(ENGLISH, "language: en"))) == []
    assert len(list(language(text_of(ENGLISH, "language: sv")))) == 1


def test_a_foreign_passage_is_told_from_its_first_word_to_its_last() -> None:
    file = text_of(f"{SWEDISH * 2}- *{ENGLISH}*\n- Mer.")
    (fault,) = language(file)
    assert stretch(file, fault) == ENGLISH


def test_long_sentences() -> None:
    fine, long = " ".join(["ord"] * 45), " ".join(["ord"] * 46)
    assert told(readability, text_of(f"Alla {fine[4:]}.")) == []
    file = text_of(f"Kort.\n\n- {fine}.\n\nNu {long}. Slut.")
    (fault,) = readability(file)
    assert stretch(file, fault) == f"Nu {long}."
    assert dict(fault.values)["words"] == "47"
    # What is no prose counts not: code, tables, addresses, headings.
    address = "/".join(["ord"] * 60)
    assert told(readability, text_of(f"`{long} ord`\n\n| {long} | {long} |\n\n## {long}")) == []
    assert told(readability, text_of(f"[Se](https://example.org/{address}).")) == []


def test_heavy_texts() -> None:
    heavy = "Verksamhetsutveckling förutsätter genomarbetade kvalitetssäkringsprocesser här. "
    light = "Vi ser vad barnen gör när de leker. "
    assert told(readability, text_of(heavy * 45)) == ["hard-to-read 4:1"]
    assert told(readability, text_of(heavy * 20)) == []  # too short to measure
    assert told(readability, text_of(light * 45)) == []

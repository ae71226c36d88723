"""Prose parted at its headings, from what reading leaves on the shelf."""

import pytest

from builder.read.body import read_here
from builder.search.passages import joined, passages


def parted(body: str) -> list[tuple[str, ...]]:
    prose = read_here("om.md", body, 1)
    return [tuple(each) for each in passages(dict(prose.texts)[prose.body.digest])]


def test_each_heading_begins_a_passage() -> None:
    body = "Först.\n\n## Så *gör* ni {#sa}\n\nLäs\nvidare.\n\n### Mer & mer\n\n- ett\n- två\n"
    assert parted(body) == [
        ("", "", "Först."),
        ("sa", "Så gör ni", "Läs vidare."),
        ("mer-mer", "Mer & mer", "ett · två"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Läs *om*kring [ord](https://example.org)en.", "Läs omkring orden."),
        ("m<sup>2</sup> blir", "m 2 blir"),
        ("Ett&shy;ord &lt;b&gt; &amp; &quot;", 'Ettord <b> & "'),
        ("rad  \nrad", "rad · rad"),
        ("> Citat.\n\nText", "Citat. Text"),
        ("| A | B |\n|---|---|\n| c | d |", "A · B · c · d"),
        ("Se bild: ![en cykel](b.png) här.", "Se bild: här."),
        ("::: tip\nProva.\n:::\n\nSlut", "Prova. Slut"),
        ("    kod < 3\n", "kod < 3"),
        ("Term\n:   Betydelse", "Term · Betydelse"),
    ],
)
def test_a_passage_is_plain_text(body: str, text: str) -> None:
    assert parted(body)[0] == ("", "", text)


def test_footnotes_are_a_passage_and_their_numbers_are_no_words() -> None:
    body = "Ord[^1] och.\n\n## Rubrik\n\nText.[^2]\n\n[^1]: En not.\n[^2]: Två.\n"
    assert parted(body) == [
        ("", "", "Ord och."),
        ("rubrik", "Rubrik", "Text."),
        ("fn:1", "", "En not. Två."),
    ]


def test_of_the_leader_s_there_is_nothing() -> None:
    assert "HEMLIGT" not in str(parted("Text.\n\n::: leader\n## HEMLIGT\n\nHEMLIGT\n:::\n\nMer."))


def test_lines_are_joined_as_they_read() -> None:
    assert joined(["Ett.", " två  ", "", "tre?", "fyra"]) == "Ett. två · tre? fyra"

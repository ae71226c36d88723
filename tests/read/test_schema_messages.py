"""Faults of front matter as an author reads them: where, what, and how to mend it."""

import pytest

from builder.front import ModuleFront, MomentFront, PlanFront, PortalFront
from builder.problems import word
from builder.read.frontmatter import parse_yaml
from builder.read.schema import read_front

PORTAL = "title: P\norganisation: O\nlanguage: sv\nlicence: L\ncontact: {name: N}\n"
MODULE = (
    "title: T\nsummary: S\npurpose: P\nschool_forms: [GR]\naudiences: [teachers]\n"
    "licence: L\nstatus: draft\nupdated: 2026-10-01\n"
)
KINDS = {MomentFront: "", ModuleFront: MODULE, PortalFront: PORTAL, PlanFront: ""}


def told(kind: type, text: str, language: str = "sv") -> list[str]:
    """Give the faults of `text`, which begins on line 1 after what the kind requires."""
    whole = KINDS[kind] + text
    node, faults = parse_yaml(whole, "f", 1 - KINDS[kind].count("\n"))
    _, _, more = read_front(kind, node, "f", 1)
    lines = []
    for fault in (*faults, *more):
        worded = word(fault, language)
        hint = f" = {worded.hint}" if worded.hint else ""
        lines.append(f"{fault.span.line}:{fault.span.col} [{fault.code}] {worded.message}{hint}")
    return lines


SWEDISH = [
    (
        MomentFront,
        "minuter: 90",
        "1:1 [unknown-key] jag känner inte till nyckeln `minuter` = skriv `minutes`",
    ),
    (
        MomentFront,
        "frågor: [A?]",
        "1:1 [unknown-key] jag känner inte till nyckeln `frågor` = skriv `questions`",
    ),
    (
        MomentFront,
        "minuts: 90",
        "1:1 [unknown-key] jag känner inte till nyckeln `minuts` = menade du `minutes`?",
    ),
    (
        MomentFront,
        "questions: [{fråga: A?}]",
        "1:14 [unknown-key] jag känner inte till nyckeln `fråga` = skriv `text`",
    ),
    (
        MomentFront,
        "questions: [{minutes: 5}]",
        (
            "1:13 [missing-key] nyckeln `text` saknas = "
            "skriv till exempel `text: Vad i texten utmanar?`"
        ),
    ),
    (
        MomentFront,
        "minutes: no",
        "1:10 [wrong-type] `minutes` kan inte vara `no` = skriv ett helt antal minuter, som `45`",
    ),
    (
        MomentFront,
        "minutes: 090",
        "1:10 [wrong-type] `minutes` kan inte vara `090` = skriv `90`, utan nolla först",
    ),
    (
        MomentFront,
        "minutes: 1_000",
        "1:10 [wrong-type] `minutes` kan inte vara `1_000` = skriv siffrorna tätt ihop: `1000`",
    ),
    (MomentFront, "minutes: 0", "1:10 [out-of-range] `minutes` ska vara från 1 till 1440"),
    (
        MomentFront,
        "minutes: 90:00",
        (
            "1:10 [wrong-type] `minutes` kan inte vara `90:00` = skriv "
            "ett helt antal minuter, som `45`"
        ),
    ),
    (
        MomentFront,
        "questions: [{text: A?, optional: ja}]",
        "1:34 [wrong-type] `optional` kan inte vara `ja` = skriv `true` (ja) eller `false` (nej)",
    ),
    (
        MomentFront,
        "questions: Vad?",
        "1:12 [not-a-list] `questions` ska vara en lista = skriv `[Vad?]`",
    ),
    (
        MomentFront,
        "title: [a, b]",
        "1:8 [not-one-value] `title` ska ha ett enda värde, inte en lista eller egna nycklar",
    ),
    (MomentFront, "observe:\n  - a\n  -", "3:4 [empty-value] `observe` har inget värde"),
    (
        MomentFront,
        "materials: [{title: x}]",
        (
            "1:13 [material-kind] ett material ska ha en av nycklarna `article`, `film`, `audio`, "
            "`document`, `link`, `book` = lägg till den nyckel som säger vad materialet är"
        ),
    ),
    (
        MomentFront,
        "materials: [{filmen: x}]",
        "1:14 [unknown-key] jag känner inte till nyckeln `filmen` = menade du `film`?",
    ),
    (
        MomentFront,
        "materials: [https://x.se/]",
        "1:13 [not-keys] `materials` ska ha egna nycklar med värden",
    ),
    (
        MomentFront,
        "materials: [{link: 'javascript:alert(1)'}]",
        "1:20 [unsafe-link] länkar som börjar med `javascript:` får inte finnas",
    ),
    (
        MomentFront,
        "materials: [{article: ..\\articles\\a.md}]",
        (
            "1:23 [wrong-type] `article` kan inte vara `..\\articles\\a.md` = "
            "skriv vanliga snedstreck: `../articles/a.md`"
        ),
    ),
    (
        MomentFront,
        'materials: [{film: ../a.mp4, length: "7:64"}]',
        "1:38 [not-a-time] tiden `7:64` finns inte",
    ),
    (ModuleFront, "review_by: 2026-13-45", "1:12 [not-a-date] datumet `2026-13-45` finns inte"),
    (
        ModuleFront,
        "review_by: 1 oktober",
        (
            "1:12 [wrong-type] `review_by` kan inte vara `1 oktober` = "
            "skriv ett datum som år-månad-dag, som `2026-10-01`"
        ),
    ),
    (ModuleFront, "group_size: 8-4", "1:13 [range-backwards] `8-4` slutar innan det börjar"),
    (ModuleFront, "sdg: [18]", "1:7 [out-of-range] `sdg` ska vara från 1 till 17"),
    (
        ModuleFront,
        "subjects: [Svenska]",
        (
            "1:12 [wrong-type] `subjects` kan inte vara `Svenska` = skriv ett id med små bokstäver "
            "a–z, siffror och bindestreck, som `samtal-om-texter`"
        ),
    ),
    (
        PlanFront,
        "spare_weekdays: [tisdag]",
        "1:18 [not-in-list] `spare_weekdays` kan inte vara `tisdag` = menade du `tuesday`?",
    ),
    (
        PlanFront,
        "start: v54",
        "1:8 [out-of-range] `start` ska vara från 1 till 53",
    ),
    (
        PortalFront,
        "outputs: [webb]",
        (
            "1:11 [not-in-list] `outputs` kan inte vara `webb` = välj bland `portal`, `guides`, "
            "`schedules`, `logs`, `search`, `reading`, `documents`, `pdf`, `packages`"
        ),
    ),
    (
        PortalFront,
        "words: {ledare: x}",
        "1:9 [not-in-list] `words` kan inte vara `ledare` = menade du `leader`?",
    ),
    (
        PortalFront,
        "cycles: {kort: {moments: [{letter: AB, kind: activity, setting: group}]}}",
        "1:36 [wrong-type] `letter` kan inte vara `AB` = skriv en enda bokstav, som `A`",
    ),
    (
        PortalFront,
        "base_url: example.org",
        (
            "1:11 [wrong-type] `base_url` kan inte vara `example.org` = "
            "skriv en webbadress som börjar med `https://`"
        ),
    ),
]


@pytest.mark.parametrize(("kind", "text", "expected"), SWEDISH, ids=[case[1] for case in SWEDISH])
def test_a_fault_in_swedish(kind: type, text: str, expected: str) -> None:
    assert told(kind, text) == [expected]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (
            MomentFront,
            "minuter: 90",
            "1:1 [unknown-key] I do not know the key `minuter` = write `minutes`",
        ),
        (
            MomentFront,
            "minutes: no",
            (
                "1:10 [wrong-type] `minutes` cannot be `no` = "
                "write a whole number of minutes, such as `45`"
            ),
        ),
        (ModuleFront, "review_by: 2026-02-30", "1:12 [not-a-date] there is no date `2026-02-30`"),
        (
            PlanFront,
            "groups: [{id: a}]",
            "1:10 [missing-key] the key `name` is missing = write, for example, `name: Lag 7–9`",
        ),
        (
            MomentFront,
            "materials: [{film: ../a.mp4, link: https://x.se/}]",
            (
                "1:13 [material-kind] a material needs one of the keys `article`, `film`, `audio`, "
                "`document`, `link`, `book` = several of them stand here: make a material of each"
            ),
        ),
    ],
)
def test_a_fault_in_english(kind: type, text: str, expected: str) -> None:
    assert told(kind, text, "en") == [expected]


def test_all_faults_of_a_file_are_told_at_once_in_order_and_without_cascades() -> None:
    node, _ = parse_yaml(
        "titel: T\nsummary:\nschool_forms: [gr]\naudiences: [teachers]\nlicence: L\n"
        "status: utkast\nhours: 010\nupdated: 2026-13-45\nfunding: {logo: media/eu.svg}\n",
        "f",
        2,
    )
    _, _, faults = read_front(ModuleFront, node, "f", 1)
    assert [(fault.span[:2], fault.code) for fault in faults] == [
        ((2, 1), "missing-key"),  # purpose; title is not missing, it is misspelt
        ((2, 1), "unknown-key"),
        ((3, 1), "empty-value"),
        ((4, 16), "not-in-list"),
        ((7, 9), "not-in-list"),
        ((8, 8), "wrong-type"),
        ((9, 10), "not-a-date"),
        ((10, 10), "missing-key"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("sammanfattning", "summary"),
        ("syfte", "purpose"),
        ("mål", "goals"),
        ("Målgrupp", "audiences"),
        ("skolform", "school_forms"),
        ("författare", "authors"),
        ("licens", "licence"),
        ("license", "licence"),
        ("källor", "references"),
        ("school-forms", "school_forms"),
        ("Title", "title"),
        ("tilte", "title"),
    ],
)
def test_swedish_words_and_slips_are_answered_with_the_key(written: str, meant: str) -> None:
    node, _ = parse_yaml(f"{MODULE}{written}: x\n", "f", 1)
    _, _, (fault,) = read_front(ModuleFront, node, "f", 1)
    assert dict(fault.values)["nearest"] == meant


@pytest.mark.parametrize("text", ["- a\n- b", "bara text", "[a]"])
def test_front_matter_that_is_no_mapping(text: str) -> None:
    node, _ = parse_yaml(text, "f", 2)
    value, _, (fault,) = read_front(ModuleFront, node, "f", 1)
    assert value is None
    assert (fault.code, fault.span[:2]) == ("front-matter-not-keys", (2, 1))


def test_a_long_value_is_shortened_in_a_message() -> None:
    (line,) = told(MomentFront, f"minutes: {'x' * 5_000}")
    assert "`" + "x" * 39 + "…`" in line
    (line,) = told(MomentFront, "minutes: |\n  a\n  b")
    assert "`a b`" in line


def test_braces_in_a_value_are_no_template() -> None:
    (line,) = told(MomentFront, 'minutes: "{key.__class__}"')
    assert "`{key.__class__}`" in line

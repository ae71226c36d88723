"""Every code's page: it fits a terminal, and its examples are what they say they are."""

from pathlib import Path

import pytest

from builder.problems import LANGUAGES, entry
from builder.problems.table import SEVERITIES
from builder.show.reference import draw_list, draw_page
from tests.codes.case import collected
from tests.stories.stage import GIVEN, Stage
from tests.stories.story import read_story

PAGE = "content/pages/om.md"
MOMENT = "content/modules/lasa/1-start/b.md"
PREPARATION = "content/modules/lasa/1-start/a.md"
ACTIVITY = "content/modules/lasa/1-start/c.md"
MODULE = "content/modules/lasa/module.md"
PART = "content/modules/lasa/1-start/part.md"
PORTAL = "content/portal.yaml"
CALENDAR = "content/calendars/2026-27.yaml"
PLAN = "content/plans/ang.yaml"
GLOSSARY = "content/glossary.yaml"
CHECKUP = "content/checkups/lage.yaml"
# A calendar for plans to stand in, and paces that fit no module.
YEAR = "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}"
PACES = {
    "no-usual-pace": "paces: {three-week: {weeks: [1, 1, 1]}, fortnightly: {weeks: [1, 1, 1]}}",
    "pace-misfit": "paces: {tre: {weeks: [1, 1, 1]}}",
}

# Where an example stands, if it is not the front matter of a page; `text` is a page's body.
WHERE = {
    **dict.fromkeys(("yaml-list", "yaml-bracket", "missing-key"), PART),
    **dict.fromkeys(("not-a-date", "not-keys", "range-backwards"), MODULE),
    **dict.fromkeys(("unknown-area", "unknown-subject", "unknown-audience"), MODULE),
    **dict.fromkeys(("unknown-stage", "unknown-school-form", "unknown-cycle"), MODULE),
    **dict.fromkeys(("unknown-module", "hours-short", "hours-over"), MODULE),
    "circular-prerequisites": MODULE,
    **dict.fromkeys(("same-language", "translation-behind"), MODULE),
    **dict.fromkeys(("unknown-key", "empty-value", "wrong-type", "not-a-list"), MOMENT),
    **dict.fromkeys(("not-a-time", "out-of-range", "material-kind"), MOMENT),
    "unknown-protocol": MOMENT,
    "pace-without-weeks": PORTAL,
    **dict.fromkeys(("calendar-days", "terms-order", "calendar-too-long"), CALENDAR),
    **dict.fromkeys(("calendar-other-year", "break-days", "break-too-long"), CALENDAR),
    **dict.fromkeys(("no-such-week", "breaks-overlap", "day-in-vain"), CALENDAR),
    **dict.fromkeys(("few-school-days", "few-days-off", "many-staff-days"), CALENDAR),
    **dict.fromkeys(("plan-parts", "unknown-part", "unknown-again", "unknown-calendar"), PLAN),
    **dict.fromkeys(("calendars-order", "unknown-pace", "no-usual-pace", "pace-misfit"), PLAN),
    **dict.fromkeys(("unknown-group", "unknown-meeting", "moved-name", "moved-outside"), PLAN),
    **dict.fromkeys(("no-meeting-day", "past-midnight", "start-outside", "more-terms"), PLAN),
    **dict.fromkeys(("leader-clash", "place-clash", "no-activity-days", "moved-past"), PLAN),
    **dict.fromkeys(("moved-to-day-off", "meeting-moved", "after-calendars"), PLAN),
    **dict.fromkeys(("group-large", "group-small", "key-in-vain"), PLAN),
    **dict.fromkeys(("newer-format", "unknown-theme", "duplicate-name"), PORTAL),
    **dict.fromkeys(("unknown-colour", "not-a-colour", "not-a-font"), PORTAL),
    **dict.fromkeys(("low-contrast", "low-contrast-dark"), PORTAL),
    "yaml-documents": "content/protocols/runda.yaml",
    "duplicate-term": GLOSSARY,
    **dict.fromkeys(("short-scale", "no-statements"), CHECKUP),
    "template-error": "themes/egen/templates/page.html",
    **dict.fromkeys(("broken-link", "broken-anchor", "broken-image", "link-outside"), "text"),
    **dict.fromkeys(("absolute-link", "unsafe-link", "removed-html", "removed-attribute"), "text"),
    **dict.fromkeys(("unknown-block", "unclosed-block", "indented-block"), "text"),
    **dict.fromkeys(("footnote-outside", "top-heading", "outside-picture"), "text"),
    **dict.fromkeys(("empty-heading", "heading-level", "empty-link", "bare-link"), "text"),
    **dict.fromkeys(("vague-link", "no-alt", "alt-file-name", "table-without-header"), "text"),
    **dict.fromkeys(("link-case", "foreign-language", "long-sentence"), "text"),
    **dict.fromkeys(("personal-number", "email-address", "phone-number"), "text"),
    **dict.fromkeys(("film-without-length", "film-without-captions"), MOMENT),
    **dict.fromkeys(("film-without-transcript", "audio-without-length"), MOMENT),
    **dict.fromkeys(("book-without-pages", "material-without-minutes"), MOMENT),
    **dict.fromkeys(("no-questions", "closed-question", "double-question"), MOMENT),
    **dict.fromkeys(("repeated-question", "questions-too-long", "protocol-moment"), MOMENT),
    "meeting-too-long": MOMENT,
    **dict.fromkeys(("no-material", "preparation-too-short"), PREPARATION),
    **dict.fromkeys(("no-instructions", "nothing-to-observe"), ACTIVITY),
    "empty-article": "content/modules/lasa/articles/lasaren.md",
    **dict.fromkeys(("group-size", "unknown-target", "withdrawn-curriculum"), MODULE),
    **dict.fromkeys(("licence-name", "review-due", "future-date"), MODULE),
}
# Told in words or as a list of files, since the lines of one file cannot show it.
IN_WORDS = frozenset(
    (
        *("no-such-font", "no-such-logo", "template-failed"),
        *("file-too-large", "line-too-long", "unreadable-file", "not-utf8", "empty-file"),
        *("control-character", "bidi-character", "private-character", "yaml-too-large"),
        *("yaml-too-many", "more-faults", "missing-portal", "unknown-file", "not-a-name"),
        *("same-address", "no-module-file", "no-part-file", "no-parts", "duplicate-number"),
        *("missing-moment", "surplus-moment", "draft-link", "too-complex", "unreadable-image"),
        *("svg-script", "running-file", "unseen-in-name", "windows-name", "same-name"),
        *("path-too-long", "path-long", "link-loop", "image-too-large", "wrong-ending"),
        "plan-too-large",
        *("svg-script", "running-file", "orphan-file", "hard-to-read", "below-usual-hours"),
        *("protocol-group", "protocol-too-long", "letter-order", "unknown-letter", "never-met"),
        *("no-accessibility", "full-with-shortcomings", "full-despite-checks"),
        "old-accessibility",
    )
)
# What is right in itself says something else beside the text that it is put into.
BESIDE = {"hours-short": {"hours-over"}, "hours-over": {"hours-short"}}
BESIDE["outside-picture"] = {"broken-image"}
BESIDE["unknown-module"] = {"circular-prerequisites"}
BESIDE["not-a-time"] = {"film-without-captions", "film-without-transcript"}
BESIDE["material-kind"] = BESIDE["not-a-time"] | {"film-without-length"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>'
PLAYED = sorted(SEVERITIES.keys() - IN_WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_a_terminal(language: str) -> None:
    texts = [
        draw_list(language),
        *(draw_page(entry(code, language), language) for code in SEVERITIES),
    ]
    assert [line for text in texts for line in text.splitlines() if len(line) > 80] == []
    assert [line for text in texts for line in text.splitlines() if line != line.rstrip()] == []
    listed = draw_list(language)
    assert [code for code in SEVERITIES if f"  {code} " not in listed] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_different_things_in_their_parts(language: str) -> None:
    for code in SEVERITIES:
        page = entry(code, language)
        assert page.wrong != page.right, code
        assert page.why not in page.explain, code


def test_a_page_to_the_letter() -> None:
    assert draw_page(entry("yaml-tab", "en"), "en") == (
        "yaml-tab (error): the line begins with a tab\n"
        "\n"
        "Lines of facts are indented with spaces, never with tabs.\n"
        "\n"
        "Why: A tab is wide in one program and narrow in another, so what belongs to what\n"
        "cannot be known. `kollegium check --fix` changes them for you.\n"
        "\n"
        "Wrong:\n"
        "\n"
        "    title: About the portal\n"
        "        order: 1\n"
        "\n"
        "Right:\n"
        "\n"
        "    title: About the portal\n"
        "    order: 1\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PLAYED)
def test_the_wrong_example_is_wrong_and_the_right_one_right(
    code: str, language: str, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.give("portal")
    stage.give("modul")
    page = entry(code, language)
    if "cykel.svg" in page.wrong + page.right:
        stage.write("content/pages/media/cykel.svg", SVG)
    if code == "unknown-stage":
        add(stage, PORTAL, "stages: [7-9]")
    if code == "template-error":
        add(stage, PORTAL, "theme: {name: egen}")
        stage.write("themes/egen/theme.toml", 'title = "Egen"')
    if WHERE.get(code) == PLAN:
        stage.write(CALENDAR, YEAR)
    if WHERE.get(code) == CHECKUP:
        stage.write(CHECKUP, "areas: [{title: Klimat, statements: [Alla frågar.]}]")
    if "translation_of: samtal" in page.wrong:
        for section in read_story(GIVEN / "modul.txt").sections:
            text = section.text.replace("updated:", "revision: 2\nupdated:")
            stage.write(section.heading.replace("/lasa/", "/samtal/"), text)
    if code in PACES:
        add(stage, PORTAL, PACES[code])
    files = [path for path in (stage.root / "content").rglob("*.*") if path.is_file()]
    before = {path: path.read_text("utf-8") for path in files}
    assert code in told(stage, code, page.wrong, monkeypatch), "wrong"
    for path, text in before.items():
        path.write_text(text, "utf-8")
    assert told(stage, code, page.right, monkeypatch) <= BESIDE.get(code, set()), "right"


# Files that an example is all of.
_WHOLE = ("content/protocols", "content/calendars", "content/plans", "content/glossary", "themes")


def told(stage: Stage, code: str, example: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Put an example where it belongs, and get the codes of what is said."""
    where = WHERE.get(code, PAGE)
    whole = example.startswith("---") or where.startswith(_WHOLE)
    if where == "text":
        stage.write(PAGE, f"---\ntitle: Om\n---\n{example}")
    elif whole or code == "front-matter-missing":
        stage.write(where, example)
    elif where == PAGE:
        stage.write(PAGE, f"---\n{example}\n---")
    else:
        add(stage, where, example)
    found = collected(monkeypatch)
    stage.run("kollegium check")
    return {each.code for each in found}


def add(stage: Stage, where: str, example: str) -> None:
    """Lay keys over those of a given file."""
    path: Path = stage.root / where
    keys = {line.partition(":")[0] for line in example.splitlines() if line[:1].isalpha()}
    front, closing, body = path.read_text("utf-8").removeprefix("---\n").partition("---\n")
    kept = [line for line in front.splitlines() if line.partition(":")[0] not in keys]
    lines = "\n".join((*kept, example))
    stage.write(where, f"---\n{lines}\n---\n{body}" if closing else lines)

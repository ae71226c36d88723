"""The keys of a module's own files, and of free pages."""

from typing import Literal

from builder.front.form import (
    Author,
    Citation,
    Count,
    Day,
    FileRef,
    Flag,
    Id,
    Order,
    Place,
    Prose,
    Range,
    Role,
    SchoolForm,
    Sdg,
    Status,
    Text,
    key,
    record,
)


@record
class Change:
    """What a revision changed."""

    revision: Count | None = key("The revision's number.", "2", default=None)
    date: Day | None = key("When.", "2026-10-01", default=None)
    text: Text = key("What changed.", "Ny del 3.")


@record
class Funding:
    """Who paid."""

    text: Text = key("As it must be printed.", "Medfinansieras av Europeiska unionen.", alone=True)
    logo: FileRef = key("The funder's emblem.", "media/eu.svg", default="")
    alt: Text = key("What the emblem shows.", "Europeiska unionens flagga", default="")


@record
class CurriculumCode:
    """A syllabus that the module is about."""

    code: Text = key("The syllabus's code.", "GRGRSVE01")
    version: Count | None = key("The syllabus's version.", "1", default=None)
    title: Text = key("What readers see.", "Svenska", default="")


@record
class ModuleFront(Prose):
    """`module.md`: what a group works through together."""

    title: Text = key("The module's name.", "Samtal om texter")
    summary: Text = key("One or two sentences for the catalogue.", "Åtta delar om att samtala.")
    purpose: Text = key("What the module is for.", "Att fördjupa elevernas läsning.")
    goals: tuple[Text, ...] = key(
        "What participants can do afterwards.", "[leda ett textsamtal]", default=()
    )
    area: Id = key("The area it is sorted under.", "sprak-och-kunskap", default="")
    subjects: tuple[Id, ...] = key("Subjects it is about.", "[svenska]", default=())
    school_forms: tuple[SchoolForm, ...] = key("School forms it is for.", "[GR]")
    stages: tuple[Id, ...] = key("School stages it is for.", "[7-9]", default=())
    audiences: tuple[Id, ...] = key("Whom it is for.", "[teachers]")
    cycle: Id = key("The cycle its parts follow.", "collegial", default="collegial")
    prerequisites: tuple[Id, ...] = key("Modules to have done first.", "[grunderna]", default=())
    hours: Count = key("Hours it takes at least.", "30", default=0)
    group_size: Range | None = key("How many a group is best.", "4-8", default=None)
    authors: tuple[Author, ...] = key(
        "Who wrote it.", "[{name: Språkgruppen, affiliation: Ängskolan}]", default=()
    )
    produced_by: Text = key("Who produced it.", "Ängskommunen", default="")
    funding: Funding | None = key(
        "Who paid.", "{text: Medfinansieras av EU., logo: media/eu.svg, alt: EU}", default=None
    )
    licence: Text = key("The licence.", "CC-BY-4.0")
    status: Status = key(
        "How far it has come. `draft` and `review` are shown with `--drafts` alone, `archived` "
        "keeps its addresses and is in no list.",
        "published",
    )
    revision: Count = key("The number of this revision.", "2", default=1)
    changes: tuple[Change, ...] = key(
        "What each revision changed.",
        "[{revision: 2, date: 2026-10-01, text: Ny del 3.}]",
        default=(),
    )
    updated: Day = key("When it was last changed.", "2026-10-01")
    review_by: Day | None = key("When it must be looked at again.", "2028-10-01", default=None)
    formerly: tuple[Id, ...] = key(
        "Addresses it had before, the oldest first.", "[textsamtal]", default=()
    )
    translation_of: Id = key("The module this is a translation of.", "samtal-om-texter", default="")
    source_revision: Count = key("The revision that was translated.", "2", default=0)
    certificate: Flag = key("Whether participants get a certificate.", "true", default=False)
    curriculum: tuple[CurriculumCode, ...] = key(
        "Syllabuses it is about.", "[{code: GRGRSVE01, version: 1, title: Svenska}]", default=()
    )
    sdg: tuple[Sdg, ...] = key("Goals and targets of Agenda 2030.", "[4, 4.7]", default=())
    references: tuple[Citation, ...] = key(
        "Sources.", "[{text: Lpfö 18., url: https://example.org/}]", default=()
    )


@record
class PartFront(Prose):
    """`part.md`: once through the cycle."""

    title: Text = key("The part's name.", "Vad är ett textsamtal?")
    aim: Text = key("One sentence on what it should lead to.", "Att pröva öppna frågor.")
    summary: Text = key("One or two sentences.", "Vi läser och prövar.", default="")
    keywords: tuple[Text, ...] = key("Words to find it by.", "[textsamtal, frågor]", default=())
    status: Status = key(
        "How far it has come. Without `--drafts`, a part in `draft` or `review` has no pages, and "
        "its module says that it is coming.",
        "draft",
        default="published",
    )


@record
class ArticleFront(Prose):
    """`articles/*.md`: reading that the module brings along."""

    title: Text = key("The article's name.", "Läsaren i texten", default="")
    authors: tuple[Author, ...] = key("Who wrote it.", "[{name: Språkgruppen}]", default=())
    licence: Text = key("The licence, where it is not the module's.", "CC-BY-4.0", default="")
    audio: Place = key("The article read aloud.", "../media/lasaren.mp3", default="")
    references: tuple[Citation, ...] = key(
        "Sources.", "[{text: Lpfö 18., url: https://example.org/}]", default=()
    )


@record
class PageFront(Prose):
    """`pages/*.md`: a free page."""

    title: Text = key("The page's name.", "Om portalen", default="")
    summary: Text = key("One or two sentences.", "Vad portalen är.", default="")
    order: Order = key(
        "Its place among the pages; the first five stand in the menu.", "1", default=0
    )
    role: Literal["", Role] = key(
        "Whom it is for; left out, it is for everybody.", "principal", default=""
    )

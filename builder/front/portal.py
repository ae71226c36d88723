"""The keys of `portal.yaml`."""

from typing import Literal

from builder.front.form import (
    Contactable,
    Day,
    Email,
    FileRef,
    Flag,
    Id,
    Language,
    Letter,
    Level,
    Minutes,
    MomentKind,
    Noted,
    Output,
    Reading,
    Role,
    SchoolForm,
    Setting,
    Text,
    Url,
    Version,
    Week,
    WeekCount,
    key,
    record,
)


@record
class Contact:
    """Whom to ask about the portal."""

    name: Text = key("Who answers.", "Skolförvaltningen", default="")
    email: Email = key("An e-mail address.", "kontakt@example.org", default="")
    url: Contactable = key(
        "A page, or a mailto address.", "https://example.org/kontakt", default=""
    )


@record
class ThemeChoice:
    """The theme and the few settings it takes."""

    name: Id = key("The theme's folder in `themes/`.", "base", default="base")
    colours: tuple[tuple[Id, Text], ...] = key(
        "Colours by name, by night `<name>-dark`.", '{brand: "#1f5fa8"}', default=()
    )
    logo: FileRef = key("A picture, from `content/` on.", "pages/media/logo.svg", default="")
    font: Text = key(
        "A font family, or a font file in the theme's `assets/`.", "system-ui", default=""
    )


@record
class Titled:
    """Something to choose among: an id, or an id with a title."""

    id: Id = key("The id that modules name.", "svenska", alone=True)
    title: Text = key("What readers see.", "Svenska", default="")


@record
class Area:
    """A subject area that modules are sorted under."""

    id: Id = key("The id that modules name.", "sprak-och-kunskap")
    title: Text = key("What readers see.", "Språk och kunskap")
    summary: Text = key("One or two sentences.", "Att läsa, skriva och samtala.", default="")


@record
class CycleMoment:
    """A moment as the cycle gives it, before an author says otherwise."""

    letter: Letter = key("The label: also the name of the moment's file.", "A")
    kind: MomentKind = key("What is done in it.", "preparation")
    setting: Setting = key("Alone, in the group or in one's own teaching.", "individual")
    title: Text = key("What readers see.", "Individuell förberedelse", default="")
    minutes: Minutes = key("How long it takes.", "45", default=0)
    counted: Flag = key("Whether the time is part of the module's hours.", "false", default=True)


@record
class Cycle:
    """The moments of a part, and how they pair into meetings."""

    moments: tuple[CycleMoment, ...] = key(
        "The moments of a part, in order.",
        "[{letter: A, kind: preparation, setting: individual, title: Läs, minutes: 45}]",
    )
    meetings: tuple[tuple[Letter, ...], ...] = key(
        "The moments that each meeting needs done.", "[[A, B], [C, D]]", default=()
    )


@record
class PaceTerm:
    """Where a pace's rows begin and end within a term."""

    first: Week | None = key("The first week.", "2", default=None)
    last: Week | None = key("The last week.", "50", default=None)


@record
class Pace:
    """How many school weeks each meeting takes, and how long it is."""

    title: Text = key("What readers see.", "Treveckorsintervall", default="")
    weeks: tuple[WeekCount, ...] = key(
        "School weeks a meeting: one number for each of the cycle's, or one for all.",
        "[1, 2]",
        default=(),
        single=True,
    )
    minutes: Minutes = key("How long a meeting is.", "90", default=0)
    reading: Reading | None = key(
        "Minutes of reading before a meeting, or `in-meeting` where it is read there.",
        "60",
        default=None,
    )
    autumn: PaceTerm = key("Where the autumn's rows end.", "{last: 50}", default=PaceTerm())
    spring: PaceTerm = key("Where the spring's rows begin.", "{first: 2}", default=PaceTerm())
    on: Literal["", "staff-days"] = key(
        "Days to meet on instead of weeks.", "staff-days", default=""
    )


@record
class Shortcoming:
    """A part of the portal that not everybody can use."""

    what: Text = key("What does not work.", "Två filmer saknar syntolkning.", alone=True)
    why: Text = key("Why.", "De spelades in före 2020.", default="")
    plan: Text = key("What is done about it, and when.", "De byts ut i vår.", default="")


@record
class Accessibility:
    """Facts of the accessibility statement that the law asks for."""

    actor: Text = key("Who answers for the portal.", "Ängskommunen")
    service: Text = key("What the statement is about.", "Portalen för kollegialt lärande")
    level: Level = key("How far the portal meets the law.", "partial")
    assessed: Day = key("When it was last assessed.", "2026-09-01")
    updated: Day = key("When the statement was last changed.", "2026-09-01")
    method: Text = key("How it was assessed.", "Egen granskning mot WCAG 2.2")
    contact: Contactable = key("Where to report a shortcoming.", "kontakt@example.org")
    shortcomings: tuple[Shortcoming, ...] = key(
        "What not everybody can use.", "[{what: …, why: …, plan: …}]", default=()
    )
    burden: tuple[Text, ...] = key(
        "What would be an unreasonable burden to mend.",
        "[Äldre inspelningar textas inte]",
        default=(),
    )
    out_of_scope: tuple[Text, ...] = key(
        "What the law leaves out.", "[Kartor i kursmaterialet]", default=()
    )


@record
class PortalFront(Noted):
    """`portal.yaml`: the portal itself."""

    format: Version = key("The version of this format.", "1", default=1)
    title: Text = key("The portal's name.", "Kollegium")
    organisation: Text = key("Who publishes it.", "Ängskommunen")
    language: Language = key("The language of the portal.", "sv")
    languages: tuple[Language, ...] = key("Other languages it comes in.", "[en]", default=())
    base_url: Url = key("Where the site will stand.", "https://example.org/portal/", default="")
    licence: Text = key("The licence of what does not name its own.", "CC-BY-4.0")
    contact: Contact = key("Whom to ask.", "{email: kontakt@example.org}")
    theme: ThemeChoice = key("The theme.", "{name: base}", default=ThemeChoice())
    words: tuple[tuple[Role, Text], ...] = key(
        "What a role is called here.", "{leader: handledare}", default=()
    )
    areas: tuple[Area, ...] = key(
        "Areas that modules are sorted under.", "[{id: sprak, title: Språk}]", default=()
    )
    subjects: tuple[Titled, ...] = key(
        "Subjects that modules name.", "[{id: svenska, title: Svenska}]", default=()
    )
    audiences: tuple[Titled, ...] = key("Whom modules may be for.", "[teachers]", default=())
    stages: tuple[Titled, ...] = key(
        "School stages.", "[{id: 7-9, title: Årskurs 7–9}]", default=()
    )
    school_forms: tuple[SchoolForm, ...] = key(
        "School forms, as codes of SS 12000.", "[FS, GR]", default=()
    )
    cycles: tuple[tuple[Id, Cycle], ...] = key(
        "Cycles of the portal's own.",
        "{kort: {moments: [{letter: A, kind: discussion, setting: group, title: Möts}]}}",
        default=(),
    )
    paces: tuple[tuple[Id, Pace], ...] = key(
        "Paces of the portal's own.",
        "{lugn: {title: Lugn takt, weeks: 4, minutes: 90}}",
        default=(),
    )
    outputs: tuple[Output, ...] = key(
        "What is made; `portal` always is.",
        "[portal, guides]",
        default=("portal", "guides", "schedules", "logs", "search", "reading"),
    )
    accessibility: Accessibility | None = key(
        "What the accessibility statement says.",
        "{actor: Ängskommunen, service: Portalen, level: full, assessed: 2026-09-01, "
        "updated: 2026-09-01, method: Egen granskning, contact: kontakt@example.org}",
        default=None,
    )

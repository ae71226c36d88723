"""The keys of the small files beside modules: protocols, checkups, the glossary."""

from builder.front.form import (
    Count,
    Id,
    Minutes,
    MomentKind,
    Noted,
    Range,
    Text,
    key,
    record,
)


@record
class Step:
    """A step of a protocol. `minutes_each` counts once for each in the group."""

    title: Text = key("What is done.", "En runda utan kommentarer")
    minutes: Minutes = key("How long it takes.", "2", default=0)
    minutes_each: Minutes = key("How long it takes for each participant.", "2", default=0)
    role: Text = key("Who does it.", "all", default="")
    question: Count = key(
        "Which of the moment's questions the step asks, counted from 1.", "1", default=0
    )
    leader: Text = key("What the leader does; for the leader.", "Håll tiden.", default="")
    participants: Text = key("What participants do.", "Tala en i taget.", default="")


@record
class ProtocolFront(Noted):
    """`protocols/*.yaml`: a conversation protocol (samtalsmodell)."""

    title: Text = key("The protocol's name.", "Laget runt", default="")
    summary: Text = key("One or two sentences.", "Alla kommer till tals.", default="")
    fits: tuple[MomentKind, ...] = key("Kinds of moment it fits.", "[discussion]", default=())
    group: Range | None = key("How many it takes.", "3-8", default=None)
    shorter: tuple[Id, ...] = key("What to take when time is short.", "[pairs]", default=())
    source: Text = key("Where the idea comes from.", "Allmänt bruk.", default="")
    steps: tuple[Step, ...] = key(
        "The steps, in order.", "[{title: Tyst tanketid, minutes: 2, role: all}]", default=()
    )


@record
class CheckupArea:
    """A set of statements, and what to do where they do not hold."""

    title: Text = key("What it is about.", "Samtalsklimat")
    statements: tuple[Text, ...] = key(
        "What to agree with or not.", "[Alla vågar fråga.]", default=()
    )
    modules: tuple[Id, ...] = key("Modules that fit a low area.", "[samtal-om-texter]", default=())


@record
class CheckupFront(Noted):
    """`checkups/*.yaml`: a self-assessment (nulägesanalys)."""

    title: Text = key("The checkup's name.", "Hur samtalar vi?", default="")
    audience: Id = key("Whom it is for.", "teachers", default="")
    scale: tuple[Text, ...] = key("The labels, low to high.", "[sällan, ibland, ofta]", default=())
    areas: tuple[CheckupArea, ...] = key(
        "What it asks about.", "[{title: Klimat, statements: [Alla vågar fråga.]}]", default=()
    )


@record
class Term:
    """A word and what it means."""

    term: Text = key("The word.", "textsamtal")
    text: Text = key("What it means.", "Ett samtal som fördjupar läsningen.")
    aliases: tuple[Text, ...] = key("Other forms of the word.", "[textsamtalet]", default=())


@record
class GlossaryFront(Noted):
    """`glossary.yaml`: the file is a list of terms, or a mapping with the key `terms`."""

    terms: tuple[Term, ...] = key(
        "Words and what they mean.", "[{term: moment, text: Ett steg.}]", default=(), alone=True
    )

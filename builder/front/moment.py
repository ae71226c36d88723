"""The keys of a moment, `a.md`, `b.md` and so on."""

from builder.front.form import (
    Author,
    Choice,
    ExerciseTime,
    FileRef,
    Flag,
    Form,
    Id,
    Length,
    MaterialKind,
    Minutes,
    Prose,
    Range,
    Text,
    key,
    record,
)

_KINDS = (
    Choice("article", Form("file"), "An article of the module's.", "../articles/lasaren.md"),
    Choice("film", Form("place"), "A film.", "https://example.org/film"),
    Choice("audio", Form("place"), "A recording.", "../media/inlast.mp3"),
    Choice("document", Form("place"), "A document.", "../media/mall.pdf"),
    Choice("link", Form("url"), "A page elsewhere.", "https://example.org/"),
    Choice("book", Form("text"), "A book's title.", "Textsamtal i praktiken"),
)


@record
class Material:
    """Something to read, see or hear.

    In the file one key names its kind and gives its `value`: `article: ../articles/lasaren.md`.
    The value is a path for an article, an address for a link, the title for a book, and either a
    path or an address for the rest.
    """

    kind: MaterialKind = key("Which of the kinds it is.", "film")
    value: Text = key(
        "What stands at the key of its kind.", "https://example.org/film", choice=_KINDS
    )
    title: Text = key("What readers see.", "Ett samtal i årskurs 8", default="")
    length: Length = key("How long it lasts.", '"7:04"', default=0)
    captions: Flag = key("Whether a film has captions.", "true", default=False)
    transcript: FileRef = key("What is said, as text.", "../media/samtal.md", default="")
    poster: FileRef = key(
        "A picture to show before a film begins.", "../media/samtal.jpg", default=""
    )
    authors: tuple[Author, ...] = key("Who wrote it.", "[Språkgruppen]", default=())
    pages: Range | None = key("Pages to read.", "34-52", default=None)
    minutes: Minutes = key("How long it takes, where that cannot be counted.", "20", default=0)


@record
class Question:
    """A question to talk about: a text, or a record."""

    text: Text = key("The question.", "Vad i texten utmanar?", alone=True)
    follow_up: tuple[Text, ...] = key("Questions that lead on.", "[Vad ser du det på?]", default=())
    minutes: Minutes = key("How long it may take.", "15", default=0)
    optional: Flag = key("Whether it can be left out when time is short.", "true", default=False)


@record
class Exercise:
    """Something that the group does in the meeting beside talking about the questions."""

    title: Text = key("What it is called.", "Rita kartan")
    minutes: Minutes = key("How long it takes.", "20")
    when: ExerciseTime = key(
        "Before the conversation protocol, between it and the questions, or after them.",
        "first",
        default="between",
    )


@record
class Pitfall:
    """What may go wrong, and a way out; for the leader."""

    when: Text = key("What happens.", "Ingen har hunnit läsa")
    then: Text = key("What the leader can do.", "Läs ett stycke tillsammans.")


@record
class MomentFront(Prose):
    """A moment of a part. What is left out comes from the cycle."""

    title: Text = key("The moment's name.", "Samtala om texten", default="")
    summary: Text = key("One or two sentences.", "Vi läser och samtalar.", default="")
    minutes: Minutes = key("How long it takes.", "90", default=0)
    protocol: Id = key("The conversation protocol that fits.", "rounds", default="")
    about: Text = key(
        "What one talks about by the protocol, where that is not the first question; for the "
        "leader.",
        "Var sin nedskriven berättelse",
        default="",
    )
    materials: tuple[Material, ...] = key(
        "What to read, see or hear.", "[{article: ../articles/lasaren.md}]", default=()
    )
    questions: tuple[Question, ...] = key(
        "Questions to talk about.", "[Vad i texten utmanar?]", default=()
    )
    exercises: tuple[Exercise, ...] = key(
        "What the group does beside talking.", "[{title: Rita kartan, minutes: 20}]", default=()
    )
    observe: tuple[Text, ...] = key(
        "What to look for and bring along.", "[vem som talar]", default=()
    )
    bring: tuple[Text, ...] = key(
        "What to have at hand.", "[anteckningar från moment A]", default=()
    )
    pitfalls: tuple[Pitfall, ...] = key(
        "What may go wrong; for the leader.", "[{when: Tystnad, then: Tala i par.}]", default=()
    )

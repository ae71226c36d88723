"""What a key of the format may hold: named forms of text, and `key`, which describes one key.

A form is a mark on a plain Python type. It says how the author writes the value; the reading is
done in `read/fields.py`, and how the form is called in a message stands in `problems/`.
"""

from dataclasses import MISSING, field
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, dataclass_transform, get_args

from builder.value import frozen

T = TypeVar("T")


class Form(NamedTuple):
    """How a value is written: the form's name, and for a number its least and greatest value."""

    name: str
    low: int = 0
    high: int = 999_999_999


Text = Annotated[str, Form("text")]
Id = Annotated[str, Form("id")]  # lower-case ASCII slug: `samtal-om-texter`, `7-9`
Url = Annotated[str, Form("url")]  # http or https
Contactable = Annotated[str, Form("contact")]  # http, https, mailto or an e-mail address
Email = Annotated[str, Form("email")]
FileRef = Annotated[str, Form("file")]  # relative path with forward slashes
Place = Annotated[str, Form("place")]  # a FileRef or a Url
Language = Annotated[str, Form("language")]  # `sv`, `en`, `pt-BR`
Letter = Annotated[str, Form("letter")]  # a moment's letter, `A`–`Z`
PartRef = Annotated[str, Form("part")]  # `modul/1`
SchoolYear = Annotated[str, Form("school-year")]  # `2026-27`
Sdg = Annotated[str, Form("sdg", 1, 17)]  # a goal of Agenda 2030, `4`, or a target, `16.10`, `4.b`
Flag = Annotated[bool, Form("flag")]
Minutes = Annotated[int, Form("minutes", 1, 1440)]
Count = Annotated[int, Form("count", 1)]
TermCount = Annotated[int, Form("count", 1, 12)]
WeekCount = Annotated[int, Form("count", 1, 53)]  # how many weeks something takes
Order = Annotated[int, Form("order")]  # zero is allowed
Version = Annotated[int, Form("version", 1)]
Length = Annotated[int, Form("length")]  # seconds, written `7:04` or `1:02:03`
Week = Annotated[int, Form("week", 1, 53)]  # `v36`, `vecka 36`, `36`
Repeat = Annotated[int, Form("repeat", 1, 99)]  # `every 2 parts`
Reading = Annotated[int | Literal["in-meeting"], Form("reading", 1, 1440)]
Day = Annotated[date, Form("day")]
Clock = Annotated[time, Form("clock")]
When = Annotated[datetime, Form("when")]  # `2027-02-03 13:00`
Range = Annotated[tuple[int, int], Form("range")]  # `4-8`, `4–8`, `4 till 8`, `4`
Weeks = Annotated[tuple[int, int], Form("weeks", 1, 53)]  # `v44`, `v. 9–10`, `52–1`
Days = Annotated[tuple[date, date], Form("days")]  # `2026-08-17 – 2026-12-18`, or one day
Later = Annotated[tuple[int, Literal["weeks", "months"]], Form("later", 1, 99)]  # `2 months`

MomentKind = Literal["preparation", "discussion", "activity", "follow_up"]
Setting = Literal["individual", "group", "practice"]
Status = Literal["draft", "review", "published", "archived"]
Role = Literal["participant", "leader", "principal", "organiser"]
SchoolForm = Literal["FS", "FKLASS", "FTH", "GR", "GRS", "SP", "SAM", "GY", "GYS", "VUX"]
Output = Literal[
    "portal",
    "guides",
    "schedules",
    "logs",
    "search",
    "reading",
    "documents",
    "pdf",
    "packages",
]
Level = Literal["full", "partial", "none"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
MeetingForm = Literal["on-site", "online", "hybrid"]
ExerciseTime = Literal["first", "between", "last"]
MaterialKind = Literal["article", "film", "audio", "document", "link", "book"]


class Choice(NamedTuple):
    """One of the keys that may stand in a value's place: its name, the form of its value."""

    key: str
    form: Form
    description: str
    example: str


class KeyNote(NamedTuple):
    """What is known of a key beside its type.

    `alone`: the record may be written as this key's value alone (a question as its text).
    `single`: a list of one may be written without brackets. `choice`: the keys of which one stands
    in the file in this key's place; the name of the one that does becomes the record's `kind`.
    """

    description: str
    example: str
    alone: bool = False
    single: bool = False
    choice: tuple[Choice, ...] = ()


def key(  # noqa: PLR0913  all but the first two are rare
    description: str,
    example: str,
    *,
    default: Any = MISSING,
    alone: bool = False,
    single: bool = False,
    choice: tuple[Choice, ...] = (),
) -> Any:
    """Describe a key: its purpose, an example as YAML, its value when left out, else required."""
    note = KeyNote(description, example, alone, single, choice)
    return field(default=default, metadata={"note": note})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen record of keys, given by name."""
    return frozen(cls, kw_only=True)


@record
class Ignored:
    """A check that the author has decided to live with in this file, and why."""

    code: Text = key("The code of the diagnostic.", "top-heading", alone=True)
    reason: Text = key("Why it is fine here.", "Citatet ska stå som det är.")


@record
class Noted:
    """What any file may say."""

    ignore: tuple[Ignored, ...] = key(
        "Warnings and advice to set aside in this file, each with the reason.",
        "[{code: top-heading, reason: Ett citat.}]",
        default=(),
    )


@record
class Prose(Noted):
    """What any file of prose may say."""

    language: Language = key(
        "The language of the text, where it is not the portal's.", "en", default=""
    )


@record
class Author:
    """Somebody who wrote something."""

    name: Text = key("The author's name.", "Språkgruppen", alone=True)
    affiliation: Text = key("Where the author works.", "Ängskolan", default="")


@record
class Citation:
    """A source, as it is printed."""

    text: Text = key("The source as it is printed.", "Skolverket (2018). Lpfö 18.", alone=True)
    url: Url = key("Where it can be read.", "https://example.org/lasa-ihop", default="")

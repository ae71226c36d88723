"""The pages that all tools are given, as values: what is in them, not how a tool wants it.

A page's text depends on the seed and on its module's number alone, so the first ten modules of
a portal of ten and of one of 250 are the same, and what is measured at two sizes can be compared.
Links name their target as `page:KEY`, which no tool understands and each dialect rewrites.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from unicodedata import normalize

from bench import prose

PARTS = 8
LETTERS = "abcd"
PAGES = 1 + PARTS * (1 + len(LETTERS))  # of one module

BODY_BYTES = 2150  # a body ends with the section that passes this: about 2.5 KB a file

MODULE_SHAPES = (
    "Samtal om {}",
    "Att undervisa i {}",
    "Lärande genom {}",
    "Vägar till {}",
    "Perspektiv på {}",
    "Leda {}",
    "Tillsammans om {}",
    "Bedömning av {}",
    "Språk och {}",
    "Grunder i {}",
    "Fördjupning i {}",
    "Lek och {}",
)
TOPICS = (
    "läsning",
    "skrivande",
    "taluppfattning",
    "problemlösning",
    "källkritik",
    "programmering",
    "berättande",
    "geometri",
    "flerspråkighet",
    "högläsning",
    "naturvetenskap",
    "digitala texter",
    "återkoppling",
    "delaktighet",
    "rörelse",
    "demokrati",
    "hållbar utveckling",
    "algebra",
    "begrepp",
    "fritidshemmets uppdrag",
    "studiero",
    "bildspråk",
)
MOMENT_SHAPES = ("Läs om {}", "Samtala om {}", "Pröva {}", "Följ upp {}")


@dataclass(frozen=True)
class Place:
    """Where a page stands: a module alone, a part of it, or a moment of a part."""

    slug: str
    part: int = 0
    folder: str = ""
    letter: str = ""

    @property
    def key(self) -> str:
        """What `page:` links name: `SLUG`, `SLUG/3`, `SLUG/3/b`."""
        return "/".join(filter(None, (self.slug, str(self.part or ""), self.letter)))

    @property
    def kind(self) -> str:
        """`module`, `part` or `moment`."""
        return "moment" if self.letter else "part" if self.part else "module"


@dataclass(frozen=True)
class Page:
    """One page: its title, its body in neutral Markdown, and what only Kollegium's schema has."""

    place: Place
    title: str
    body: str
    order: int
    summary: str
    purpose: str
    questions: tuple[str, ...] = ()
    observe: tuple[str, ...] = ()


def modules(count: int, seed: int) -> Iterator[tuple[Page, ...]]:
    """Yield the pages of each module in reading order; one module is in memory at a time."""
    return (nth_module(number, seed) for number in range(count))


def nth_module(number: int, seed: int) -> tuple[Page, ...]:
    """Return module, part, its moments, the next part, and so on; numbers count from 0."""
    titles = _module_titles(seed)
    title = titles[number % len(titles)]
    rng = Random(f"{seed}/{number}")
    slug = f"{slugify(title)}-{number + 1:03}"
    parts = [_part_title(rng, part) for part in range(1, PARTS + 1)]
    places = _places(slug, parts)
    titles = [_title(rng, place, title, parts) for place in places]
    return tuple(
        _page(rng, order, place, titles[order], places) for order, place in enumerate(places)
    )


def slugify(text: str) -> str:
    """`Läsa, tillsammans` → `lasa-tillsammans`: the ASCII addresses that the format asks for."""
    plain = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode("ascii")
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _module_titles(seed: int) -> list[str]:
    titles = [shape.format(topic) for topic in TOPICS for shape in MODULE_SHAPES]
    Random(f"{seed}/titles").shuffle(titles)
    return titles


def _part_title(rng: Random, part: int) -> str:
    return f"{prose.capital(prose.compound(rng))} och {prose.compound(rng)} i steg {part}"


def _places(slug: str, parts: list[str]) -> list[Place]:
    places = [Place(slug)]
    for part, title in enumerate(parts, start=1):
        folder = f"{part}-{slugify(title)}"
        places.append(Place(slug, part, folder))
        places.extend(Place(slug, part, folder, letter) for letter in LETTERS)
    return places


def _title(rng: Random, place: Place, module_title: str, parts: list[str]) -> str:
    if place.kind == "module":
        return module_title
    if place.kind == "part":
        return parts[place.part - 1]
    return MOMENT_SHAPES[LETTERS.index(place.letter)].format(prose.compound(rng))


def _page(rng: Random, order: int, place: Place, title: str, places: list[Place]) -> Page:
    return Page(
        place,
        title,
        _body(rng, order, place, places),
        order,
        summary=_plain_sentence(rng),
        purpose=_plain_sentence(rng),
        questions=_lines(rng, 4) if place.letter in ("b", "d") else (),
        observe=_lines(rng, 3) if place.letter == "c" else (),
    )


def _plain_sentence(rng: Random) -> str:
    return prose.sentence(rng).replace("*", "")  # front matter is text, not Markdown


def _lines(rng: Random, count: int) -> tuple[str, ...]:
    return tuple(prose.question(rng) for _ in range(count))


def _body(rng: Random, order: int, place: Place, places: list[Place]) -> str:
    """Add blocks until the page is long enough.

    Each page has a list and links; each kind of extra falls on every sixth page.
    """
    extra = EXTRAS[order % len(EXTRAS)]
    blocks = [prose.paragraph(rng, 3), _linked(rng, place, places), *_section(rng), _list(rng)]
    blocks += extra(rng)
    while len("\n\n".join(blocks).encode()) < BODY_BYTES:
        blocks += _section(rng)
    return "\n\n".join(blocks) + "\n"


def _section(rng: Random) -> list[str]:
    texts = [prose.paragraph(rng, rng.randint(2, 3)) for _ in range(rng.randint(1, 2))]
    return [f"## {prose.heading(rng)}", *texts]


def _linked(rng: Random, place: Place, places: list[Place]) -> str:
    """Link to a page of the same part, and to any page of the module."""
    near = [other for other in places if other.part == place.part and other != place]
    far = [other for other in places if other != place]
    first, second = rng.choice(near or far), rng.choice(far)
    return (
        f"{prose.sentence(rng)} Läs också om [{prose.thing(rng)}](page:{first.key}). "
        f"{prose.sentence(rng)} Den som vill kan gå till [{prose.thing(rng)}](page:{second.key})."
    )


def _list(rng: Random, mark: str = "-") -> str:
    return "\n".join(f"{mark} {prose.capital(prose.clause(rng))}" for _ in range(rng.randint(3, 5)))


def _steps(rng: Random) -> list[str]:
    return [prose.sentence(rng), _list(rng, "1.")]


def _table(rng: Random) -> list[str]:
    rows = [f"| {prose.thing(rng)} | {prose.clause(rng)} | {rng.randint(5, 40)} |" for _ in "1234"]
    return ["\n".join(["| Vad | Hur | Minuter |", "|---|---|---:|", *rows])]


def _footnote(rng: Random) -> list[str]:
    return [f"{prose.sentence(rng)}[^1] {prose.sentence(rng)}", f"[^1]: {prose.sentence(rng)}"]


def _definitions(rng: Random) -> list[str]:
    return [f"{prose.capital(prose.compound(rng))}\n:   {prose.sentence(rng)}" for _ in "123"]


def _tip(rng: Random) -> list[str]:
    return [f"::: tip\n{prose.paragraph(rng, 2)}\n\n{prose.sentence(rng)}\n:::"]


def _quote(rng: Random) -> list[str]:
    return [f"> {prose.paragraph(rng, 2)}"]


EXTRAS = (_table, _tip, _footnote, _steps, _definitions, _quote)

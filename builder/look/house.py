"""What any page of a portal may name besides its own: areas, subjects, protocols, licences."""

from collections.abc import Iterable

from builder.front import Area, Author, Citation, ProtocolFront
from builder.look.views import Fact, Licence
from builder.model import Settings
from builder.theme.words import Words
from builder.value import value


@value
class House:
    """The portal's names for things, as readers see them. Pairs are (id, title)."""

    language: str
    areas: tuple[Area, ...]
    subjects: tuple[tuple[str, str], ...]
    audiences: tuple[tuple[str, str], ...]
    school_forms: tuple[tuple[str, str], ...]
    stages: tuple[tuple[str, str], ...]
    protocols: tuple[tuple[str, ProtocolFront], ...]
    licence: Licence
    outputs: frozenset[str]  # what is made beside the portal itself

    def title(self, kind: str, name: str) -> str:
        """Get the title of an id of a kind (`subjects` …); the id itself where it has none."""
        pairs: tuple[tuple[str, str], ...] = getattr(self, kind)
        return dict(pairs).get(name, name)

    def foreign(self, *languages: str) -> str:
        """Get the first language that is named, unless it is the portal's own: then nothing."""
        named = next(filter(None, languages), "")
        return named if named != self.language else ""


_FORMS = ("FS", "FKLASS", "FTH", "GR", "GRS", "SP", "SAM", "GY", "GYS", "VUX")


def house(settings: Settings, words: Words) -> House:
    """Gather the names; what the portal does not name is called what the theme's strings say."""
    front = settings.front
    return House(
        language=front.language,
        areas=front.areas,
        subjects=tuple((each.id, each.title or each.id) for each in front.subjects),
        audiences=tuple(
            (each.id, each.title or words.get(f"audience.{each.id}", each.id))
            for each in settings.audiences
        ),
        school_forms=tuple((code, words.get(f"school_form.{code}", code)) for code in _FORMS),
        stages=tuple((each.id, each.title or each.id) for each in front.stages),
        protocols=settings.protocols,
        licence=licence(front.licence),
        outputs=frozenset(front.outputs),
    )


_DEED = "https://creativecommons.org/licenses/{name}/{version}/"
_ZERO = "https://creativecommons.org/publicdomain/zero/{version}/"


def licence(name: str) -> Licence:
    """Describe a licence by its SPDX name; one that is not Creative Commons has no address."""
    kind, _, version = name.removeprefix("CC-").rpartition("-")
    if name.startswith("CC-"):
        deed = _DEED.format(name=kind.lower(), version=version)
        return Licence(name, f"CC {kind} {version}", deed)
    if name.startswith("CC0-"):
        version = name.removeprefix("CC0-")
        return Licence(name, f"CC0 {version}", _ZERO.format(version=version))
    return Licence(name, name, "")


def people(authors: Iterable[Author]) -> tuple[str, ...]:
    """Say who wrote something, each with where they work."""
    return tuple(
        f"{author.name}, {author.affiliation}" if author.affiliation else author.name
        for author in authors
    )


def citations(references: Iterable[Citation]) -> tuple[Fact, ...]:
    """List sources as they are printed."""
    return tuple(Fact(each.text, each.url) for each in references)

"""One module linked: parts in order, moments in their places of the cycle, references resolved.

What is asked of other groups has been answered before (`places.py`); the module's own files answer
for themselves.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from builder.diagnostics import Diagnostic, diagnose
from builder.front import Cycle, ModuleFront, MomentFront, PartFront
from builder.front.status import is_for_readers
from builder.link.outline import places
from builder.link.sort import number, sort
from builder.model import Article, Module, Moment, Page, Part, Settings, Target
from builder.read.group import GroupRead
from builder.read.nearest import nearest
from builder.references import BROKEN, DRAFT, Place, Question, resolve_all, resolve_key, shown

F = TypeVar("F")

Prerequisite = tuple[str, Place]
"""A slug as written, and the module's page; an empty place with `near` where there is none."""


def link_module(
    settings: Settings,
    group: GroupRead,
    answers: Mapping[Question, Place],
    prerequisites: Iterable[Prerequisite],
    *,
    drafts: bool,
) -> tuple[Module, tuple[Diagnostic, ...]]:
    """Link a group that has a usable `module.md`, with the faults that show only then.

    Without `drafts`, parts that are not published are set aside as coming.
    """
    linker = _Linker(settings, group, answers, drafts=drafts)
    module = linker.link(tuple(prerequisites))
    return module, tuple(linker.diagnostics)


class _Linker:
    """Holds what all resolving needs, for the length of one call."""

    def __init__(
        self,
        settings: Settings,
        group: GroupRead,
        answers: Mapping[Question, Place],
        *,
        drafts: bool,
    ) -> None:
        self.group = group
        self.own = places(group)
        self.answers = answers
        self.drafts = drafts
        self.cycles: Mapping[str, Cycle] = dict(settings.cycles)
        self.diagnostics: list[Diagnostic] = []

    def lookup(self, question: Question) -> Place:
        own = self.own.get(question.path)
        return shown(own, drafts=self.drafts) if own else self.answers[question]

    def link(self, prerequisites: tuple[Prerequisite, ...]) -> Module:
        pages = sort(self.group)
        if pages is None:
            raise ValueError(f"{self.group.name} has no usable module.md")
        page, front = pages.page, pages.page.front
        cycle = self.cycles.get(front.cycle)
        if cycle is None:
            near = nearest(front.cycle, sorted(self.cycles)) or ""
            self._unknown("unknown-cycle", page, "cycle", front.cycle, near)
            cycle = self.cycles["collegial"]
        count = len(front.prerequisites)
        for slug, place in prerequisites[count:]:  # what it translates may be a draft meanwhile
            if place.state != DRAFT:
                self._prerequisite(page, "translation_of", slug, place)
        return Module(
            slug=self.group.name.rpartition("/")[2],
            page=page,
            cycle=cycle,
            parts=tuple(
                self._part(part, moments, cycle)
                for part, moments in pages.parts
                if self._is_shown(part)
            ),
            coming=tuple(part for part, _ in pages.parts if not self._is_shown(part)),
            articles=tuple(
                Article(
                    one,
                    one.id.rpartition("/")[2],
                    self._resolved(one),
                    self._key(one, one.front.audio, "audio"),
                )
                for one in pages.articles
            ),
            media=self.group.media,
            targets=self._resolved(page),
            prerequisites=tuple(
                self._prerequisite(page, f"prerequisites.{at}", slug, place)
                for at, (slug, place) in enumerate(prerequisites[:count])
            ),
            logo=self._key(page, front.funding.logo if front.funding else "", "funding.logo"),
            whole=not self.group.broken and all(each.sound for each in self.group.pages),
        )

    def _is_shown(self, part: Page[PartFront]) -> bool:
        return self.drafts or is_for_readers(part.front.status)

    def _prerequisite(self, page: Page[ModuleFront], key: str, slug: str, place: Place) -> Target:
        if place.page:
            return Target(page=place.page, title=place.title)
        if place.state == DRAFT:
            fault = diagnose("draft-link", page.path, page.spans.of(key), target=slug)
            self.diagnostics.append(fault)
        elif place.state != BROKEN:
            self._unknown("unknown-module", page, key, slug, place.near)
        return Target()

    def _part(
        self, page: Page[PartFront], moments: tuple[Page[MomentFront], ...], cycle: Cycle
    ) -> Part:
        by_letter = {moment.id.rpartition("/")[2].upper(): moment for moment in moments}
        letters = [phase.letter for phase in cycle.moments]
        for letter, moment in by_letter.items():
            if letter not in letters:
                known = ", ".join(letters)
                fault = diagnose("surplus-moment", moment.path, letter=letter, letters=known)
                self.diagnostics.append(fault)
        for letter in letters:
            file = f"{letter.lower()}.md"
            written = self.own.get(f"{page.path.rpartition('/')[0]}/{file}", Place())
            if letter not in by_letter and written.state != BROKEN:
                fault = diagnose("missing-moment", page.path, hint="file", letter=letter, file=file)
                self.diagnostics.append(fault)
        return Part(
            page=page,
            number=number(page.id),
            moments=tuple(
                self._moment(by_letter[phase.letter], cycle, at)
                for at, phase in enumerate(cycle.moments)
                if phase.letter in by_letter
            ),
            targets=self._resolved(page),
        )

    def _moment(self, page: Page[MomentFront], cycle: Cycle, at: int) -> Moment:
        front, phase = page.front, cycle.moments[at]
        materials = tuple(enumerate(front.materials))
        return Moment(
            page=page,
            phase=phase,
            title=front.title or phase.title,
            minutes=front.minutes or phase.minutes,
            targets=self._resolved(page),
            materials=tuple(
                Target()
                if each.kind == "book"
                else self._key(page, each.value, f"materials.{at}.{each.kind}")
                for at, each in materials
            ),
            transcripts=tuple(
                self._key(page, each.transcript, f"materials.{at}.transcript")
                for at, each in materials
            ),
            posters=tuple(
                self._key(page, each.poster, f"materials.{at}.poster") for at, each in materials
            ),
        )

    def _resolved(self, page: Page[Any]) -> tuple[Target, ...]:
        return resolve_all(self.lookup, page, self.diagnostics) if page.references else ()

    def _key(self, page: Page[Any], value: str, key: str) -> Target:
        return resolve_key(self.lookup, page, value, key, self.diagnostics) if value else Target()

    def _unknown(self, code: str, page: Page[F], key: str, name: str, near: str) -> None:
        hint = "nearest" if near else ""
        place = page.spans.of(key)
        fault = diagnose(code, page.path, place, hint=hint, name=name, nearest=near)
        self.diagnostics.append(fault)

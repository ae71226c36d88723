"""Stage 3: all together. Parts get their order, moments their place, references their goal.

Pure: from what was read to the portal and the faults that show only when files stand side by side.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from builder.addresses import part_number
from builder.diagnostics import Diagnostic, diagnose
from builder.front import (
    ArticleFront,
    Cycle,
    ModuleFront,
    MomentFront,
    PageFront,
    PartFront,
)
from builder.model import (
    Article,
    FreePage,
    Medium,
    Module,
    Moment,
    Page,
    Part,
    Portal,
    Settings,
    Target,
)
from builder.read.find import Kind
from builder.read.group import GroupRead
from builder.read.nearest import nearest
from builder.references import Known, known, resolve_all, resolve_key
from builder.value import uncollected, value

F = TypeVar("F")
_PUBLISHED = ("published", "archived")


def link(
    settings: Settings, groups: Iterable[GroupRead], *, drafts: bool
) -> tuple[Portal, tuple[Diagnostic, ...]]:
    """Link what was read to a portal; with `drafts` what is not published is taken along."""
    linker = _Linker(settings, tuple(groups), drafts=drafts)
    with uncollected():
        portal = linker.link()
    return portal, tuple(linker.diagnostics)


@value
class _Draft:
    """A module's pages sorted by what they are, before anything is resolved."""

    slug: str
    page: Page[ModuleFront]
    parts: tuple[tuple[Page[PartFront], tuple[Page[MomentFront], ...]], ...]
    articles: tuple[Page[ArticleFront], ...]
    media: tuple[Medium, ...]


class _Linker:
    """Holds what all resolving needs, for the length of one call."""

    def __init__(self, settings: Settings, groups: tuple[GroupRead, ...], *, drafts: bool) -> None:
        self.settings = settings
        self.groups = groups
        self.drafts = drafts
        self.diagnostics: list[Diagnostic] = []
        self.cycles: Mapping[str, Cycle] = dict(settings.cycles)
        self.known: Known = known((), ())

    def link(self) -> Portal:
        sorted_out = [self._sort(group) for group in self.groups if group.is_module]
        modules = [each for each in sorted_out if each]
        shown = [each for each in modules if self._is_shown(each.page)]
        free = [page for group in self.groups if not group.is_module for page in group.pages]
        media = tuple(one for group in self.groups if not group.is_module for one in group.media)
        pages = [(page, _title(page)) for group in self.groups for page in group.pages]
        hidden = {each.slug for each in modules} - {each.slug for each in shown}
        seen = [group for group in self.groups if _module_of(group.name) not in hidden]
        unseen = (group for group in self.groups if _module_of(group.name) in hidden)
        drafts = frozenset(read.file.path for group in unseen for read in group.files)
        every = (one for group in seen for one in group.media)
        broken = frozenset(path for group in self.groups for path in group.broken)
        shown_pages = (each for each in pages if each[0].path not in drafts)
        self.known = known(shown_pages, every, drafts, broken)
        self.modules = {each.slug: each.page for each in shown}
        return Portal(
            settings=self.settings,
            modules=tuple(self._module(each) for each in shown),
            pages=tuple(
                FreePage(page, page.id.rpartition("/")[2], self._resolved(page))
                for page in sorted(free, key=lambda page: (page.front.order, page.id))
                if isinstance(page.front, PageFront)
            ),
            media=media,
        )

    def _is_shown(self, page: Page[ModuleFront]) -> bool:
        return self.drafts or page.front.status in _PUBLISHED

    def _sort(self, group: GroupRead) -> _Draft | None:
        """Sort a module's pages; None where `module.md` is missing or could not be used."""
        slug = group.name.rpartition("/")[2]
        module = next(iter(_fronts(group, ModuleFront)), None)
        if not module:
            if not group.has(Kind.MODULE):
                path = f"content/{group.name}"
                self.diagnostics.append(diagnose("no-module-file", path, name=slug))
            return None
        moments: dict[str, list[Page[MomentFront]]] = {}
        for moment in _fronts(group, MomentFront):
            moments.setdefault(moment.id.rpartition("/")[0], []).append(moment)
        parts = sorted(_fronts(group, PartFront), key=lambda page: _number(page.id))
        self._check_parts(group, module, parts)
        self._check_folders(group)
        return _Draft(
            slug,
            module,
            tuple((part, tuple(moments.get(part.id.rpartition("/")[0], ()))) for part in parts),
            tuple(_fronts(group, ArticleFront)),
            group.media,
        )

    def _check_parts(
        self, group: GroupRead, module: Page[ModuleFront], parts: list[Page[PartFront]]
    ) -> None:
        if not group.has(Kind.PART):
            self.diagnostics.append(diagnose("no-parts", module.path, module=module.front.title))
        seen: dict[int, str] = {}
        for part in parts:
            number = _number(part.id)
            if number in seen:
                other = seen[number]
                fault = diagnose("duplicate-number", part.path, number=number, other=other)
                self.diagnostics.append(fault)
            seen.setdefault(number, part.id.split("/")[2])

    def _check_folders(self, group: GroupRead) -> None:
        """Find parts that have moments and no file of their own."""
        kinds: dict[str, set[Kind]] = {}
        for read in group.files:
            if read.file.kind in (Kind.PART, Kind.MOMENT):
                kinds.setdefault(read.file.path.rpartition("/")[0], set()).add(read.file.kind)
        for folder, found in kinds.items():
            if Kind.PART not in found:
                fault = diagnose("no-part-file", folder, name=folder.rpartition("/")[2])
                self.diagnostics.append(fault)

    def _module(self, draft: _Draft) -> Module:
        page, front = draft.page, draft.page.front
        cycle = self.cycles.get(front.cycle)
        if cycle is None:
            self._unknown("unknown-cycle", page, "cycle", front.cycle, self.cycles)
            cycle = self.cycles["collegial"]
        return Module(
            slug=draft.slug,
            page=page,
            cycle=cycle,
            parts=tuple(self._part(part, moments, cycle) for part, moments in draft.parts),
            articles=tuple(
                Article(one, one.id.rpartition("/")[2], self._resolved(one))
                for one in draft.articles
            ),
            media=draft.media,
            targets=self._resolved(page),
            prerequisites=tuple(
                self._prerequisite(page, slug, number)
                for number, slug in enumerate(front.prerequisites)
            ),
            logo=self._key(page, front.funding.logo if front.funding else "", "funding.logo"),
        )

    def _prerequisite(self, page: Page[ModuleFront], slug: str, number: int) -> Target:
        other = self.modules.get(slug)
        if other:
            return Target(page=other.id, title=other.front.title)
        self._unknown("unknown-module", page, f"prerequisites.{number}", slug, self.modules)
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
            moment_path = f"{page.path.rpartition('/')[0]}/{letter.lower()}.md"
            if letter not in by_letter and moment_path not in self.known.broken:
                file = f"{letter.lower()}.md"
                fault = diagnose("missing-moment", page.path, hint="file", letter=letter, file=file)
                self.diagnostics.append(fault)
        return Part(
            page=page,
            number=_number(page.id),
            moments=tuple(
                self._moment(by_letter[phase.letter], cycle, at)
                for at, phase in enumerate(cycle.moments)
                if phase.letter in by_letter
            ),
            targets=self._resolved(page),
        )

    def _moment(self, page: Page[MomentFront], cycle: Cycle, at: int) -> Moment:
        front, phase = page.front, cycle.moments[at]
        materials = front.materials
        return Moment(
            page=page,
            phase=phase,
            title=front.title or phase.title,
            minutes=front.minutes or phase.minutes,
            targets=self._resolved(page),
            materials=tuple(
                Target()
                if each.kind == "book"
                else self._key(page, each.value, f"materials.{number}.{each.kind}")
                for number, each in enumerate(materials)
            ),
            transcripts=tuple(
                self._key(page, each.transcript, f"materials.{number}.transcript")
                for number, each in enumerate(materials)
            ),
            posters=tuple(
                self._key(page, each.poster, f"materials.{number}.poster")
                for number, each in enumerate(materials)
            ),
        )

    def _resolved(self, page: Page[F]) -> tuple[Target, ...]:
        return resolve_all(self.known, page, self.diagnostics) if page.references else ()

    def _key(self, page: Page[F], value: str, key: str) -> Target:
        return resolve_key(self.known, page, value, key, self.diagnostics) if value else Target()

    def _unknown(self, code: str, page: Page[F], key: str, name: str, names: Iterable[str]) -> None:
        near = nearest(name, sorted(names)) or ""
        self.diagnostics.append(
            diagnose(
                code,
                page.path,
                page.spans.of(key),
                hint="nearest" if near else "",
                name=name,
                nearest=near,
            )
        )


def _fronts(group: GroupRead, kind: type[F]) -> list[Page[F]]:
    return [page for page in group.pages if isinstance(page.front, kind)]


def _number(page_id: str) -> int:
    return part_number(page_id.split("/")[2])


def _module_of(page_id: str) -> str:
    names = page_id.split("/")
    return names[1] if names[0] == "modules" else ""


def _title(page: Page[object]) -> str:
    title: str = getattr(page.front, "title", "")
    return title

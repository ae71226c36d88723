"""What stands where in the whole portal, by the outlines of its groups."""

from collections.abc import Iterable, Mapping

from builder.link.module import Prerequisite
from builder.link.outline import Outline
from builder.read.find import CONTENT, group_of
from builder.read.nearest import nearest
from builder.references import DRAFT, Place, Question

_PUBLISHED = ("published", "archived")


class Places:
    """Answers questions across groups, for the length of one build.

    Groups are looked into as they are asked about: a portal has ten thousand paths, and a build
    asks about few.
    """

    def __init__(self, outlines: Iterable[Outline], *, drafts: bool) -> None:
        """With `drafts`, modules that are not published count as if they were."""
        self._outlines = {each.name: each for each in outlines}
        self._drafts = drafts
        self._opened: dict[str, Mapping[str, Place]] = {}
        self.modules: tuple[Outline, ...] = tuple(
            each for each in self._outlines.values() if each.module and self._is_shown(each)
        )

    def answers(self, outline: Outline) -> tuple[tuple[Question, Place], ...]:
        """Answer everything that a group asks."""
        return tuple((question, self(question)) for question in outline.questions)

    def prerequisites(self, outline: Outline) -> tuple[Prerequisite, ...]:
        """Find the modules that a module builds on, by their slugs."""
        slugs = outline.module.front.prerequisites if outline.module else ()
        return tuple((slug, self._module(slug)) for slug in slugs)

    def __call__(self, question: Question) -> Place:
        """Tell what stands at a path."""
        group = group_of(question.path) if question.path.startswith(f"{CONTENT}/") else ""
        outline = self._outlines.get(group)
        if outline and not self._is_shown(outline):
            if question.path in outline.files.open():
                return Place(state=DRAFT)
        elif outline:
            place = self._open(outline).get(question.path)
            if place:
                return place
        return Place(near=self._near(question))

    def _is_shown(self, outline: Outline) -> bool:
        module = outline.module
        return self._drafts or module is None or module.front.status in _PUBLISHED

    def _open(self, outline: Outline) -> Mapping[str, Place]:
        if outline.name not in self._opened:
            self._opened[outline.name] = outline.places.open()
        return self._opened[outline.name]

    def _module(self, slug: str) -> Place:
        known = {each.name.rpartition("/")[2]: each for each in self.modules}
        page = known[slug].module if slug in known else None
        if page is None:
            return Place(near=nearest(slug, sorted(known)) or "")
        return Place(page=page.id, title=page.front.title)

    def _near(self, question: Question) -> str:
        """Find the file that was probably meant."""
        paths = sorted(
            path
            for outline in self._outlines.values()
            if self._is_shown(outline)
            for path, place in self._open(outline).items()
            if place.medium or (place.page and not question.picture)
        )
        # First the same name elsewhere, since files move more often than they are misspelt.
        name = question.path.rpartition("/")[2]
        same = [other for other in paths if other.rpartition("/")[2] == name]
        return same[0] if len(same) == 1 else nearest(question.path, paths) or ""

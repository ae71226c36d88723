"""What stands where in the whole portal, by the outlines of its groups."""

from collections.abc import Iterable, Iterator, Mapping

from builder.front.status import is_for_readers
from builder.link.module import Prerequisite
from builder.link.outline import Outline
from builder.read.find import CONTENT, group_of
from builder.read.nearest import nearest
from builder.references import BROKEN, DRAFT, Place, Question, shown

_MOST_SOUGHT = 200  # paths of one file or module that another is offered for; more are no slips


class Places:
    """Answers questions across groups, for the length of one build.

    Groups are looked into as they are asked about: a portal has ten thousand paths, and a build
    asks about few.
    """

    def __init__(self, outlines: Iterable[Outline], *, drafts: bool) -> None:
        """With `drafts`, modules that are not published count as if they were."""
        self._outlines = {each.name: each for each in outlines}
        self.drafts = drafts
        self._opened: dict[str, Mapping[str, Place]] = {}
        self._sought: dict[bool, list[str]] = {}
        self.modules: tuple[Outline, ...] = tuple(
            each for each in self._outlines.values() if each.module and self._is_shown(each)
        )

    @property
    def unseen(self) -> tuple[str, ...]:
        """Get the slugs of the modules that readers do not see yet."""
        hidden = (each for each in self._outlines.values() if not self._is_shown(each))
        return tuple(each.name.rpartition("/")[2] for each in hidden)

    def answers(self, outline: Outline) -> tuple[tuple[Question, Place], ...]:
        """Answer everything that a group asks."""
        places = self.some(outline.questions)
        return tuple(zip(outline.questions, places, strict=True))

    def some(self, questions: Iterable[Question]) -> Iterator[Place]:
        """Tell of each path what stands there, or of the first what was probably meant."""
        sought = 0
        for question in questions:
            place = self._at(question.path)
            sought += place is None
            yield place or Place(near=self._near(question) if sought <= _MOST_SOUGHT else "")

    def prerequisites(self, outline: Outline) -> tuple[Prerequisite, ...]:
        """Find the modules that a module builds on, by their slugs, and last what it translates."""
        own = outline.module
        original = (own.original,) if own and own.original else ()
        slugs = (*own.prerequisites, *original) if own else ()
        return tuple((slug, self.module(slug)) for slug in slugs)

    def _at(self, path: str) -> Place | None:
        group = group_of(path) if path.startswith(f"{CONTENT}/") else ""
        outline = self._outlines.get(group)
        if outline and not self._is_shown(outline):
            return Place(state=DRAFT) if path in outline.files.open() else None
        place = self._open(outline).get(path) if outline else None
        return shown(place, drafts=self.drafts) if place else None

    def _is_shown(self, outline: Outline) -> bool:
        module = outline.module
        return self.drafts or module is None or is_for_readers(module.status)

    def _open(self, outline: Outline) -> Mapping[str, Place]:
        if outline.name not in self._opened:
            self._opened[outline.name] = outline.places.open()
        return self._opened[outline.name]

    def module(self, slug: str) -> Place:
        """Tell where a module stands, by its slug; where there is none, `near` may name one."""
        known = {each.name.rpartition("/")[2]: each for each in self.modules}
        page = known[slug].module if slug in known else None
        hidden = self._outlines.get(f"modules/{slug}")
        if page is None and hidden:
            return Place(state=DRAFT if hidden.module else BROKEN)
        if page is None:
            return Place(near=nearest(slug, sorted(known)) or "")
        return Place(page=page.id, title=page.title)

    def _near(self, question: Question) -> str:
        """Find the file that was probably meant."""
        paths = self._paths(pictures=question.picture)
        # First the same name elsewhere, since files move more often than they are misspelt; then
        # one like it in the same folder.
        folder, _, name = question.path.rpartition("/")
        same = [other for other in paths if other.rpartition("/")[2] == name]
        if len(same) == 1:
            return same[0]
        beside = [path.rpartition("/")[2] for path in paths if path.rpartition("/")[0] == folder]
        near = nearest(name, beside)
        return f"{folder}/{near}" if near else nearest(question.path, paths)

    def _paths(self, *, pictures: bool) -> list[str]:
        """List what can be shown as a picture, or all that can be linked to; worked out once."""
        if pictures not in self._sought:
            self._sought[pictures] = sorted(
                path
                for outline in self._outlines.values()
                if self._is_shown(outline)
                for path, place in self._open(outline).items()
                if place.medium or (shown(place, drafts=self.drafts).page and not pictures)
            )
        return self._sought[pictures]

"""What a module's guides are made from, worked out once for all of them."""

from collections.abc import Mapping
from functools import partial

from builder import addresses
from builder.formats.titles import Titles
from builder.formats.words import words as terms_of
from builder.look.module import moment_pages
from builder.look.scene import Scene
from builder.look.views import Body, Frame, Link, MomentPage, Phase
from builder.model import Article, Fragment, Module, Moment, Part, Target
from builder.planning.meeting import Meeting, Place
from builder.planning.module_meetings import meetings
from builder.planning.size import USUAL
from builder.value import value

# Modules for those who lead others: the words about privacy and reports are other ones.
_LEADERS = frozenset({"leaders", "organisers"})


@value
class Leading:
    """A module as those who lead it need it."""

    scene: Scene
    titles: Titles
    meetings: tuple[Meeting, ...]
    pages: Mapping[Place, MomentPage]
    moments: Mapping[Place, Moment]
    parts: Mapping[int, Part]
    articles: Mapping[str, Article]  # by the page's id

    @property
    def module(self) -> Module:
        """Get the module."""
        return self.scene.module

    @property
    def voice(self) -> str:
        """Tell who takes part: `leaders`, or the `usual`."""
        audiences = self.module.page.front.audiences
        return "leaders" if audiences and _LEADERS.issuperset(audiences) else "usual"

    @property
    def language(self) -> str:
        """Get the module's language, where it is not the portal's."""
        return self.scene.language(self.module.page)

    @property
    def group(self) -> tuple[int, int]:
        """Tell how many people are best."""
        return self.module.page.front.group_size or USUAL

    @property
    def link(self) -> Link:
        """Lead to the module's first page."""
        return self.scene.link(self.module.page, self.module.page.front.title)

    @property
    def guide(self) -> Link:
        """Lead to the module's guide."""
        address = addresses.leading(self.module.slug, self.scene.house.language)
        return Link(self.scene.words.text("guide.title"), address)

    def sheet(self, name: str) -> Link:
        """Lead to one of the guide's sheets."""
        address = addresses.leading(self.module.slug, self.scene.house.language, name)
        return Link(self.scene.words.text(f"guide_sheet.{name}"), address)

    def meeting(self, meeting: Meeting) -> Link:
        """Lead to a meeting's guide."""
        slug, language, words = self.module.slug, self.scene.house.language, self.scene.words
        about = self.title_of(meeting)
        title = (
            words.text("guide.meeting_title", number=meeting.number, title=about)
            if about
            else words.text("guide.meeting_only", number=meeting.number)
        )
        address = addresses.leading(slug, language, "meeting", meeting.number)
        return Link(title, address, self.language, about)

    def title_of(self, meeting: Meeting) -> str:
        """Call a meeting by the part that it talks about."""
        places = [block.place for block in meeting.blocks[meeting.talk :]] or meeting.alone
        return self.parts[places[0][0]].page.front.title if places else ""

    def phase(self, place: Place) -> Phase:
        """Show a moment."""
        return self.pages[place].phase

    def leader(self, place: Place) -> tuple[Body, ...]:
        """Get what authors tell the leader of a moment, and of the articles that are read in it."""
        moment = self.moments[place]
        read = [self.articles[x.page] for x in moment.materials if x.page in self.articles]
        return (
            *self.bodies(moment.page.leader, moment.targets),
            *(body for each in read for body in self.bodies(each.page.leader, each.targets)),
        )

    def bodies(
        self, fragments: tuple[Fragment, ...], targets: tuple[Target, ...]
    ) -> tuple[Body, ...]:
        """Make leaders' prose ready to be filled in."""
        return tuple(self.scene.body(each, targets) for each in fragments if each.digest)

    def frame(self, link: Link, title: str, summary: str, *, inner: bool = True) -> Frame:
        """Make a page's frame; `inner` for a page below the module's guide."""
        return Frame(
            address=link.address,
            title=title,
            summary=summary,
            language=self.language,
            own=link.own or self.module.page.front.title,
            crumbs=(*self.scene.crumbs(), *((self.guide,) if inner else ())),
            updated=self.module.page.front.updated,
        )


def leading(scene: Scene) -> Leading:
    """Gather what the guides of a module are made from."""
    protocols, language = scene.house.protocols, scene.house.language
    module = scene.module
    shown = partial(moment_pages, scene)
    return Leading(
        scene=scene,
        titles=Titles(module, protocols, terms_of(language)),
        meetings=meetings(module, dict(protocols)),
        pages={
            (part.number, page.phase.letter): page for part in module.parts for page in shown(part)
        },
        moments={
            (part.number, each.phase.letter): each for part in module.parts for each in part.moments
        },
        parts={part.number: part for part in module.parts},
        articles={each.page.id: each for each in module.articles},
    )

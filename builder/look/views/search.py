"""The search page, the register from A to Ö, and what of a page can be found."""

from builder.look.views.frame import Frame, Link
from builder.value import value


@value
class SearchPage:
    """The page with the search field. `parts` lists what its script loads."""

    frame: Frame
    parts: str
    register: str


@value
class Letter:
    """A letter of the alphabet, large, and where its titles stand; empty for what has no letter."""

    title: str
    address: str
    anchor: str


@value
class Row:
    """A title with what it is, or a key term (no address) with the places that it leads to."""

    title: str
    address: str
    note: str
    places: tuple[Link, ...]
    language: str = ""  # of the title, where it is not the portal's
    own: str = ""  # what of the note is in that language


@value
class Initial:
    """What begins with one letter, in order."""

    letter: Letter
    rows: tuple[Row, ...]


@value
class RegisterPage:
    """The register, or a page of a long one: all letters stand on each of them."""

    frame: Frame
    search: str
    letters: tuple[Letter, ...]
    initials: tuple[Initial, ...]
    pages: tuple[Link, ...]  # of a letter that goes on over several


@value
class OwnSection:
    """A section that the theme adds to a page, with the id that its heading has there.

    `named` are those words of the title that are the author's; questions are `asked`.
    """

    anchor: str
    title: str
    named: str
    texts: tuple[str, ...]
    asked: bool = False


@value
class Leaf:
    """A page as search knows it: its body by digest, and around it what the theme shows.

    `trail` says where it stands: the module's title, the part's. `words` is about how many words
    there are to index; keywords are found as if they stood in the title.
    """

    address: str
    title: str
    label: str  # what it is: `Moment A`
    trail: tuple[str, ...]
    language: str  # empty for the portal's
    keywords: tuple[str, ...]
    lead: tuple[str, ...]
    before: tuple[OwnSection, ...]
    body: str
    after: tuple[OwnSection, ...]
    words: int

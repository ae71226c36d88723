"""What packages have of their own: a first page; and the page that they are downloaded from."""

from builder.look.views.frame import Frame, Licence, Link
from builder.value import value


@value
class PackagePage:
    """The first page of a module's or a part's package: what it holds, and what it is."""

    frame: Frame
    label: str  # what it is a package of: `Del 2`
    lead: str
    first: Link
    rows: tuple[Link, ...]
    version: str
    licence: Licence
    published: str  # where the same stands on the web, or empty


@value
class Download:
    """A file to download: its address and its size in bytes."""

    address: str
    size: int = 0


@value
class Choice:
    """A package to download: what it is of, as an archive, and as one page where there is that."""

    title: str
    archive: Download
    single: Download | None


@value
class Offer:
    """The packages of one module, or of the portal."""

    title: str
    anchor: str
    whole: tuple[Choice, ...]
    parts: tuple[Choice, ...]


@value
class DownloadsPage:
    """All packages with their sizes."""

    frame: Frame
    offers: tuple[Offer, ...]

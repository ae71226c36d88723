"""Views: the frozen arguments of each template, and all that a template may see.

An address is a path within the site (`moduler/lasa/del-1/index.html`), the same on every page; the
template makes it relative with `to(address)`. Minutes are whole minutes. A view holds no HTML: a
`Body` names rendered prose by its digest, and the page that is made loads and fills it.
"""

from builder.look.views.frame import (
    Body,
    Chapter,
    Contact,
    Contents,
    Destination,
    Frame,
    Licence,
    Link,
    Phase,
    Site,
    Term,
    Time,
)
from builder.look.views.lists import (
    Card,
    CataloguePage,
    Entrance,
    Facet,
    FreePage,
    MissingPage,
    StartPage,
)
from builder.look.views.module import (
    ArticlePage,
    ArticleRow,
    Change,
    Cited,
    ComingRow,
    Fact,
    Funding,
    ModulePage,
    PartPage,
    PartRow,
    PrintPage,
    PrintPart,
    Syllabus,
)
from builder.look.views.moment import Material, MomentPage, Protocol, Question, Step

__all__ = [
    "ArticlePage",
    "ArticleRow",
    "Body",
    "Card",
    "CataloguePage",
    "Change",
    "Chapter",
    "Cited",
    "ComingRow",
    "Contact",
    "Contents",
    "Destination",
    "Entrance",
    "Facet",
    "Fact",
    "Frame",
    "FreePage",
    "Funding",
    "Licence",
    "Link",
    "Material",
    "MissingPage",
    "ModulePage",
    "MomentPage",
    "PartPage",
    "PartRow",
    "Phase",
    "PrintPage",
    "PrintPart",
    "Protocol",
    "Question",
    "Site",
    "StartPage",
    "Step",
    "Syllabus",
    "Term",
    "Time",
]

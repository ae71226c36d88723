"""All published modules as plain data: the catalogue for other programs."""

from collections.abc import Iterable

from builder import addresses
from builder.look.house import House
from builder.look.newest import is_told
from builder.look.views import Site
from builder.model import Entry

Data = dict[str, object]
FORMAT = 1  # a key that is renamed or taken away makes it another; a new one does not


def published(modules: Iterable[Entry], house: House, site: Site) -> Data:
    """Describe the portal and its published modules, in order; what is not stated is left out.

    Addresses are full ones where it is known where the site stands, else relative to its root.
    """
    return {
        "format": FORMAT,
        "title": site.title,
        "organisation": site.organisation,
        "language": site.language,
        "licence": site.licence.id,
        "modules": [_module(module, house, site) for module in modules if is_told(module)],
    }


def _module(module: Entry, house: House, site: Site) -> Data:
    front = module.page.front
    areas = {area.id: area.title for area in house.areas}
    data: Data = {
        "id": module.slug,
        "address": _address(module.page.id, site),
        "title": front.title,
        "summary": front.summary,
        "language": front.language or site.language,
        "area": next(iter(_named(areas, (front.area,))), ""),
        "subjects": _named(dict(house.subjects), front.subjects),
        "school_forms": _named(dict(house.school_forms), front.school_forms),
        "stages": _named(dict(house.stages), front.stages),
        "audiences": _named(dict(house.audiences), front.audiences),
        "sdg": [*front.sdg],
        "minutes": module.counted,
        "minutes_beside": module.beside,
        "parts": module.parts,
        "group_size": [*front.group_size] if front.group_size else [],
        "prerequisites": [*front.prerequisites],
        "authors": [author.name for author in front.authors],
        "licence": front.licence,
        "revision": front.revision,
        "updated": front.updated.isoformat(),
        "review_by": front.review_by.isoformat() if front.review_by else "",
        "formerly": [*front.formerly],
        "translation_of": front.translation_of,
    }
    return {key: value for key, value in data.items() if value not in ("", [], 0)}


def _named(titles: dict[str, str], names: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": name, "title": titles.get(name, name)} for name in names if name]


def _address(page: str, site: Site) -> str:
    address = addresses.page(page, site.language)
    return addresses.anywhere(site.url, address) if site.url else addresses.relative("", address)

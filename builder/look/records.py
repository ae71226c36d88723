"""What a page is, for programs: a block of data in the terms of schema.org (JSON-LD).

No browser runs it, and no text can end it: what has a meaning in HTML is written as escapes. It
says what the page shows, so it depends on nothing that the page does not.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from builder.look.views import (
    ArticlePage,
    Contents,
    Licence,
    Link,
    ModulePage,
    PartPage,
    Site,
    StartPage,
)
from builder.planning.duration import iso
from builder.theme.words import Words

Data = dict[str, Any]
To = Callable[[str], str]
"""Gives the link to an address of the site: a full one where it is known where the site stands."""

# Line separators end a line of a script in old readers; the others begin or end something in HTML.
_ESCAPES = MappingProxyType({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
# The roles that LRMI has for those who learn here, by the ids of audiences.
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "teachers": "teacher",
        "preschool-teachers": "teacher",
        "after-school": "teacher",
        "leaders": "administrator",
        "organisers": "administrator",
    }
)
_STATES = MappingProxyType({"draft": "Draft", "review": "Draft", "archived": "Obsolete"})
_GOAL = "https://metadata.un.org/sdg/{code}"


def record(page: object, site: Site, contents: Contents | None, words: Words, to: To) -> Markup:
    """Describe a page; empty for one of a kind that is nothing by itself."""
    match page:
        case StartPage():
            return block(_portal(page, site, to))
        case ModulePage():
            return block(_module(page, site, words, to))
        case PartPage() if contents:
            return block(_part(page, contents, site, to))
        case ArticlePage() if contents:
            return block(_article(page, contents, site, to))
    return Markup()


def block(data: Data) -> Markup:
    """Write data as an element of a page."""
    full = {"@context": "https://schema.org", **_filled(data)}
    text = json.dumps(full, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped


def _filled(data: Data) -> Data:
    """Leave out what is not stated."""
    return {key: value for key, value in data.items() if value not in ("", (), [], {}, None, 0)}


def _portal(page: StartPage, site: Site, to: To) -> Data:
    """Describe the portal."""
    return {
        "@type": "WebSite",
        "name": site.title,
        "url": to(page.frame.address),
        "description": page.frame.summary,
        "inLanguage": site.language,
        "license": _licence(site.licence),
        "publisher": _organisation(site.organisation),
    }


def _module(page: ModulePage, site: Site, words: Words, to: To) -> Data:
    """Describe a module."""
    here = to(page.frame.address)
    return {
        "@type": ["Course", "LearningResource"],
        "@id": here,
        "url": here,
        "name": page.frame.title,
        "description": page.summary,
        "abstract": page.purpose,
        "inLanguage": page.frame.language or site.language,
        "version": str(page.revision),
        "dateModified": page.frame.updated.isoformat() if page.frame.updated else "",
        "creativeWorkStatus": _STATES.get(page.status, ""),
        "license": _licence(page.licence),
        "isAccessibleForFree": True,
        "creditText": ", ".join(page.authors),
        "producer": _organisation(page.produced_by),
        "provider": _organisation(site.organisation),
        "publisher": _organisation(site.organisation),
        "educationalUse": "professional development",
        "timeRequired": _time(page.time.counted),
        "teaches": list(page.goals),
        "about": [{"@type": "Thing", "name": name} for name in _topics(page)],
        "audience": [
            _filled(
                {
                    "@type": "EducationalAudience",
                    "audienceType": link.title,
                    "educationalRole": _ROLES.get(name, "professional"),
                }
            )
            for name, link in zip(page.roles, page.audiences, strict=True)
        ],
        "educationalLevel": [
            {
                "@type": "DefinedTerm",
                "termCode": code,
                "name": link.title,
                "inDefinedTermSet": "SS 12000",
            }
            for code, link in zip(page.forms, page.school_forms, strict=True)
        ],
        "educationalAlignment": [*_syllabuses(page), *_goals(page.sdg, words)],
        "coursePrerequisites": [_course(link, to) for link in page.prerequisites],
        "isPartOf": {"@type": "WebSite", "name": site.title, "url": to(site.start)},
        "hasPart": [
            *(
                _filled(
                    {
                        "@type": "LearningResource",
                        "position": part.number,
                        "name": part.title,
                        "description": part.aim,
                        "url": to(part.address),
                        "timeRequired": _time(part.time.counted),
                    }
                )
                for part in page.parts
            ),
            *(
                {"@type": "Article", "name": article.title, "url": to(article.address)}
                for article in page.articles
            ),
        ],
    }


def _part(page: PartPage, contents: Contents, site: Site, to: To) -> Data:
    """Describe a part of a module."""
    here = to(page.frame.address)
    return {
        "@type": "LearningResource",
        "@id": here,
        "url": here,
        "name": page.frame.title,
        "description": page.aim,
        "position": page.number,
        "inLanguage": page.frame.language or site.language,
        "timeRequired": _time(page.time.counted),
        "keywords": list(page.keywords),
        "isPartOf": _course(contents.module, to),
        "hasPart": [
            _filled(
                {
                    "@type": "LearningResource",
                    "name": phase.title,
                    "url": to(phase.address),
                    "timeRequired": _time(phase.minutes),
                }
            )
            for phase in page.phases
        ],
    }


def _article(page: ArticlePage, contents: Contents, site: Site, to: To) -> Data:
    """Describe an article of a module; one that names no licence has the module's."""
    here = to(page.frame.address)
    return {
        "@type": ["Article", "LearningResource"],
        "@id": here,
        "url": here,
        "headline": page.frame.title,
        "name": page.frame.title,
        "inLanguage": page.frame.language or site.language,
        "dateModified": page.frame.updated.isoformat() if page.frame.updated else "",
        "creditText": ", ".join(page.authors),
        "license": _licence(page.licence) if page.licence else "",
        "publisher": _organisation(site.organisation),
        "wordCount": page.words,
        "timeRequired": _time(page.reading),
        "isPartOf": _course(contents.module, to),
    }


def _time(minutes: int) -> str:
    return iso(minutes) if minutes else ""


def _licence(licence: Licence) -> str:
    return licence.url or licence.title or licence.id


def _organisation(name: str) -> Data | None:
    return {"@type": "Organization", "name": name} if name else None


def _course(link: Link, to: To) -> Data:
    return {"@type": "Course", "name": link.title, "url": to(link.address)}


def _topics(page: ModulePage) -> Iterable[str]:
    area = (page.area.title,) if page.area else ()
    return dict.fromkeys((*area, *(link.title for link in page.subjects)))


def _syllabuses(page: ModulePage) -> Iterable[Data]:
    for each in page.curriculum:
        version = f" ({each.version})" if each.version else ""
        yield {
            "@type": "AlignmentObject",
            "alignmentType": "educationalSubject",
            "educationalFramework": "Skolverket",
            "targetName": each.title or each.code,
            "targetDescription": f"{each.code}{version}",
        }


def _goals(codes: Iterable[str], words: Words) -> Iterable[Data]:
    for code in codes:
        title = words.text(f"sdg.{code.partition('.')[0]}")
        yield {
            "@type": "AlignmentObject",
            "alignmentType": "educationalSubject",
            "educationalFramework": "Agenda 2030",
            "targetName": words.text(
                "sdg.target" if "." in code else "sdg.goal", code=code, title=title
            ),
            "targetUrl": _GOAL.format(code=code),
        }

"""`status`: a table for the terminal, a page of its own, or data; never part of the site."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from builder.console.reading import read_portal
from builder.console.refusal import FINE
from builder.console.work import refusing, shown
from builder.diagnostics import Diagnostic
from builder.formats.grid import as_columns, as_page
from builder.front import ModuleFront
from builder.link.translations import is_behind
from builder.model import Entry, Portal
from builder.planning.standing import Standing, by_need, due
from builder.problems.table import SEVERITIES, Severity

_COUNTED = ("questions", "transcripts", "captions", "pictures")
_STATES = MappingProxyType(
    {
        "draft": "status.draft",
        "review": "status.review_state",
        "published": "status.published",
        "archived": "status.archived",
    }
)
_DUE = MappingProxyType({"soon": "status.soon", "late": "status.late"})


def tell_status(
    said: Mapping[str, str], folder: Path, form: str, out: Path | None, today: date
) -> int:
    """Tell how things stand today, drafts among them, on standard output or in a file."""
    portal, faults = read_portal(said, folder, drafts=True)
    every = by_need(_standings(portal, faults, today))
    text = "".join(f"{line}\n" for line in _written(said, form, portal, every, today))
    if out:
        with refusing(said):
            out.write_text(text, encoding="utf-8", newline="\n")
        click.echo(said["told.wrote"].format(path=shown(out)))
    else:
        click.echo(text, nl=False)
    if any(SEVERITIES[fault.code] is Severity.ERROR for fault in faults):
        click.echo(said["status.errors"], err=True)
    return FINE


def _standings(portal: Portal, faults: Iterable[Diagnostic], today: date) -> tuple[Standing, ...]:
    unasked = Counter(
        fault.path.split("/")[2]
        for fault in faults
        if fault.code == "no-questions" and fault.path.startswith("content/modules/")
    )
    known = {module.slug: module.page.front for module in portal.modules}
    return tuple(_standing(module, unasked, known, today) for module in portal.modules)


def _standing(
    module: Entry, unasked: Mapping[str, int], known: Mapping[str, ModuleFront], today: date
) -> Standing:
    front = module.page.front
    lacks = Counter(lack.kind for lack in module.lacks)
    original = known.get(front.translation_of)
    return Standing(
        id=module.slug,
        title=front.title,
        status=front.status,
        revision=front.revision,
        updated=front.updated,
        review_by=front.review_by,
        due=due(front.review_by, today),
        questions=unasked.get(module.slug, 0),
        transcripts=lacks["transcript"],
        captions=lacks["captions"],
        pictures=lacks["picture"],
        original=front.translation_of,
        source=front.source_revision,
        behind=original is not None and is_behind(front, original),
    )


def _written(
    said: Mapping[str, str], form: str, portal: Portal, every: Sequence[Standing], today: date
) -> Iterator[str]:
    title = portal.settings.front.title
    heading = said["status.title"].format(portal=title, day=today.isoformat())
    if form == "json":
        address = portal.settings.front.base_url or None
        data = {"today": today.isoformat(), "base_url": address, "modules": _data(every)}
        yield json.dumps(data, ensure_ascii=False, indent=2)
        return
    names = ("module", "status", "updated", "review", *_COUNTED, "translation")
    head = [said[f"status.{name}"] for name in names]
    rows = [_row(said, each) for each in every]
    waiting = sum(each.waits for each in every)
    told = said["status.waits_one" if waiting == 1 else "status.waits_other"]
    sums = told.format(count=waiting, all=len(every)) if every else said["wrong.no_modules"]
    if not portal.settings.front.base_url:
        sums = f"{sums}\n{said['status.no_address']}"
    if form == "html":
        yield as_page(said["program.language"], heading, sums, head, rows)
        return
    yield from (heading, "")
    if rows:
        yield from (*as_columns(head, rows), "")
    yield sums


def _row(said: Mapping[str, str], each: Standing) -> list[str]:
    review = each.review_by.isoformat() if each.review_by else ""
    if each.due:
        review = f"{review} ({said[_DUE[each.due]]})"
    translation = ""
    if each.original:
        key = "behind" if each.behind else "follows" if each.source else "unstated"
        translation = f"{each.original} ({said[f'status.{key}']})"
    counts = (getattr(each, name) for name in _COUNTED)
    return [
        each.id,
        said[_STATES[each.status]],
        each.updated.isoformat(),
        review,
        *(str(count) if count else "" for count in counts),
        translation,
    ]


def _data(every: Sequence[Standing]) -> list[dict[str, object]]:
    return [
        {
            "id": each.id,
            "title": each.title,
            "status": each.status,
            "revision": each.revision,
            "updated": each.updated.isoformat(),
            "review_by": each.review_by.isoformat() if each.review_by else None,
            "due": each.due or None,
            "missing": {name: getattr(each, name) for name in _COUNTED},
            "translation_of": each.original or None,
            "behind": each.behind,
            "waits": each.waits,
        }
        for each in every
    ]

"""Stages 3 and 4 for modules: each is linked and checked by itself, many of them in workers.

What comes of it is remembered until something it depends on changes: its files, the settings, or
an answer about the rest of the portal. The linked module stays in the cache; what travels is an
`Entry`, the faults, and the digest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from builder.diagnostics import Diagnostic
from builder.engine.cache import load_pickle, safe_name, save_pickle
from builder.engine.digest import digest
from builder.engine.errors import MissingText
from builder.engine.shelf import open_shelf
from builder.engine.stored import Stored, store
from builder.engine.workers import Workers
from builder.engine.write import discard
from builder.front.status import is_for_readers
from builder.link.lacks import lacks_of_module
from builder.link.module import Prerequisite, link_module
from builder.link.places import Places
from builder.link.terms import Needles, pages_of, terms_of
from builder.model import ArticleEntry, Entry, Lack, Module, Part, PartEntry, Settings
from builder.planning.duration import total
from builder.read.group import GroupRead, Readers
from builder.references import Place, Question
from builder.rules import check_module
from builder.value import value

_FOLDER = "modules"
_INDEX = "index+.pickle"  # no module's name becomes this
_FEW_MODULES = 2  # with fewer, starting workers takes longer than they save


class Linked(NamedTuple):
    """A module linked and checked. `key` is the digest of all that this depends on."""

    key: str
    entry: Entry
    faults: tuple[Diagnostic, ...]


@value
class Shelves:
    """Where the linked modules of a project are kept, by which version of the program."""

    cache: Path
    version: str

    def module(self, entry: Entry) -> Stored[Module]:
        """Get a module, to be loaded by who works with it."""
        return Stored(self.place(entry.name), self.version, entry.digest)

    def place(self, name: str) -> Path:
        """Get the file that keeps a module."""
        return self.cache / _FOLDER / f"{safe_name(name)}.pickle"

    def recall(self) -> dict[str, Linked]:
        """Get what is remembered of every module."""
        found = load_pickle(self.cache / _FOLDER / _INDEX, self.version)
        return found if isinstance(found, dict) else {}

    def remember(self, linked: Mapping[str, Linked]) -> None:
        """Remember these modules and no others. OSError where that cannot be done."""
        save_pickle(self.cache / _FOLDER / _INDEX, self.version, dict(linked))
        wanted = {_INDEX, *(self.place(name).name for name in linked)}
        for path in sorted((self.cache / _FOLDER).glob("*.pickle")):
            if path.name not in wanted:
                discard(path)


@value
class _Task:
    """What one module is linked and checked from."""

    shelves: Shelves
    name: str
    record: Path  # what was read of it
    settings: Settings
    sought: Needles
    answers: tuple[tuple[Question, Place], ...]
    prerequisites: tuple[Prerequisite, ...]
    drafts: bool
    key: str


def link_modules(
    readers: Readers, settings: Settings, sought: Needles, places: Places, workers: Workers
) -> tuple[Linked, ...]:
    """Link and check every module that is shown, in order; raises MissingText, OSError.

    `sought` are the words of the glossary, for which their texts are searched.
    """
    shelves = Shelves(readers.cache, readers.version)
    sealed = digest((settings, sought))
    before = shelves.recall()
    kept: dict[str, Linked] = {}
    tasks: list[_Task] = []
    for outline in places.modules:
        answers, prerequisites = places.answers(outline), places.prerequisites(outline)
        drafts = places.drafts and outline.coming
        key = digest((outline.digest, sealed, answers, prerequisites, drafts))
        known = before.get(outline.name)
        if known and known.key == key:
            kept[outline.name] = known
        else:
            record = readers.record(outline.name)
            said = (answers, prerequisites, drafts)
            tasks.append(_Task(shelves, outline.name, record, settings, sought, *said, key))
    fresh = workers.map(_link, tasks, least=_FEW_MODULES)
    linked = kept | {task.name: made for task, made in zip(tasks, fresh, strict=True)}
    if linked != before:
        shelves.remember(linked)
    return tuple(linked[outline.name] for outline in places.modules)


def _link(task: _Task) -> Linked:
    """Link and check one module, and keep it."""
    record = load_pickle(task.record, task.shelves.version)
    if not isinstance(record, tuple):
        raise MissingText(str(task.record), task.key)
    group: GroupRead = record[1]
    module, faults = link_module(
        task.settings, group, dict(task.answers), task.prerequisites, drafts=task.drafts
    )
    if task.sought:
        shelf = open_shelf(task.shelves.cache, task.name)
        language = task.settings.front.language
        terms = terms_of(pages_of(module), shelf, task.sought, language)
        module = replace(module, terms=terms)
    sealed = module_digest(module)
    store(task.shelves.place(task.name), task.shelves.version, sealed, module)
    every = (*faults, *check_module(module, task.settings))
    seen = entry(task.name, module, sealed, lacks_of_module(module, group))
    return Linked(task.key, seen, every)


def entry(name: str, module: Module, sealed: str, lacks: tuple[Lack, ...]) -> Entry:
    """Say of a module what the rest of the portal needs to know."""
    sums = total(moment for part in module.parts for moment in part.moments)
    return Entry(
        name=name,
        slug=module.slug,
        page=module.page,
        parts=len(module.parts),
        moments=sum(len(part.moments) for part in module.parts),
        contents=tuple(
            PartEntry(
                part.number,
                part.page.front.title,
                tuple((each.phase.letter, each.minutes) for each in part.moments),
                part.page.front.keywords,
                is_for_readers(part.page.front.status),
                _first_question(part),
            )
            for part in module.parts
        ),
        counted=sums.counted,
        beside=sums.beside,
        digest=sealed,
        lacks=lacks,
        pages=tuple(page.id for page in pages_of(module)),
        terms=tuple(sorted({mark.anchor for _, marks in module.terms for mark in marks})),
        articles=tuple(
            ArticleEntry(each.page.id, each.page.front.title or each.slug)
            for each in module.articles
            if "/articles/" in each.page.id
        ),
        media=_media(module),
    )


def _first_question(part: Part) -> str:
    asked = (each.text for moment in part.moments for each in moment.page.front.questions)
    return next(asked, "")


def _media(module: Module) -> tuple[str, ...]:
    """Tell whether a module has something to see or to hear; an article read aloud counts."""
    moments = (moment for part in module.parts for moment in part.moments)
    kinds = {each.kind for moment in moments for each in moment.page.front.materials}
    if any(each.page.front.audio for each in module.articles):
        kinds.add("audio")
    return tuple(kind for kind in ("film", "audio") if kind in kinds)


def module_digest(module: Module) -> str:
    """Sum a module up by its pages' own digests and what linking added to them.

    Reading has worked out each page's digest already; walking all of their text again would cost
    more than all else that is done with a module before its pages are made.
    """
    return digest(
        (
            module.slug,
            module.page.digest,
            module.cycle,
            module.media,
            module.targets,
            module.prerequisites,
            module.logo,
            module.terms,
            tuple(part.digest for part in module.coming),
            tuple(
                (each.page.digest, each.slug, each.targets, each.audio) for each in module.articles
            ),
            tuple(
                (
                    part.page.digest,
                    part.number,
                    part.targets,
                    tuple(
                        (
                            each.page.digest,
                            each.phase.letter,
                            each.title,
                            each.minutes,
                            each.targets,
                            each.materials,
                            each.transcripts,
                            each.posters,
                        )
                        for each in part.moments
                    ),
                )
                for part in module.parts
            ),
        )
    )


def faults_of(linked: Iterable[Linked]) -> tuple[Diagnostic, ...]:
    """List what is wrong with modules as modules."""
    return tuple(fault for each in linked for fault in each.faults)

"""The meeting mode: for each meeting a page to have before the group, and the agendas it loads."""

from collections.abc import Iterator
from dataclasses import replace

from builder.engine.digest import Sealed, seal_fields
from builder.engine.job import Batch, Job
from builder.engine.stored import Stored
from builder.look.agendas import agendas_script
from builder.look.house import House
from builder.look.meeting_mode import NOTED, meeting_link, meeting_mode_page
from builder.look.meeting_texts import told
from builder.look.scene import scene
from builder.look.views import Site
from builder.model import Module
from builder.outputs.page import page_job
from builder.outputs.plan import Plan, words_of
from builder.planning.module_meetings import meetings as meetings_of
from builder.theme.files import Theme


def meetings(plan: Plan) -> Iterator[Batch]:
    """Plan the pages of all modules that have something to meet about."""
    for module in plan.portal.modules:
        args = (plan.theme, plan.site, plan.house, plan.shelves.module(module))
        yield Batch(f"meetings/{module.name}", _module, args, module.name)


def _module(
    theme: Stored[Theme], site: Sealed[Site], house: Sealed[House], stored: Stored[Module]
) -> Iterator[Job]:
    """Plan a module's pages; runs in the worker that then makes them."""
    words, language = words_of(theme), house.value.language
    view = scene(stored.load(), house.value, words)
    protocols = dict(house.value.protocols)
    notes = tuple((kind, words.text(f"meeting_note.{kind}")) for kind in NOTED)
    every = meetings_of(view.module, protocols)
    links = [None, *(meeting_link(view, each) for each in every), None]
    for meeting, before, after in zip(every, links, links[2:], strict=False):
        of = told(meeting, view.module, notes, language)
        page = meeting_mode_page(view, of, len(every))
        page = replace(page, frame=replace(page.frame, previous=before, next=after))
        yield page_job(theme, site, None, "meeting-mode.html", seal_fields(page))
        yield Job(page.agendas, agendas_script, (of,))

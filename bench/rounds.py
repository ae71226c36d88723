"""The measuring itself: lay out a size, take the rounds, look at what came out.

Within a round every step is taken by all tools, one right after the other, before the next step
begins, and the tools start in another order each round. So a ratio compares two runs made seconds
apart, and whatever else the machine was doing met them both.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import measure, pages, tools
from bench.report import STEPS, Figures, Sample
from bench.tools import Tool

ONE_ROUND_FROM = 101  # modules; from here on the tools that take minutes are measured once
SLOW = ("mkdocs", "pelican", "eleventy")

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Stand:
    """One tool's project of one size, ready to be built."""

    tool: Tool
    project: Path
    modules: int
    probe: pages.Probe
    log: Path

    @property
    def source(self) -> Path:
        """The file that is changed."""
        return self.project / self.probe.source(self.tool.dialect)

    @property
    def site(self) -> Path:
        """Where the tool publishes."""
        return self.project / self.tool.site

    def build(self, *, cold: bool) -> measure.Cost:
        """Run the tool once, from outside."""
        command = [*self.tool.build, *(self.tool.cold if cold else ())]
        return measure.cost(command, self.project, self.log)


def measure_size(
    figures: Figures,
    chosen: Sequence[Tool],
    folder: Path,
    sizing: tuple[int, int, int],
    tell: Tell,
) -> None:
    """Lay out all projects of one size, take all rounds, weigh the sites, clear the room.

    `sizing` is modules, seed and rounds.
    """
    modules, seed, rounds = sizing
    stands = [_set_up(tool, folder, modules, seed) for tool in chosen if not tool.problem]
    ready = [stand for stand in stands if warm_up(figures, stand, seed, tell)]
    for number in range(rounds):
        measure_round(figures, _taking_part(ready, number), number, tell)
    for stand in ready:
        if not stand.tool.is_peer:
            figures.sizes[stand.tool.name, modules] = pages.sizes(stand.site)
    figures.failures |= {(tool.name, modules): tool.problem for tool in chosen if tool.problem}
    shutil.rmtree(folder, ignore_errors=True)


def _set_up(tool: Tool, folder: Path, modules: int, seed: int) -> Stand:
    project = folder / tool.name.replace(" ", "-")
    tools.lay_out(tool, project, modules, seed)
    return Stand(tool, project, modules, pages.probe(modules, seed), folder / "run.log")


def _taking_part(stands: Sequence[Stand], number: int) -> list[Stand]:
    """Leave the slow ones out of the later rounds of a large size, and turn the order."""
    taking = [
        s for s in stands if not number or s.modules < ONE_ROUND_FROM or s.tool.name not in SLOW
    ]
    turn = number % max(len(taking), 1)
    return [*taking[turn:], *taking[:turn]]


def warm_up(figures: Figures, stand: Stand, seed: int, tell: Tell) -> bool:
    """Build once without measuring, tell whether that went well, and search all pages.

    The first run of a program also pays for a cold disk cache and for Python's bytecode.
    """
    cost = stand.build(cold=True)
    key = stand.tool.name, stand.modules
    tell(f"{stand.tool.name}, {stand.modules} modules: {cost.complaint or 'builds'}")
    if cost.code:
        figures.failures[key] = cost.complaint
        return False
    figures.lacks[key] = pages.lacking(stand.site, stand.modules, seed)
    return True


def measure_round(figures: Figures, stands: Sequence[Stand], number: int, tell: Tell) -> None:
    """Take all steps, each by all tools in turn, and undo the changes afterwards."""
    originals = [(stand.source, stand.source.read_bytes()) for stand in stands]
    for step in STEPS:
        for stand in stands:
            PREPARE[step](stand, number)
            cost = stand.build(cold=step == "cold")
            sample = Sample(stand.tool.name, stand.modules, number, step, cost)
            figures.samples.append(sample)
            figures.notes += _complaints(stand, sample)
            tell(f"{sample}: {cost.wall:.3f} s")
    for source, text in originals:
        source.write_bytes(text)


def _complaints(stand: Stand, sample: Sample) -> list[str]:
    """Say where a run failed, or its pages do not show what changed."""
    if sample.cost.code:
        return [f"{sample}: failed: {sample.cost.complaint}"]
    owed = {
        "edit": (stand.probe.shown(), added(sample.round)),
        "title": (stand.probe.listed(), retitled(sample.round)),
    }
    page, text = owed.get(sample.step, ("", ""))
    if not page or pages.has(stand.site / page, text):
        return []
    return [f"{sample}: {page} does not show the change"]


def added(number: int) -> str:
    """Word the paragraph that `edit` adds in a round."""
    return f"Ett stycke som kom till i omgång {number + 1}."


def retitled(number: int) -> str:
    """Word the title that `title` gives in a round."""
    return f"Rubriken i omgång {number + 1}"


def prepare_cold(stand: Stand, _number: int) -> None:
    """Remove output and cache."""
    tools.sweep(stand.tool, stand.project)


def prepare_nothing(_stand: Stand, _number: int) -> None:
    """Leave all as it is."""


def prepare_edit(stand: Stand, number: int) -> None:
    """Add a paragraph to one moment."""
    text = stand.source.read_text(encoding="utf-8")
    stand.source.write_text(f"{text}\n{added(number)}\n", encoding="utf-8")


def prepare_title(stand: Stand, number: int) -> None:
    """Give one moment another title: what its neighbours show changes too."""
    text = stand.source.read_text(encoding="utf-8")
    old, new = f"title: {stand.probe.page.title}\n", f"title: {retitled(number)}\n"
    stand.source.write_text(text.replace(old, new, 1), encoding="utf-8")


PREPARE: dict[str, Callable[[Stand, int], None]] = {
    "cold": prepare_cold,
    "nothing": prepare_nothing,
    "edit": prepare_edit,
    "title": prepare_title,
}

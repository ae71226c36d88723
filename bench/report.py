"""What was measured, as tables and a verdict. Only drawing: nothing here runs or decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.corpus import PAGES
from bench.measure import Cost
from bench.pages import Lack, Sizes
from bench.tools import DEFAULT_OUTPUTS, KOLLEGIUM

STEPS = ("cold", "nothing", "edit", "title")
BUDGETS_AT = 100  # modules
KB = 1000

HEAD = 28
CELL = "{:>8} {:>7} {:>5}"


@dataclass(frozen=True)
class Sample:
    """One run: which tool did what, at which size, in which round, and what it cost."""

    tool: str
    modules: int
    round: int
    step: str
    cost: Cost

    def __str__(self) -> str:
        return f"{self.tool}, {self.modules} modules, round {self.round + 1}, {self.step}"


@dataclass
class Figures:
    """All that was measured, gathered as it comes."""

    samples: list[Sample] = field(default_factory=list)
    sizes: dict[tuple[str, int], Sizes] = field(default_factory=dict)
    lacks: dict[tuple[str, int], Lack] = field(default_factory=dict)
    failures: dict[tuple[str, int], str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def of(self, tool: str, modules: int, step: str) -> dict[int, Cost]:
        """Return round → cost, of the runs that ended well."""
        return {
            s.round: s.cost
            for s in self.samples
            if (s.tool, s.modules, s.step) == (tool, modules, step) and not s.cost.code
        }

    def middle(self, tool: str, modules: int, step: str, unit: str) -> float | None:
        """Return the median over the rounds, or None where nothing was measured."""
        values = [getattr(cost, unit) for cost in self.of(tool, modules, step).values()]
        return median(values) if values else None

    def ratio(self, peer: str, modules: int, step: str, unit: str = "wall") -> float | None:
        """Return Kollegium ÷ peer.

        It is the median of the rounds' own ratios, so that a slow spell of the machine, which
        both of a pair met, falls out.
        """
        ours, theirs = self.of(KOLLEGIUM, modules, step), self.of(peer, modules, step)
        pairs = [(getattr(ours[r], unit), getattr(theirs[r], unit)) for r in ours.keys() & theirs]
        return median(a / b for a, b in pairs if b) if pairs else None


@dataclass(frozen=True)
class Verdict:
    """One budget: what it is about, the value measured (None: not measured), the most allowed."""

    budget: str
    value: float | None
    limit: float
    unit: str
    note: str = ""

    def __str__(self) -> str:
        if self.value is None:
            return f"  not measured  {self.budget}"
        word = "kept" if self.value <= self.limit else "EXCEEDED"
        shown = f"{self.value:.3g} of {self.limit:g} {self.unit}"
        return f"  {word:12}  {self.budget}: {shown}{self.note}"


def table(figures: Figures, tools: Sequence[str], modules: int, rounds: int) -> str:
    """Show wall and CPU seconds and megabytes, a row for each tool."""
    title = f"{modules} modules, {modules * PAGES:,} pages, medians of {rounds} round(s)"
    steps = " ".join(f"{step:>22}" for step in STEPS)
    units = " ".join(CELL.format("wall s", "CPU s", "MB") for _ in STEPS)
    rows = (_row(figures, tool, modules) for tool in tools)
    return "\n".join([title, " " * HEAD + steps, " " * HEAD + units, *rows])


def _row(figures: Figures, tool: str, modules: int) -> str:
    if problem := figures.failures.get((tool, modules)):
        return f"{tool:{HEAD}}does not build: {problem}"
    return f"{tool:{HEAD}}" + " ".join(_cell(figures, tool, modules, step) for step in STEPS)


def _cell(figures: Figures, tool: str, modules: int, step: str) -> str:
    wall, cpu, peak = (figures.middle(tool, modules, step, u) for u in ("wall", "cpu", "peak"))
    if wall is None or cpu is None or peak is None:
        return CELL.format("-", "-", "-")
    return CELL.format(f"{wall:.3f}", f"{cpu:.2f}", f"{peak:.0f}")


def company(figures: Figures, modules: int) -> str:
    """Tell how much of the machine others used meanwhile: how far to believe the wall times."""
    shares = [sample.cost.others for sample in figures.samples if sample.modules == modules]
    if not shares:
        return ""
    return f"others took {median(shares):.0%} of the machine meanwhile, {max(shares):.0%} at most"


def ratios(figures: Figures, peers: Iterable[str], modules: int) -> list[str]:
    """Show Kollegium ÷ each peer, in wall and in CPU time, a row for each peer."""
    measured = (peer for peer in peers if figures.ratio(peer, modules, "cold") is not None)
    return [
        f"{'kollegium ÷ ' + peer:{HEAD}}" + _ratio_cells(figures, peer, modules)
        for peer in measured
    ]


def _ratio_cells(figures: Figures, peer: str, modules: int) -> str:
    found = (
        [figures.ratio(peer, modules, step, unit) for unit in ("wall", "cpu")] for step in STEPS
    )
    shown = ([f"{value:.3f}" if value is not None else "-" for value in pair] for pair in found)
    return " ".join(CELL.format(*pair, "") for pair in shown)


def budgets(figures: Figures, measured: Sequence[int]) -> list[Verdict]:
    """Judge the program's budgets for speed and memory; wall time where nothing else is said."""
    at = BUDGETS_AT
    times = [
        Verdict(
            f"{step} ÷ {peer}",
            figures.ratio(peer, at, step),
            limit,
            "x",
            _in_cpu(figures.ratio(peer, at, step, "cpu")),
        )
        for step, peer, limit in (
            ("cold", "hugo", 3.0),
            ("cold", "mkdocs", 0.45),
            ("nothing", "hugo", 0.1),
            ("edit", "hugo", 0.2),
            ("title", "hugo", 0.2),
        )
    ]
    memory = [
        Verdict(f"largest process, {tool}", _largest_process(figures, tool), 100, "MB")
        for tool in (KOLLEGIUM, DEFAULT_OUTPUTS)
    ]
    return [*times, *memory, _growth(figures, measured)]


def _in_cpu(ratio: float | None) -> str:
    return "" if ratio is None else f" (in CPU time {ratio:.3g} x)"


def _largest_process(figures: Figures, tool: str) -> float | None:
    peaks = [s.cost.peak for s in figures.samples if (s.tool, s.modules) == (tool, BUDGETS_AT)]
    return max(peaks, default=None)


def _growth(figures: Figures, measured: Sequence[int]) -> Verdict:
    """Judge cold time a page at the largest size ÷ that at the smallest.

    A page must not cost more because there are others.
    """
    small, large = min(measured), max(measured)
    label = f"cold time a page, at {large} modules ÷ at {small}"
    first, last = (figures.middle(KOLLEGIUM, size, "cold", "wall") for size in (small, large))
    if small == large or not first or last is None:
        return Verdict(label, None, 1.15, "x")
    return Verdict(label, (last / large) / (first / small), 1.15, "x")


def weights(tool: str, sizes: Sizes) -> list[Verdict]:
    """Judge the budgets of page sizes, in KB of 1,000 bytes."""
    return [
        Verdict(f"{tool}: largest page ({sizes.page[1]})", sizes.page[0] / KB, 60, "KB"),
        Verdict(
            f"{tool}: largest print page ({sizes.print_page[1] or 'none'})",
            sizes.print_page[0] / KB,
            400,
            "KB",
        ),
        Verdict(f"{tool}: CSS that a page loads", sizes.css / KB, 30, "KB"),
        Verdict(f"{tool}: JS that a page loads", sizes.js / KB, 15, "KB"),
        Verdict(
            f"{tool}: largest script on demand ({sizes.other_js[1] or 'none'})",
            sizes.other_js[0] / KB,
            100,
            "KB",
        ),
    ]

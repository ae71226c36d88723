"""Measure Kollegium beside its peers: what is measured and what is fair stands in README.md.

python -m bench.run [--modules 10,100,250] [--peers hugo,mkdocs] [--rounds 3] [--quick]
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import corpus, generate, machine, pages, report, rounds, tools
from bench.report import Figures, Verdict
from bench.tools import Tool

ROOM = 4_000_000  # bytes that one module takes with sources, output and caches of one tool


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    modules: tuple[int, ...]
    peers: tuple[str, ...]
    rounds: int
    seed: int
    json: Path | None


def main() -> None:
    """Set up, measure each size, print; the figures never decide the exit code."""
    options = parse(sys.argv[1:])
    chosen = tools.all_tools(options.peers, tell)
    figures = Figures()
    with machine.workshop(max(options.modules) * len(chosen) * ROOM) as (folder, kind):
        facts = machine.facts(chosen, folder, kind)
        print("\n".join(f"{name}: {value}" for name, value in facts.items()))
        for modules in options.modules:
            sizing = (modules, options.seed, options.rounds)
            rounds.measure_size(figures, chosen, folder / str(modules), sizing, tell)
            print("\n" + size_report(figures, chosen, modules, options.rounds), flush=True)
    verdicts = report.budgets(figures, options.modules)
    print(f"\nbudgets at {report.BUDGETS_AT} modules", *verdicts, sep="\n")
    facts["load at the end"] = machine.load()
    print(f"\nload at the end: {facts['load at the end']}")
    if options.json:
        write_json(options.json, facts, figures, verdicts)


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.run", description="Measure Kollegium beside its peers."
    )
    parser.add_argument("--modules", default="10,100,250", help="sizes; a module is 41 pages")
    parser.add_argument("--peers", default=",".join(tools.PEERS), help="or `none`")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=generate.SEED)
    parser.add_argument("--quick", action="store_true", help="10 modules, one round")
    parser.add_argument("--json", type=Path, help="write all raw figures to this file")
    given = parser.parse_args(arguments)
    peers = () if given.peers == "none" else tuple(given.peers.split(","))
    if unknown := set(peers) - set(tools.PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    modules = (10,) if given.quick else tuple(int(size) for size in given.modules.split(","))
    taken = 1 if given.quick else given.rounds
    return Options(modules, peers, taken, given.seed, given.json)


def tell(text: str) -> None:
    """Show progress, apart from the tables."""
    print(text, file=sys.stderr, flush=True)


def size_report(figures: Figures, chosen: Sequence[Tool], modules: int, taken: int) -> str:
    """Show everything about one size."""
    names = [tool.name for tool in chosen]
    peers = [tool.name for tool in chosen if tool.is_peer]
    lacks = {name: figures.lacks.get((name, modules), pages.Lack()) for name in names}
    weighed = [(name, sizes) for (name, size), sizes in figures.sizes.items() if size == modules]
    lines = [
        report.table(figures, names, modules, taken),
        *report.ratios(figures, peers, modules),
        report.company(figures, modules),
        *(f"{name}: {lack}" for name, lack in lacks.items() if lack != pages.Lack()),
        *(note for note in figures.notes if f", {modules} modules," in note),
        *(str(verdict) for name, sizes in weighed for verdict in report.weights(name, sizes)),
    ]
    return "\n".join(lines)


def write_json(
    file: Path, facts: dict[str, str], figures: Figures, verdicts: Sequence[Verdict]
) -> None:
    """Write all raw figures; a key of two parts becomes `tool/modules`."""
    raw = {
        "machine": facts,
        "pages_per_module": corpus.PAGES,
        "samples": [asdict(sample) for sample in figures.samples],
        "sizes": {f"{tool}/{size}": asdict(s) for (tool, size), s in figures.sizes.items()},
        "lacking": {f"{tool}/{size}": asdict(s) for (tool, size), s in figures.lacks.items()},
        "failures": {f"{tool}/{size}": why for (tool, size), why in figures.failures.items()},
        "notes": figures.notes,
        "budgets": [asdict(verdict) for verdict in verdicts],
    }
    file.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

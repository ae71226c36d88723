"""Measure a save: from the file on the disk to the new page in the browser.

    python -m bench.preview [--modules 20,100] [--peers hugo,mkdocs,eleventy] [--saves 15]

Each tool's own preview server is started on the same portal as in `bench.run`, a moment is opened
in Chromium, and a paragraph with a number is added to its file again and again, two seconds apart.
The clock stops when the number stands in the page's tree. Needs Chromium and the test environment.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from bench import generate, machine, pages, tools
from bench.tools import KOLLEGIUM, Tool

PEERS = ("hugo", "mkdocs", "eleventy")
BETWEEN = 2.0  # seconds: each save is one by itself
PATIENCE = 120.0
BUDGETS = {20: 100, 100: 300}  # milliseconds, for Kollegium
ROOM = 4_000_000

# Tells of the highest number in the page, whether it was loaded again or changed in place.
WATCH = """() => {
  let last = -1;
  const look = () => {
    const found = [...document.documentElement.textContent.matchAll(/sparning(\\d+)x/g)];
    const now = Math.max(-1, ...found.map(each => Number(each[1])));
    if (now > last) seen(last = now);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", look);
}"""


def main() -> None:
    """Measure each tool at each size, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--modules", default="20,100")
    parser.add_argument("--peers", default=",".join(PEERS), help="or `none`")
    parser.add_argument("--saves", type=int, default=15)
    options = parser.parse_args()
    sizes = [int(each) for each in options.modules.split(",")]
    peers = () if options.peers == "none" else tuple(options.peers.split(","))
    chosen = [each for each in tools.all_tools(peers, print) if each.name in (KOLLEGIUM, *peers)]
    print(f"load at the start: {machine.load()}")
    with machine.workshop(max(sizes) * len(chosen) * ROOM) as (folder, _):
        for modules in sizes:
            for tool in chosen:
                told = tool.problem or measured(tool, folder, modules, options.saves)
                print(f"{modules:4} modules  {tool.name:10} {told}", flush=True)
    print(f"load at the end: {machine.load()}")


def measured(tool: Tool, folder: Path, modules: int, saves: int) -> str:
    """Lay out a portal, let the tool show it, and tell how long a save takes to be seen."""
    project = folder / f"{tool.name}-{modules}"
    tools.lay_out(tool, project, modules, generate.SEED)
    probe = pages.probe(modules, generate.SEED)
    try:
        with serving(tool, project) as base:
            address = base + probe.shown()
            await_page(address)
            with opened(address) as (page, seen):
                times = [*saved(project / probe.source(tool.dialect), page, seen, saves)]
    except TimeoutError as error:
        return f"gave up: {error}"
    finally:
        shutil.rmtree(project, ignore_errors=True)
    middle = median(times)
    budget = BUDGETS.get(modules) if not tool.is_peer else None
    verdict = (
        f"  (budget {budget} ms: {'held' if middle <= budget else 'missed'})" if budget else ""
    )
    return f"median {middle:5.0f} ms, {min(times):5.0f} to {max(times):5.0f}{verdict}"


@contextmanager
def serving(tool: Tool, project: Path) -> Iterator[str]:
    """Run a tool's preview server; gives its address."""
    port = free_port()
    command = {
        KOLLEGIUM: (*tool.build[:3], "serve", "--port", str(port)),
        "hugo": (tool.build[0], "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)),
        "mkdocs": (tool.build[0], "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"),
        "eleventy": (*tool.build[:2], "--serve", "--quiet", "--port", str(port)),
    }[tool.name]
    with (project.parent / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=project, stdout=log, stderr=log, env={**os.environ, "NO_COLOR": "1"}
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def free_port() -> int:
    """Find a port that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def await_page(address: str) -> None:
    """Wait until a page is shown for the first time. TimeoutError where it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - loopback
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"{address} is not shown")


@contextmanager
def opened(address: str) -> Iterator[tuple[Page, Queue[int]]]:
    """Open a page in Chromium; the queue gets the numbers that it shows."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    seen: Queue[int] = Queue()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.expose_function("seen", seen.put)
        page.add_init_script(f"({WATCH})()")
        page.goto(address)
        yield page, seen
        browser.close()


def saved(source: Path, page: Page, seen: Queue[int], saves: int) -> Iterator[float]:
    """Save again and again; yields milliseconds. The first save is not counted."""
    fine = source.read_text(encoding="utf-8")
    for number in range(saves + 1):
        page.wait_for_timeout(BETWEEN * 1000)
        whole = re.sub(r"\s*\Z", f"\n\nEn sparning{number}x till.\n", fine)
        began = time.perf_counter()
        source.write_text(whole, encoding="utf-8")
        shown = wait(page, seen, number, began)
        if number:
            yield shown


def wait(page: Page, seen: Queue[int], number: int, began: float) -> float:
    """Wait until the page shows a number; milliseconds since `began`."""
    while time.perf_counter() - began < PATIENCE:
        page.wait_for_timeout(1)  # lets the browser's messages in
        while shown := taken(seen.get_nowait):
            if shown[0] == number:
                return (time.perf_counter() - began) * 1000
    raise TimeoutError(f"save {number} was never shown")


def taken(get: Callable[[], int]) -> Sequence[int]:
    """Get what a queue has, if it has anything."""
    try:
        return (get(),)
    except Empty:
        return ()


if __name__ == "__main__":
    main()

"""Judge a page of each kind by Lighthouse, as an older phone sees it: a report, not a gate.

    python -m bench.lighthouse [--site site] [--program lighthouse] [--form desktop]

Needs Lighthouse 12 or later (`npm install --global lighthouse`) and Chromium, which it finds by
`CHROME_PATH`. The site is served on loopback as it was built, without compression. Prints each
page's four scores, and the audits that took points. `robots.txt` is not judged: Lighthouse
asks for it from within the page, and the page's own policy lets nothing there ask for anything.
"""

import argparse
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.tools import CHECKOUT

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
KIND = re.compile(rb'<body class="is-([\w-]+)"')
FLAGS = "--headless=new --disable-background-networking"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files without telling of each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""


def main() -> None:
    """Judge the site."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__)
    parser.add_argument("--site", type=Path, default=CHECKOUT / "site")
    parser.add_argument("--program", default="lighthouse")
    parser.add_argument("--form", choices=("mobile", "desktop"), default="mobile")
    options = parser.parse_args()
    program = shutil.which(options.program)
    if program is None:
        parser.exit(3, f"{options.program} is not installed: npm install --global lighthouse\n")
    print(f"| page ({options.form}) | {' | '.join(CATEGORIES)} | audits that took points |")
    print("|---|--:|--:|--:|--:|---|")
    with served(options.site) as base:
        for kind, address in kinds(options.site).items():
            told = judged(program, base + address, options.form)
            scores = (f"{100 * told['categories'][each]['score']:.0f}" for each in CATEGORIES)
            print(f"| {kind} | {' | '.join(scores)} | {', '.join(faults(told))} |", flush=True)


def kinds(site: Path) -> dict[str, str]:
    """Find the address of the first page of each kind; a page for no address is none."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("index.html")):
        kind = KIND.search(path.read_bytes())
        if kind:
            address = path.relative_to(site).as_posix().removesuffix("index.html")
            found.setdefault(kind.group(1).decode(), address)
    return found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the site on a free port of loopback; gives the address of its start page."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def judged(program: str, url: str, form: str) -> dict[str, Any]:
    """Run Lighthouse once; what it says as JSON."""
    flags = f"{FLAGS} --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
    command = [program, url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--skip-audits=robots-txt"]
    command += ["--preset=desktop"] if form == "desktop" else []
    run = subprocess.run(command, check=True, capture_output=True)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def faults(told: dict[str, Any]) -> Iterator[str]:
    """Name the audits that weigh and were not passed in full."""
    for name in CATEGORIES:
        for each in told["categories"][name]["auditRefs"]:
            score = told["audits"][each["id"]]["score"]
            if each["weight"] and score is not None and score < 1:
                yield f"{each['id']} {100 * score:.0f}"


if __name__ == "__main__":
    main()

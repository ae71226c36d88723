"""Measure search: how large an index is, and how long an answer takes in a browser.

    python -m bench.search [--modules 5,122] [--content DIR]

A module of the made-up portal is 41 pages. Its vocabulary is small; `--content` takes a project's
`content/` instead, many times over with other words, to see what many words cost. Needs Chromium
and the test environment. Prints, and judges nothing.
"""

import argparse
import gzip
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from random import Random
from statistics import median

from bench import generate
from bench.tools import CHECKOUT

PYTHON = CHECKOUT / ".venv/bin/python"
QUERIES = (
    *(
        "samtal",
        "hemmet",
        "lärarens",
        "larare",
        "elev",
        "språk",
        "undervisning",
        "matematikspråket",
    ),
    *("leda samtal", "frågor om undervisning", "att", "och", "en", "e", "lä", "arbet", "et"),
    *("elevernas lärande i gruppen", "zzzz", "återkoppling bedömning"),
)
# From a key to the list on the screen, drawn; each query is typed letter by letter.
TYPE = """async query => {
  const field = document.getElementById("k-sok"), times = [];
  for (let end = 1; end <= query.length; end++) {
    field.value = query.slice(0, end);
    const before = performance.now();
    field.dispatchEvent(new Event("input"));
    times.push(performance.now() - before);
    await new Promise(done => setTimeout(done, 0));
  }
  return times;
}"""
FIND = """query => {
  const before = performance.now();
  const found = kollegium.index.find(query);
  return [performance.now() - before, found.hits.length];
}"""


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--modules", default="5,122")
    parser.add_argument("--content", type=Path)
    options = parser.parse_args()
    for modules in map(int, options.modules.split(",")):
        with tempfile.TemporaryDirectory(prefix="kollegium-search-") as folder:
            project = Path(folder)
            if options.content:
                multiply(options.content, project / "content", modules)
            else:
                generate.generate(project, modules, outputs=("portal", "search"))
            command = [str(PYTHON), "-m", "builder", "build", "--project", folder]
            subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True)
            weigh(project / "site")
            time_answers(project / "site")


def multiply(content: Path, target: Path, modules: int) -> None:
    """Copy content until there are so many modules, each copy with every ninth word another."""
    shutil.copytree(content, target)
    originals = sorted((content / "modules").iterdir())
    for number in range(modules - len(originals)):
        original = originals[number % len(originals)]
        copy = target / "modules" / f"{original.name}-{number}"
        shutil.copytree(original, copy)
        for path in copy.rglob("*.md"):
            front, mark, body = path.read_text(encoding="utf-8").partition("\n---\n")
            path.write_text(f"{front}{mark}{_other(body, number)}", encoding="utf-8")


def _other(body: str, number: int) -> str:
    """Change long words, but for those of links, into ones that only this copy has."""
    chance = Random(number)
    lines = (
        line
        if re.search(r"[\[<{|:#]", line)
        else re.sub(
            r"\b[a-zåäö]{7,}\b",
            lambda word: _shuffled(word[0], chance) if chance.random() < 1 / 3 else word[0],
            line,
        )
        for line in body.split("\n")
    )
    return "\n".join(lines)


def _shuffled(word: str, chance: Random) -> str:
    at = chance.randrange(2, len(word) - 3)
    return word[:at] + chance.choice("aeioruslnt") + word[at + 1 :]


def weigh(site: Path) -> None:
    """Tell the sizes of what is loaded."""
    index = [path for path in (site / "sok").rglob("*.js") if "text" not in path.parts]
    texts = [*(site / "sok/text").rglob("*.js")]
    data = [path.read_bytes() for path in index]
    packed = sum(len(gzip.compress(each, mtime=0)) for each in data)
    print(
        f"{len(texts)} pages: index {sum(map(len, data)) / 1000:.0f} KB in {len(index)} files"
        f" (gzip {packed / 1000:.0f} KB), the largest {max(map(len, data)) / 1000:.0f} KB;"
        f" texts {sum(path.stat().st_size for path in texts) / 1000:.0f} KB,"
        f" the largest {max(path.stat().st_size for path in texts) / 1000:.0f} KB;"
        f" register {sum(p.stat().st_size for p in (site / 'a-o').rglob('*.html')) / 1000:.0f} KB"
    )


def time_answers(site: Path) -> None:
    """Tell how long the index takes to load, and answers to be found and drawn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{site.as_uri()}/sok/index.html")
        before = page.evaluate("performance.now()")
        page.fill("#k-sok", "zzzz")
        page.locator("#k-status").filter(has_text="Inga").wait_for(timeout=120_000)
        loaded = page.evaluate("performance.now()") - before - 300  # it speaks after a pause
        print(f"  loaded and unpacked in {loaded:.0f} ms, from disk")
        drawn: list[float] = []
        found: list[tuple[float, int, str]] = []
        for query in QUERIES:
            drawn += page.evaluate(TYPE, query)
            time, hits = min(page.evaluate(FIND, query) for _ in range(5))
            found.append((time, hits, query))
        slowest = max(found)
        print(
            f"  finding: median {median(each[0] for each in found):.1f} ms, the slowest"
            f" {slowest[0]:.1f} ms (“{slowest[2]}”, {slowest[1]} hits)"
        )
        ordered = sorted(drawn)
        print(
            f"  from a key to the list: median {median(ordered):.1f} ms, 95 %"
            f" {ordered[int(len(ordered) * 0.95)]:.1f} ms, the slowest {ordered[-1]:.1f} ms"
        )
        browser.close()


if __name__ == "__main__":
    main()

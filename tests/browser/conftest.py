"""One built portal, one browser and two web servers for all tests of a worker."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, sync_playwright

from builder.cli import run
from builder.engine.lock import lock
from tests.browser.portal import Portal
from tests.browser.visit import Origin, Readers

CHECKOUT = Path(__file__).resolve().parents[2]
# A folder such as readers have: a blank, letters with dots, and brackets that addresses escape.
FOLDER = "Ängs skola [1]"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 300  # seconds, while another process builds the portal
QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Portal:
    """Build the content of this checkout, somewhere else; all processes of the tests share it."""
    own = tmp_path_factory.getbasetemp()
    project = (own if worker_id == "master" else own.parent) / "portal" / FOLDER
    with lock(project.parent, PATIENCE):
        if not (project / "content").is_dir():
            shutil.copytree(CHECKOUT / "content", project / "content")
        assert run(["build", "--strict", "--jobs", "1", "--project", str(project)]) == 0
    return Portal(project / "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: what went wrong is seen in the browser."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def bases(portal: Portal) -> Iterator[dict[Origin, str]]:
    """Give the address of the site's folder on disk, at a server's top, and in a folder of one."""
    project = portal.root.parent
    with served(portal.root) as top, served(project.parent) as above:
        yield {
            "disk": f"{portal.root.as_uri()}/",
            "http": top,
            "folder": f"{above}{quote(project.name)}/{portal.root.name}/",
        }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium; without it no test of these can say anything, and all fail."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("Chromium is missing. On Debian: sudo apt-get install chromium", pytrace=False)
    root = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*QUIET, *root])
        yield started
        started.close()


@pytest.fixture(scope="session")
def readers(browser: Browser, bases: dict[Origin, str]) -> Iterator[Readers]:
    """Give the readers that come to the portal."""
    made = Readers(browser, bases)
    yield made
    made.close()

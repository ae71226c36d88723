"""A preview in a process of its own, as an author has it beside the editor."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
FINE = "inga fel. Sidor och filer gjorda om: "


class Preview:
    """A preview, and the lines that it says."""

    def __init__(self, portal: Path, *flags: str) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "builder", "serve", "--project", str(portal)),
                *("--jobs", "1", "--port", str(free_port()), *flags),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.decode().rstrip("\n"))

    def hear(self, wanted: str) -> str:
        """Wait for a line that has this in it."""
        said = []
        while True:
            try:
                said.append(self.lines.get(timeout=PATIENCE))
            except Empty:
                pytest.fail("\n".join(said))
            if wanted in said[-1]:
                return said[-1]

    def url(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.hear("Portalen visas på "))
        assert found
        return found[0]

    def is_quiet(self, seconds: float) -> bool:
        try:
            self.lines.get(timeout=seconds)
        except Empty:
            return True
        return False

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def previewing(portal: Path, *flags: str) -> Iterator[Preview]:
    started = Preview(portal, *flags)
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait()

"""Firefox as it is installed, driven by its own protocol, since Playwright needs one of its own.

It is strict about files: each is an origin of its own, as for a reader who has never changed that.
There is no network: all but files goes through a proxy that does not exist.
"""

import json
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PROGRAMS = ("firefox-esr", "firefox")
MISSING = "Firefox is missing. On Debian: sudo apt-get install firefox-esr"
_PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
# What is written in the browser's own console about a page, as [source, text].
_TOLD = """
const told = Services.console.getMessageArray().filter(each => each instanceof Ci.nsIScriptError)
  .filter(each => (each.sourceName || each.errorMessage).includes("file:///"))
  .map(each => [each.sourceName, each.errorMessage]);
Services.console.reset();
return told;
"""


def program() -> str | None:
    """Find Firefox; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Firefox:
    """A Firefox without a window, with a profile of its own in a folder."""

    def __init__(self, path: str, profile: Path) -> None:
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        options = ("--headless", "--marionette", "-remote-allow-system-access", "--no-remote")
        self._process = subprocess.Popen(
            [path, *options, "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._port = profile / "MarionetteActivePort"
        self._number = 0

    def __enter__(self) -> Self:
        deadline = time.monotonic() + 60
        while not self._port.is_file() or not self._port.read_text(encoding="ascii").strip():
            assert self._process.poll() is None, "Firefox has ended"
            assert time.monotonic() < deadline, "Firefox does not answer"
            time.sleep(0.1)
        port = int(self._port.read_text(encoding="ascii"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._stream = self._socket.makefile("rb")
        self._read()
        self._ask("WebDriver:NewSession", {"capabilities": {}})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)

    def open(self, address: str) -> None:
        """Go to an address, and wait until all of it is there."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *values: object) -> Any:
        """Run a script in the page; gives what it returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": list(values)})

    def wait(self, script: str) -> bool:
        """Run a script until it returns something true, for some seconds; tell whether it did."""
        for _ in range(100):
            if self.run(script):
                return True
            time.sleep(0.05)
        return False

    def told(self) -> list[str]:
        """Give what the browser has written in its console about files, and forget it."""
        self._ask("Marionette:SetContext", {"value": "chrome"})
        said = self._ask("WebDriver:ExecuteScript", {"script": _TOLD, "args": []})
        self._ask("Marionette:SetContext", {"value": "content"})
        return [": ".join(each) for each in said]

    def _ask(self, name: str, values: dict[str, Any]) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, name, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, number, error, result = self._read()
        assert number == self._number
        assert error is None, error
        return result.get("value") if isinstance(result, dict) else result

    def _read(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))

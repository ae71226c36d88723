"""What lays documents out as PDF: WeasyPrint where it is installed, else a browser that is."""

import os
import shutil
from functools import cache
from importlib import import_module
from types import ModuleType

_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
WEASYPRINT = "weasyprint"


class NoRenderer(Exception):  # noqa: N818 - it is what is the case
    """Nothing here can make a PDF."""


@cache
def renderer() -> str:
    """Name what makes PDF here: `weasyprint` and its version, or the path of a browser.

    Raises NoRenderer. WeasyPrint without Pango, which it needs from the system, is as none.
    """
    if version := _weasyprint():
        return f"{WEASYPRINT} {version}"
    for name in _BROWSERS:
        if found := shutil.which(name):
            return found
    raise NoRenderer


def _weasyprint() -> str:
    try:
        return str(weasyprint().__version__)
    except (ImportError, OSError):
        return ""


def weasyprint() -> ModuleType:
    """Load WeasyPrint; raises ImportError or OSError where it, or what it stands on, is missing.

    It lets the whole process show half a picture, which is a fault to whoever reads content, so
    that is put back.
    """
    from PIL import ImageFile

    as_before = ImageFile.LOAD_TRUNCATED_IMAGES
    loaded = import_module("weasyprint")
    ImageFile.LOAD_TRUNCATED_IMAGES = as_before
    return loaded


def runs_as_root() -> bool:
    """Tell whether a browser would refuse its own sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0

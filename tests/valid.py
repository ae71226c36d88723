"""Whether pages are valid HTML: cheaply, what has gone wrong before; and all of it, by vnu.

vnu is the Nu Html Checker, which says what the HTML standard says. It is found as `vnu` on the
PATH, as a jar whose path stands in `VNU_JAR`, or where `npm install --no-save vnu-jar` puts that.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
MISSING = (
    "vnu is missing. In the checkout: npm install --no-save vnu-jar, with Java "
    "(on Debian: sudo apt-get install default-jre-headless npm); or VNU_JAR=/path/to/vnu.jar"
)
# What it says of pages that are as they are meant to be, and why.
_MEANT = (
    # Safari takes lists without bullets for no lists, unless they say what they are.
    re.compile(r"^The “list” role is unnecessary for element “[uo]l”\.$"),
    # It cannot tell what 'self' is in a file: that the policy lets all in is seen in Chromium.
    re.compile(r"^Resource violates Content Security Policy"),
    # What is data (JSON-LD) is not run, and no policy concerns it.
    re.compile(r"^Inline script violates Content Security Policy"),
)

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_TEXT_ONLY = _HEADINGS | {"button", "label", "p", "time"}
_BLOCKS = _HEADINGS | {
    *("article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer"),
    *("form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
_WITHIN = {
    "ul": ("li", "script", "template"),
    "ol": ("li", "script", "template"),
    "dl": ("div", "dt", "dd", "script", "template"),
    "table": ("caption", "colgroup", "thead", "tbody", "tfoot"),
    "thead": ("tr",),
    "tbody": ("tr",),
    "tfoot": ("tr",),
    "tr": ("th", "td"),
}
_TABLE_PARTS = frozenset(["table", "thead", "tbody", "tfoot", "tr", "th", "td"])
_CLICKED = frozenset(["a", "button", "summary"])
_ACTS = frozenset(["a", "button", "details", "input", "label", "select", "textarea"])
_NOT_TYPED = ("button", "checkbox", "image", "radio", "reset", "submit")
# A language, perhaps a script, a region and variants, as BCP 47 writes them.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)


def invalid(tag: str, given: Mapping[str, str], around: Sequence[str]) -> Iterator[str]:
    """Find what is wrong with a start tag where it stands; `around` are the open elements."""
    if "svg" in around:
        return
    parent = around[-1] if around else ""
    if parent in _WITHIN and tag not in _WITHIN[parent]:
        yield f"<{tag}> stands in <{parent}>"
    if tag in _BLOCKS and (where := _TEXT_ONLY & {*around}):
        yield f"<{tag}> stands in <{min(where)}>"
    if tag in _ACTS and (where := _CLICKED & {*around}):
        yield f"<{tag}> stands in <{min(where)}>"
    if tag in _TABLE_PARTS and "role" in given:
        yield f"<{tag}> has a role"
    if tag == "input" and "autocomplete" in given and given.get("type") in _NOT_TYPED:
        yield f"a {given['type']} has autocomplete"
    for name in ("lang", "hreflang"):
        if name in given and not LANGUAGE.fullmatch(given[name]):
            yield f"<{tag}> has {name}={given[name]!r}"


def vnu() -> list[str]:
    """Find the checker: the command that runs it, empty where it is not there."""
    if found := shutil.which("vnu"):
        return [found]
    places = (os.environ.get("VNU_JAR", ""), CHECKOUT / "node_modules/vnu-jar/build/dist/vnu.jar")
    jar = next((place for place in places if place and Path(place).is_file()), None)
    java = shutil.which("java")
    return [java, "-Xss8m", "-jar", str(jar)] if java and jar else []


def judged(folder: Path) -> list[str]:
    """Let vnu check every page below a folder; errors and warnings that are not as meant."""
    command = [*vnu(), "--format", "json", "--skip-non-html", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=600)
    messages = json.loads(done.stderr)["messages"]
    return [_told(each) for each in messages if not any(m.match(each["message"]) for m in _MEANT)]


def _told(message: Mapping[str, Any]) -> str:
    where = f"{message.get('url', '').rpartition('/site/')[2]}:{message.get('lastLine', 0)}"
    return f"{where}: {message['message']} {message.get('extract', '').strip()!r}"

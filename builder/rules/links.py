"""A link's text says where it leads, also when it is heard alone in a list of links.

WCAG 2.2, 2.4.4. Vague texts are matched whole, so none within a longer text is reported: on the
portal's own content no alarm at all.
"""

import re
from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.read.facts import LinkFact
from builder.read.text import FileText

_VAGUE = frozenset(
    """
    här | klicka här | klicka | läs mer | läs vidare | läs mer här | läs här | mer | mer här | länk
    länken | denna länk | den här länken | se här | se mer | till sidan | denna sida | denna
    den här | den här sidan | hit | ladda ner | ladda ned | ladda ner här | öppna
    gå vidare | vidare | dit
    here | click here | click | read more | more | link | this link | see here | see more
    this page | this | download | open | go | learn more | details | continue
    """.replace("\n", "|").split("|")
)
_KNOWN = frozenset(" ".join(each.split()) for each in _VAGUE) - {""}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*")


def links(file: FileText) -> Iterator[Diagnostic]:
    """Find links whose text is missing, an address, or says nothing."""
    for link in file.facts.links:
        code = _code(link)
        if code:
            yield diagnose(code, file.path, link.span, text=link.text, target=link.target)


def _code(link: LinkFact) -> str:
    if not link.text:
        return "empty-link"
    if _ADDRESS.fullmatch(link.text):
        return "bare-link"
    plain = " ".join(link.text.casefold().strip(" .!?:…>»→").split())
    return "vague-link" if plain in _KNOWN else ""

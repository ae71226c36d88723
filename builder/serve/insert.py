"""What the server adds to a page on its way out, and never to the published file.

A script at an address of its own, so that `script-src 'self'` holds; and the leave to hear from
here, which the published page's policy does not give.
"""

import re

from builder.serve.door import OWN

SCRIPT = f"{OWN}preview.js"

_POLICY = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content="[^"]*?)connect-src [^;"]*'
)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)


def with_script(page: bytes, edition: str, number: int, language: str) -> bytes:
    """Add the script to an HTML page, which belongs to this edition and to the news of this number.

    `language` is that of the news.
    """
    page = _POLICY.sub(rb"\1connect-src 'self'", page, count=1)
    said = f'data-edition="{edition}" data-number="{number}" data-lang="{language}"'
    tag = f'<script src="{SCRIPT}" {said} defer></script>\n'.encode()
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + tag + page[at:]

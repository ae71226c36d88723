"""What the preview itself shows: news for its script, and a page where the site has none.

A page of its own says the same without the script as with it.
"""

import json
from dataclasses import asdict
from html import escape

from builder.serve.board import Fault, News
from builder.serve.door import OWN
from builder.value import value


@value
class Words:
    """The preview's own words, in the language of the command line."""

    language: str
    missing: str
    missing_text: str
    nothing_yet: str
    start: str


def news_as_json(news: News, edition: str) -> str:
    """Write news for the script, in one line."""
    told = {
        "edition": edition,
        "number": news.number,
        "failed": news.failed,
        "title": news.title,
        "more": news.more,
        "faults": [asdict(each) for each in news.faults],
    }
    return json.dumps(told, ensure_ascii=False)


def own_page(words: Words, news: News, *, is_start: bool) -> str:
    """Write the page for an address where the site has none, with what is wrong if that is why."""
    if news.failed:
        title = news.title
        items = "".join(_item(each) for each in news.faults)
        body = f"<p>{escape(words.nothing_yet)}</p>\n<ol>\n{items}</ol>\n"
        body += f"<p>{escape(news.more)}</p>\n" if news.more else ""
    else:
        title = words.missing
        body = f"<p>{escape(words.missing_text)}</p>\n"
    if not is_start:
        body += f'<p><a href="/index.html">{escape(words.start)}</a></p>\n'
    return (
        f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "script-src 'self'; style-src 'self'; connect-src 'self'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="{OWN}preview.css">\n</head>\n'
        f'<body class="own">\n<main>\n<h1>{escape(title)}</h1>\n{body}</main>\n</body>\n</html>\n'
    )


def _item(fault: Fault) -> str:
    place = escape(fault.place)
    if fault.link:
        place = f'<a href="{escape(fault.link)}">{place}</a>'
    hint = f'<span class="hint">{escape(fault.hint)}</span>' if fault.hint else ""
    return (
        f'<li><span class="grade">{escape(fault.grade)}</span> <code>{place}</code>'
        f'<span class="text">{escape(fault.text)}</span>{hint}</li>\n'
    )

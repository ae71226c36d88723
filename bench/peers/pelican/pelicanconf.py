"""Pelican with what it recommends for speed: cached reading, and only the output that is used.

`CACHE_CONTENT` and `LOAD_CONTENT_CACHE` keep the rendered Markdown between runs; the benchmark
removes the cache, and says `--ignore-cache`, for cold runs alone. Feeds, archives, authors, tags
and categories are off. Pelican has no tree of pages, so a plugin of some lines makes one.
"""

# ruff: noqa: INP001 - Pelican reads this as a file, not as a module of a package

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

SITENAME = "Mätportalen"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
CHECK_MODIFIED_METHOD = "mtime"

PLUGINS = ["hierarchy"]
PAGE_PATHS = ["moduler"]
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_DIR = ""
PATH_METADATA = r"(?P<address>.+?)(?:/index)?\.md"
PAGE_URL = "{address}/"
PAGE_SAVE_AS = "{address}/index.html"
PAGE_ORDER_BY = "address"

DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PAGE_TRANSLATION_ID = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.def_list": {},
        "markdown.extensions.toc": {},  # ids on headings, as the other tools give them
    },
    "output_format": "html5",
}

"""What a portal is searched by: its words with their stems, and its titles in alphabetical order.

Pure: nothing here knows of pages, addresses in the site or the theme. How the index is laid out,
and why, stands in `docs/search.md`.
"""

"""The search page as a view: a field, and what its script needs to know."""

from builder import addresses
from builder.look.views import Frame, Link
from builder.look.views.search import SearchPage
from builder.theme.words import Words


def search_page(language: str, words: Words) -> SearchPage:
    """Show the field; the same page whatever there is to be found."""
    return SearchPage(
        frame=Frame(
            address=addresses.search(language),
            title=words.text("search.title"),
            summary=words.text("search.lead"),
            crumbs=(Link(words.text("crumbs.start"), addresses.START),),
        ),
        parts=addresses.search(language, "parts.js"),
        register=addresses.register(language),
    )

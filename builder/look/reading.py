"""Where a reader keeps track of a module: its moments to tick off, with room for notes.

What spans pages lives on one page, since a browser may give each file on disk a store of its own.
"""

from dataclasses import replace

from builder import addresses
from builder.look.scene import Scene
from builder.look.views import Chapter, ReadingPage


def reading_page(scene: Scene) -> ReadingPage:
    """Show a module's moments, by their parts."""
    module, words = scene.module, scene.words
    title = words.text("reading.title")
    frame = scene.frame(module.page, title, words.text("reading.lead"), scene.crumbs())
    return ReadingPage(
        frame=replace(
            frame,
            address=addresses.reading(module.slug, scene.house.language),
            language="",
            updated=None,
            contents=(),
        ),
        name=module.slug,
        chapters=tuple(
            Chapter(
                part.number, part.page.front.title, scene.address(part.page), scene.phases(part)
            )
            for part in module.parts
        ),
    )

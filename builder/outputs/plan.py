"""What outputs plan with: the portal and all that its pages share, sealed once."""

from collections.abc import Container
from pathlib import Path

from builder.engine.digest import Sealed, seal
from builder.engine.stored import Stored
from builder.front import ThemeChoice
from builder.look.house import House, house
from builder.look.planned import Planned, planned
from builder.look.site import site
from builder.look.views import Site
from builder.model import Explained, Portal
from builder.modules import Shelves
from builder.theme.choice import loaded
from builder.theme.files import Theme, read_assets, theme_folders
from builder.theme.words import Words
from builder.value import value


@value
class Plan:
    """The arguments that batches are made from."""

    portal: Portal
    shelves: Shelves  # where its modules are
    words: Words
    theme: Stored[Theme]
    site: Sealed[Site]
    house: Sealed[House]
    assets: tuple[tuple[str, bytes], ...]
    project: Sealed[Path]
    planned: tuple[Planned, ...]  # what has pages of its own: none without the schedules

    def explained(self, anchors: Container[str]) -> Sealed[tuple[Explained, ...]]:
        """Get the words of the glossary that a module's texts have, and no others."""
        return seal(tuple(each for each in self.portal.glossary if each.anchor in anchors))


def plan(portal: Portal, shelves: Shelves, theme: Stored[Theme], project: Path) -> Plan:
    """Seal what is shared. Of the project only where it lies is needed, which changes no page."""
    words = words_of(theme)
    names = house(portal.settings, words)
    assets = _assets(project, portal.settings.front.theme)
    return Plan(
        portal=portal,
        shelves=shelves,
        words=words,
        theme=theme,
        site=seal(site(portal, names, (name for name, _ in assets), words)),
        house=seal(names),
        assets=assets,
        project=Sealed(project, "project"),
        planned=_planned(portal, names),
    )


def _planned(portal: Portal, names: House) -> tuple[Planned, ...]:
    return tuple(planned(portal, names.language)) if "schedules" in names.outputs else ()


def words_of(theme: Stored[Theme]) -> Words:
    """Get the words of a theme."""
    strings = loaded(theme)
    return Words(strings.language, dict(strings.strings))


def _assets(project: Path, choice: ThemeChoice) -> tuple[tuple[str, bytes], ...]:
    """List what a theme publishes, and last, over all of it, what the portal has chosen itself."""
    assets = read_assets(project, choice.name)
    if not (choice.colours or choice.font):
        return assets
    from builder.theme.house_style import NAME, house_style

    style = house_style(theme_folders(project, choice.name), choice)
    return (*assets, (NAME, style.encode()))

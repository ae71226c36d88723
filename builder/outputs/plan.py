"""What outputs plan with: the portal and all that its pages share, sealed once."""

from pathlib import Path

from builder.engine.digest import Sealed, digest, seal
from builder.look.house import House, house
from builder.look.site import site
from builder.look.views import Site
from builder.model import Module, Portal
from builder.theme.files import Theme, read_assets
from builder.theme.words import Words
from builder.value import value


@value
class Plan:
    """The arguments that batches are made from."""

    portal: Portal
    words: Words
    theme: Sealed[Theme]
    site: Sealed[Site]
    house: Sealed[House]
    assets: tuple[tuple[str, bytes], ...]
    project: Sealed[Path]


def plan(portal: Portal, theme: Sealed[Theme], project: Path) -> Plan:
    """Seal what is shared. Of the project only where it lies is needed, which changes no page."""
    words = Words(theme.value.language, dict(theme.value.strings))
    names = house(portal.settings, words)
    assets = read_assets(project, portal.settings.front.theme.name)
    return Plan(
        portal=portal,
        words=words,
        theme=theme,
        site=seal(site(portal, names, (name for name, _ in assets), words)),
        house=seal(names),
        assets=assets,
        project=Sealed(project, "project"),
    )


def seal_module(module: Module) -> Sealed[Module]:
    """Seal a module by its pages' own digests and what linking added to them.

    Reading has worked out each page's digest already; walking all of their text again would cost
    more than everything else that planning does.
    """
    return Sealed(
        module,
        digest(
            (
                module.slug,
                module.page.digest,
                module.cycle,
                module.media,
                module.targets,
                module.prerequisites,
                module.logo,
                tuple((each.page.digest, each.slug, each.targets) for each in module.articles),
                tuple(
                    (
                        part.page.digest,
                        part.number,
                        part.targets,
                        tuple(
                            (
                                each.page.digest,
                                each.phase.letter,
                                each.title,
                                each.minutes,
                                each.targets,
                                each.materials,
                                each.transcripts,
                                each.posters,
                            )
                            for each in part.moments
                        ),
                    )
                    for part in module.parts
                ),
            )
        ),
    )

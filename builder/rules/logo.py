"""The portal's logo is a picture that is there."""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Portal
from builder.read.nearest import nearest


def logo(portal: Portal) -> Iterator[Diagnostic]:
    """Tell of a logo that is none of the media beside the free pages."""
    name = portal.settings.front.theme.logo
    ids = [medium.id for medium in portal.media]
    if name and name not in ids:
        likely = nearest(name, ids)
        yield diagnose(
            "no-such-logo",
            "content/portal.yaml",
            portal.settings.spans.of("theme.logo"),
            hint="nearest" if likely else "",
            name=name,
            nearest=likely,
        )

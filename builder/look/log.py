"""The log of a module, for a group to fill in, and the certificate that a participant fills in.

Both show what parts and meetings are called and nothing of their text, so they stand as they are
while the text changes.
"""

from builder import addresses
from builder.look.pack import is_for_leaders
from builder.look.scene import Scene
from builder.look.views import Frame, Link
from builder.look.views.log import CertificatePage, LogMeeting, LogPage, LogPart
from builder.planning.duration import total
from builder.planning.module_meetings import meetings


def log_page(scene: Scene, certificate: Link | None) -> LogPage:
    """Show a module's log; there must be parts. `certificate` leads to that where there is one."""
    module, words = scene.module, scene.words
    parts = _parts(scene)
    by_number = {part.number: part for part in parts}
    title = module.page.front.title
    return LogPage(
        frame=Frame(
            address=addresses.documentation(module.slug, scene.house.language),
            title=words.text("log.title"),
            summary=words.text("log.summary", module=title),
            crumbs=scene.crumbs(),
        ),
        id=module.slug,
        module=scene.link(module.page, title),
        meetings=tuple(
            LogMeeting(
                meeting.number,
                # Each part once, in the order in which the meeting comes to it.
                tuple(by_number[at] for at in dict.fromkeys(b.place[0] for b in meeting.blocks)),
            )
            for meeting in meetings(module, {})
        ),
        parts=parts,
        certificate=certificate,
        leaders=is_for_leaders(module.page.front),
    )


def certificate_page(scene: Scene, organisation: str) -> CertificatePage:
    """Show a module's certificate, given by an organisation."""
    module, words = scene.module, scene.words
    front = module.page.front
    parts = _parts(scene)
    return CertificatePage(
        frame=Frame(
            address=addresses.certificate(module.slug, scene.house.language),
            title=words.text("certificate.title"),
            summary=words.text("certificate.summary", module=front.title),
            crumbs=scene.crumbs(),
        ),
        module=front.title,
        purpose=front.purpose,
        organisation=organisation,
        parts=parts,
        minutes=sum(part.minutes for part in parts),
        language=front.language,
    )


def _parts(scene: Scene) -> tuple[LogPart, ...]:
    return tuple(
        LogPart(part.number, part.page.front.title, total(part.moments).counted)
        for part in scene.module.parts
    )

"""Media as they are published: pictures scaled and stripped, everything else as it is."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from builder import addresses
from builder.engine.digest import Sealed
from builder.engine.job import Copy, Job
from builder.engine.shelf import Shelf
from builder.model import Medium
from builder.read.find import CONTENT
from builder.read.media import RASTER, published_size

_QUALITY = 85


def media_jobs(media: Iterable[Medium], project: Sealed[Path], language: str) -> Iterator[Job]:
    """Publish each medium; the job's arguments carry its digest, which stands for its content."""
    for medium in media:
        make = publish_picture if medium.id.lower().endswith(RASTER) else publish_file
        yield Job(addresses.medium(medium.id, language), make, (project, medium))


def publish_file(_shelf: Shelf, project: Sealed[Path], medium: Medium) -> Copy:
    """Copy a file as it is."""
    return Copy(project.value / CONTENT / medium.id)


def publish_picture(_shelf: Shelf, project: Sealed[Path], medium: Medium) -> bytes:
    """Scale a picture to at most 1,600 px a side and leave out all that is not the picture.

    EXIF may tell where a child was photographed, so nothing of it remains; its turn of the picture
    is carried out first. The same picture gives the same bytes.
    """
    from PIL import Image, ImageOps

    with Image.open(project.value / CONTENT / medium.id) as opened:
        form = opened.format or "PNG"
        if getattr(opened, "is_animated", False):
            return _animation(opened, form)
        size = published_size(*opened.size)
        opened.draft(
            None, size
        )  # a JPEG comes smaller at once, which takes a fraction of the memory
        picture: Any = opened
        if size != picture.size:
            if picture.mode == "P":
                picture = picture.convert("RGBA")
            picture = picture.resize(size, Image.Resampling.LANCZOS)
        return _saved(ImageOps.exif_transpose(picture), form)


def _saved(picture: Any, form: str) -> bytes:
    out = BytesIO()
    clean = picture.copy()
    clean.info = {key: clean.info[key] for key in ("transparency",) if key in clean.info}
    if form in ("JPEG", "MPO"):
        clean.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    elif form == "WEBP":
        clean.save(out, form, quality=_QUALITY, method=4)
    else:
        clean.save(out, form, optimize=True)
    return out.getvalue()


def _animation(opened: Any, form: str) -> bytes:
    """Keep a moving picture's frames and times; its size is left as it is."""
    from PIL import ImageSequence

    frames = [frame.copy() for frame in ImageSequence.Iterator(opened)]
    out = BytesIO()
    frames[0].save(
        out,
        form,
        save_all=True,
        append_images=frames[1:],
        duration=opened.info.get("duration", 100),
        loop=opened.info.get("loop", 0),
    )
    return out.getvalue()

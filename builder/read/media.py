"""Media: what a page must know of a picture or recording before it is published."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.model import Medium

LONGEST_SIDE = 1600  # px: wider than any column of text on any screen
# Millions of pixels, in all frames together, that can be decoded and scaled within 300 MB: a JPEG
# is made smaller while it is decoded, others are not.
MOST_PIXELS = MappingProxyType({"JPEG": 34, "MPO": 34, "PNG": 16, "GIF": 24, "WEBP": 16})
RASTER = (".jpg", ".jpeg", ".png", ".webp", ".gif")
# What a browser or a computer would run where it is opened.
_RUNNING = (
    *(".html", ".htm", ".xhtml", ".xht", ".shtml", ".phtml", ".mht", ".mhtml", ".xml", ".xsl"),
    *(".svgz", ".js", ".mjs", ".wasm", ".swf", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".py"),
    *(".exe", ".msi", ".bat", ".cmd", ".com", ".ps1", ".vbs", ".vbe", ".jse", ".wsf", ".scr"),
    *(".jar", ".hta", ".lnk", ".url", ".desktop", ".reg", ".msc", ".sh", ".apk", ".app"),
)
# Where a browser is not told what a file is, it looks at the beginning, as WHATWG's "MIME Sniffing"
# says; of these it is told everywhere.
_TEXTS = (".txt", ".csv", ".tsv", ".vtt", ".srt")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?[\t\n\x0c\r ]*<(?:!doctype|!--|\?xml|svg|html|head|body|script|iframe|"
    rb"style|title|table|font|div|h1|br|a|b|p)[\s>]",
    re.IGNORECASE,
)
_BEGINNING = 1445  # bytes: as far as a browser looks
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "MPO")
_ENDINGS = MappingProxyType(
    {
        "JPEG": (".jpg", ".jpeg"),
        "MPO": (".jpg", ".jpeg"),
        "PNG": (".png",),
        "WEBP": (".webp",),
        "GIF": (".gif",),
    }
)


def read_medium(
    file: Path, path: str, digest: str, size: int
) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    """Measure a medium; None, with the reason, for one that cannot be published."""
    medium = Medium(path.partition("/")[2], digest, size, 0, 0)
    name = path.lower()
    if name.endswith(RASTER):
        return _raster(file, path, medium)
    if name.endswith(".svg"):
        return _svg(file, path, medium)
    if name.endswith(_RUNNING) or not (name.endswith(_TEXTS) or not _is_page(file)):
        return None, (diagnose("running-file", path, name=path.rpartition("/")[2]),)
    return medium, ()


def _is_page(file: Path) -> bool:
    """Tell whether a browser may take a file for a web page, whatever it is called."""
    with file.open("rb") as stream:
        return _PAGE.match(stream.read(_BEGINNING)) is not None


def _raster(file: Path, path: str, medium: Medium) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sizes that we judge ourselves
            with Image.open(file, formats=_FORMATS) as picture:
                width, height = picture.size
                moving = getattr(picture, "is_animated", False)
                frames = getattr(picture, "n_frames", 1) if moving else 1
                form = picture.format or ""
                if width * height * frames > MOST_PIXELS[form] * 1_000_000:
                    return None, (_too_large(path, form, (width, height), frames),)
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                picture.draft(None, published_size(width, height))
                picture.load()  # a file cut short shows only now
    except Image.DecompressionBombError:
        return None, (_too_large(path, "PNG", (0, 0), 1),)
    except Exception:  # noqa: BLE001 - decoders raise whatever they like at a broken file
        return None, (diagnose("unreadable-image", path),)
    if turned:
        width, height = height, width
    if not moving:
        width, height = published_size(width, height)
    return medium._replace(width=width, height=height), tuple(_ending(path, form))


def _too_large(path: str, form: str, size: tuple[int, int], frames: int) -> Diagnostic:
    width, height = size
    hint = "frames" if frames > 1 else "size"
    return diagnose(
        "image-too-large",
        path,
        hint=hint if width else "smaller",
        width=width,
        height=height,
        frames=frames,
        most=MOST_PIXELS[form],
    )


def _ending(path: str, form: str) -> Iterator[Diagnostic]:
    """Find a picture that is called something else than what it is."""
    endings = _ENDINGS[form]
    if not path.lower().endswith(endings):
        better = path.rpartition("/")[2].rpartition(".")[0] + endings[0]
        yield diagnose("wrong-ending", path, hint="better", form=form, better=better)


def published_size(width: int, height: int) -> tuple[int, int]:
    """Scale a picture's size in pixels to what is published; small ones stay as they are."""
    if max(width, height) <= LONGEST_SIDE:
        return width, height
    scale = LONGEST_SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _svg(file: Path, path: str, medium: Medium) -> tuple[Medium | None, tuple[Diagnostic, ...]]:
    from builder.read.svg import read_svg

    drawing = read_svg(file.read_bytes())
    if drawing.broken:
        return None, (diagnose("unreadable-image", path),)
    if drawing.found:
        return None, (diagnose("svg-script", path, found=drawing.found),)
    return medium._replace(width=drawing.width, height=drawing.height), ()

"""Materials say how long they take, and films can be followed by those who cannot hear them.

Captions and a transcript: WCAG 2.2, 1.2.1–1.2.3, and the law on accessible digital public service.
An article's time is counted from its words, so it needs only have some.
"""

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ArticleFront, Material, MomentFront
from builder.read.text import FileText


def materials(file: FileText) -> Iterator[Diagnostic]:
    """Find materials whose length nobody can tell, and films without captions or transcript."""
    if isinstance(file.front, MomentFront):
        for number, material in enumerate(file.front.materials):
            for code, key in _missing(material):
                if file.sound or not _is_written(file, number, key):
                    span = file.spans.of(f"materials.{number}.{material.kind}")
                    yield diagnose(code, file.path, span, hint="write")
    if isinstance(file.front, ArticleFront) and not (file.running.pieces or file.front.audio):
        yield diagnose("empty-article", file.path)


def _is_written(file: FileText, number: int, key: str) -> bool:
    """Tell whether a key of a material is there all the same, and has been told of."""
    span = file.spans.of(f"materials.{number}")
    return f"{key}:" in "\n".join(file.text.split("\n")[span.line - 1 : span.end_line])


def _missing(material: Material) -> Iterator[tuple[str, str]]:
    """List the codes of what a material lacks, with the key that it is written at."""
    timed = material.length or material.minutes
    match material.kind:
        case "film":
            if not timed:
                yield "film-without-length", "length"
            if not material.captions:
                yield "film-without-captions", "captions"
            if not material.transcript:
                yield "film-without-transcript", "transcript"
        case "audio" if not timed:
            yield "audio-without-length", "length"
        case "book" if not (material.pages or timed):
            yield "book-without-pages", "pages"
        case "document" | "link" if not timed:
            yield "material-without-minutes", "minutes"

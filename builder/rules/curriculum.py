"""Syllabuses that a module names are in force.

Only what is certain stands in the table: the courses of the upper secondary school of 2000, which
ended with the reform of 2011 (the common ones, by their printed codes), and the curricula that
later ones have replaced by name. Codes are compared without regard to case and blanks.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from builder.diagnostics import Diagnostic, diagnose
from builder.front import ModuleFront
from builder.read.text import FileText

# A curriculum, when it ceased to hold, and what holds instead.
_CURRICULA: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "lpo94": ("2011-07-01", "Lgr 22"),
        "lpf94": ("2011-07-01", ""),
        "lpfö98": ("2019-07-01", "Lpfö 18"),
        "lpfo98": ("2019-07-01", "Lpfö 18"),
        "lgr11": ("2022-07-01", "Lgr 22"),
    }
)
# Swedish, Swedish as a second language, English, mathematics, civics, history, religion, science,
# physics, chemistry, biology, physical education: course codes such as SV1201 (Svenska A).
_COURSE_OF_2000 = re.compile(r"(?:sv|sva|en|ma|sh|hi|re|nk|fy|ke|bi|idh)12\d\d")


def curriculum(file: FileText) -> Iterator[Diagnostic]:
    """Find syllabuses and curricula that no longer hold."""
    if not isinstance(file.front, ModuleFront):
        return
    for number, syllabus in enumerate(file.front.curriculum):
        plain = re.sub(r"[\s-]", "", syllabus.code).lower()
        ended, instead = _CURRICULA.get(plain, ("", ""))
        if _COURSE_OF_2000.fullmatch(plain):
            ended = "2011-07-01"
        if ended:
            span = file.spans.of(f"curriculum.{number}.code")
            yield diagnose(
                "withdrawn-curriculum",
                file.path,
                span,
                hint="instead" if instead else "",
                name=syllabus.code,
                ended=ended,
                instead=instead,
            )

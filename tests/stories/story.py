"""A story as a text file: what it shows, files of input, a command line, and what comes of it.

    Överst står vad berättelsen visar.

    -- given: modul --                        the files of given/modul.txt
    -- content/modules/lasa/module.md --      a file, as it stands (also between two runs)
    -- gone: content/pages/om.md --           a file or folder taken away
    -- run --                                 a command line; what follows came of it
    -- stdout --  -- stderr --  -- exit --    an absent stderr is empty, an absent exit 0
    -- files: moduler --                      what lies below a folder of the site
    -- site/index.html: main h1, .facts --    the text of elements; with `@href`, attributes;
                                              with `@html`, the elements as they are
    -- site/assets/icon.svg --                a whole file
    -- nowhere --                             texts of the input that no file of the site holds
    -- nowhere: /ledare/ --                   likewise, but for those whose path has this in it
    -- untouched --                           the site is as it was before the run

A blank line before a heading belongs to nobody.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"-- (.+) --")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, without line breaks at its end; `gap` blank lines follow."""

    heading: str
    text: str = ""
    gap: int = 0

    def __str__(self) -> str:
        text = f"{self.text}\n" if self.text else ""
        return f"-- {self.heading} --\n{text}" + "\n" * self.gap


@dataclass(frozen=True, slots=True)
class Story:
    """What is shown, and the sections in order."""

    shows: str
    sections: tuple[Section, ...]

    def __str__(self) -> str:
        return self.shows + "".join(map(str, self.sections)).rstrip("\n") + "\n"


def read_story(path: Path) -> Story:
    shows: list[str] = []
    sections: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            sections.append((heading.group(1), []))
        else:
            (sections[-1][1] if sections else shows).append(line)
    return Story(
        "".join(f"{line}\n" for line in shows),
        tuple(_section(heading, lines) for heading, lines in sections),
    )


def _section(heading: str, lines: list[str]) -> Section:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return Section(heading, "\n".join(lines[:end]), len(lines) - end)

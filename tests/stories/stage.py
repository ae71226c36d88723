"""Where a story is played: an empty folder, and the program called in this process."""

import io
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder import cli
from tests.site import LIST, dates, faults, tree
from tests.stories.extract import extract
from tests.stories.story import Section, Story, read_story

GIVEN = Path(__file__).parent / "given"
_NO_PORTAL = "nothing"


@dataclass(slots=True)
class Stage:
    """Plays one story in `root`, which is the present folder too."""

    root: Path
    out: str = ""
    err: str = ""
    code: int = 0
    before: dict[str, bytes] = field(default_factory=dict)
    before_dates: dict[str, int] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        return self.root / "site"

    def play(self, story: Story) -> Story:
        """Return the story as it went: with what the program did where it said what it would."""
        headings = [section.heading for section in story.sections]
        if f"given: {_NO_PORTAL}" not in headings:
            self.give("portal")
        played: list[Section] = []
        for at, section in enumerate(story.sections):
            played.append(replace(section, text=self._go_on(section)))
            if section.heading == "run":
                told = {each.partition(":")[0] for each in _until_run(headings[at + 1 :])}
                untold = [*self._untold(told)]
                if untold:
                    played[-1] = replace(played[-1], gap=1)
                played += untold
        return replace(story, sections=tuple(played))

    def _go_on(self, section: Section) -> str:
        name, _, detail = section.heading.partition(": ")
        match name:
            case "given":
                if detail != _NO_PORTAL:
                    self.give(detail)
            case "gone":
                self.take_away(detail)
            case "run":
                self.run(section.text)
            case "nowhere":
                self._nowhere(section.text.splitlines(), detail)
            case "untouched":
                assert tree(self.site) == self.before
                assert dates(self.site) == self.before_dates
            case "stdout" | "stderr" | "exit":
                return {"stdout": self.out, "stderr": self.err, "exit": str(self.code)}[name]
            case "files":
                return "\n".join(self._files(detail))
            case _ if name.startswith("site/"):
                text = (self.root / name).read_text(encoding="utf-8")
                return extract(text, detail) if detail else text.rstrip("\n")
            case _:
                self.write(name, section.text)
        return section.text

    def give(self, name: str) -> None:
        for section in read_story(GIVEN / f"{name}.txt").sections:
            self.write(section.heading, section.text)

    def write(self, name: str, text: str) -> None:
        assert name.startswith(("content/", "themes/")), f"no story has a section {name!r}"
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n" if text else "", encoding="utf-8", newline="")

    def take_away(self, name: str) -> None:
        path = self.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    def run(self, line: str) -> None:
        program, *arguments = shlex.split(line)
        assert program == "kollegium"
        if arguments and arguments[0] in ("build", "check") and "--jobs" not in arguments:
            # Starting processes would take longer than the whole of a story.
            arguments += ["--jobs", "1"]
        self.before = tree(self.site)
        self.before_dates = dates(self.site)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            self.code = cli.run(arguments)
        self.out, self.err = self._plain(out.getvalue()), self._plain(err.getvalue())
        assert "Traceback" not in self.err, self.err
        if self.site.exists():
            assert "\n".join(faults(tree(self.site))) == ""

    def _plain(self, text: str) -> str:
        """Take out of a text what differs from machine to machine."""
        return text.replace(str(self.root), "/portalen").rstrip("\n")

    def _untold(self, told: set[str]) -> Iterator[Section]:
        """Tell what the story keeps silent about, though it is not what silence means."""
        if self.err and "stderr" not in told:
            yield Section("stderr", self.err, 1)
        if self.code and "exit" not in told:
            yield Section("exit", str(self.code), 1)

    def _files(self, below: str) -> list[str]:
        found = (path for path in tree(self.site) if path != LIST)
        return [path for path in found if path.startswith(below)]

    def _nowhere(self, texts: list[str], but: str) -> None:
        written = b"\n".join(tree(self.root / "content").values())
        site = {path: data for path, data in tree(self.site).items() if not but or but not in path}
        assert site
        for text in texts:
            sought = text.encode()
            assert sought in written, f"{text!r} is not in the content either"
            assert [path for path, data in site.items() if sought in data] == [], text


def _until_run(headings: list[str]) -> list[str]:
    end = headings.index("run") if "run" in headings else len(headings)
    return headings[:end]

"""`serve`: a build at the start and after every save, shown in the browser, until Ctrl-C."""

import gc
import re
import traceback
import webbrowser
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

import click
from watchdog.events import FileSystemEvent

from builder.console.refusal import FINE, USAGE, Refusal
from builder.console.telling import drawn_faults
from builder.console.watch import observed
from builder.console.work import Request, find_out, project_at
from builder.diagnostics import Diagnostic
from builder.engine import stamp as stamps
from builder.outcome import Outcome
from builder.problems import word
from builder.problems.table import Severity
from builder.project import Project
from builder.serve.board import Board, Fault, News
from builder.serve.page import Words
from builder.serve.saves import Saves
from builder.serve.server import Server, serve_at
from builder.show import summary
from builder.value import value

EDITOR = "vscode://file{path}:{line}:{column}"
"""How Visual Studio Code and its kin are asked to open a file; paths begin with a slash."""

_GRADES = MappingProxyType(
    {
        Severity.ERROR: "serve.error",
        Severity.WARNING: "serve.warning",
        Severity.ADVICE: "serve.advice",
    }
)
_MOST_SHOWN = 30  # faults on a page; the terminal shows all
_ADDRESS = re.compile(r"(?!(?:javascript|data|vbscript|blob|https?):)[a-z][a-z0-9.+-]*:\S+")
_PLACES = re.compile(r"\{(path|line|column)\}")


@value
class Preview:
    """How to show it; the names are those of the options. An `editor` of `none` gives no links."""

    port: int
    open: bool
    poll: bool
    editor: str


def serve(said: Mapping[str, str], request: Request, preview: Preview) -> int:
    """Build and show, again and again; ends well at Ctrl-C. No fault in the content ends it."""
    _refuse_odd_editor(said, preview.editor)
    project = project_at(said, request.project)
    board = Board()
    desk = _Desk(said, request, preview, project, board)
    server = _bound(said, project, board, preview.port)
    try:
        _work(desk, server)
    except KeyboardInterrupt:
        click.echo(said["serve.ended"], err=True)
    finally:
        server.stop()
    return FINE


def _work(desk: "_Desk", server: Server) -> None:
    project, preview = desk.project, desk.preview
    folders = (project.content, project.themes)
    roots = [each.resolve() for each in folders if each.is_dir()]
    before = stamps.take(roots)
    desk.build()  # before there are threads: workers are started more cheaply
    saves = Saves()
    with observed(folders, lambda event: _hear(saves, event), poll=preview.poll):
        server.start()
        click.echo(desk.said["serve.shows"].format(url=server.url))
        if preview.open:
            webbrowser.open(server.url)
        now = stamps.compare(before)
        if now.stamp is None or now.changed:
            saves.hear("", "")  # while the first build ran, nobody was listening
        _tidy()
        while True:
            saves.wait(idle=gc.collect)  # not while the browser asks for what was built
            desk.build()
            saves.built()


def _tidy() -> None:
    """Let go of what the first build left in circles, and keep the rest out of later searches.

    The collector is off while a build runs; a whole search after each would take as long as a page.
    """
    gc.collect()
    gc.freeze()


def _hear(saves: Saves, event: FileSystemEvent) -> None:
    source, target = str(event.src_path or ""), str(event.dest_path or "")
    if event.event_type in ("deleted", "moved"):
        saves.hear(source, target)
    else:
        saves.hear("", source, whole=event.event_type == "closed")


def _bound(said: Mapping[str, str], project: Project, board: Board, port: int) -> Server:
    words = Words(
        language=said["program.language"],
        missing=said["serve.missing"],
        missing_text=said["serve.missing_text"],
        nothing_yet=said["serve.nothing_yet"],
        start=said["serve.start"],
    )
    try:
        return serve_at(port, lambda each: Server(project.site, board, words, each))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refusal(USAGE, said["serve.no_port"].format(port=port, reason=reason)) from error


@value
class _Desk:
    """What one preview works with."""

    said: Mapping[str, str]
    request: Request
    preview: Preview
    project: Project
    board: Board

    def build(self) -> None:
        """Build once; tell it on the terminal and on the pages; no fault and no bug is let out."""
        try:
            outcome = find_out(self.said, self.request)
            self._tell(outcome)
        except Refusal as refusal:
            click.echo(refusal.text, err=True)
            self._post_wrong(refusal.text)
        except (BrokenPipeError, click.Abort):
            raise
        except Exception:  # noqa: BLE001 - a bug of ours is told, and the next save tried
            traceback.print_exc()
            click.echo(self.said["wrong.bug"], err=True)
            self._post_wrong(self.said["wrong.bug"])

    def _tell(self, outcome: Outcome) -> None:
        # The page first: it is what is waited for.
        self.board.post(lambda news: self._news(news, outcome))
        language = self.said["program.language"]
        faults = drawn_faults(self.project, outcome.diagnostics, language, "text")
        if faults:
            click.echo(faults, err=True)
        key = "serve.kept" if outcome.failed else "serve.built"
        told = summary(outcome.graded, language)
        click.echo(self.said[key].format(summary=told, made=outcome.counts.made))

    def _news(self, news: News, outcome: Outcome) -> News:
        faults = sorted(outcome.diagnostics, key=_gravity)
        left = len(faults) - _MOST_SHOWN
        title = summary(outcome.graded, self.said["program.language"]) if faults else ""
        key = "serve.wrong" if outcome.failed else "serve.remarks"
        changed = not outcome.failed and bool(outcome.counts.made or outcome.counts.removed)
        return News(
            number=news.number + 1,
            edition=news.edition + changed,
            failed=outcome.failed,
            title=title and self.said[key].format(summary=title),
            more=self.said["serve.more"].format(count=left) if left > 0 else "",
            faults=tuple(self._faults(faults[:_MOST_SHOWN])),
        )

    def _faults(self, faults: Iterable[Diagnostic]) -> Iterable[Fault]:
        for each in faults:
            worded = word(each, self.said["program.language"])
            span = each.span
            yield Fault(
                grade=self.said[_GRADES[worded.severity]],
                place=f"{each.path}:{span.line}:{span.col}",
                text=worded.message,
                hint=worded.hint,
                link=link(self.preview.editor, self.project.root / each.path, span.line, span.col),
            )

    def _post_wrong(self, text: str) -> None:
        self.board.post(
            lambda news: replace(
                news, number=news.number + 1, failed=True, title=text, more="", faults=()
            )
        )


def link(editor: str, path: Path, line: int, column: int) -> str:
    """Make the address that opens an editor at a place; empty where none is wanted."""
    if editor == "none":
        return ""
    whole = path.resolve().as_posix()
    places = {
        "path": quote(whole if whole.startswith("/") else f"/{whole}", safe="/:"),
        "line": str(line),
        "column": str(column),
    }
    return _PLACES.sub(lambda found: places[found[1]], editor)


def _gravity(fault: Diagnostic) -> int:
    from builder.problems.table import SEVERITIES, Severity

    return list(Severity).index(SEVERITIES[fault.code])


def _refuse_odd_editor(said: Mapping[str, str], editor: str) -> None:
    if editor != "none" and not ("{path}" in editor and _ADDRESS.fullmatch(editor)):
        raise Refusal(USAGE, said["serve.odd_editor"].format(editor=editor, example=EDITOR))

"""`build` and `check`: one at a time, at once where nothing changed, and told as asked for."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from builder.console.refusal import DISK, FAULTY, FINE, USAGE, Refusal
from builder.console.telling import Telling
from builder.console.today import date_of
from builder.engine import stamp as stamps
from builder.engine.errors import Busy, NotOurs, WorkerDied
from builder.engine.lock import lock
from builder.formats.document.renderer import NoRenderer
from builder.outcome import Outcome, Past, recall, remember
from builder.problems.table import Severity
from builder.project import Project, program
from builder.show import Form
from builder.value import value

PATIENCE = 60.0  # seconds that a second build waits for the first


@value
class Request:
    """What the command line asks for; the names are those of its options."""

    project: Path
    form: Form
    strict: bool
    drafts: bool
    jobs: int
    only_check: bool
    today: str = ""
    force: bool = False
    why: bool = False


def work(said: Mapping[str, str], request: Request) -> int:
    """Build or check, tell what came of it, and return the exit code."""
    return tell(said, request, find_out(said, request))


def find_out(said: Mapping[str, str], request: Request) -> Outcome:
    """Build or check, and say nothing of it yet."""
    project = project_at(said, request.project)
    today = date_of(said, request.today)
    with refusing(said), lock(project.cache, PATIENCE, waiting(said)):
        return _outcome(said, project, request, today)


def tell(said: Mapping[str, str], request: Request, outcome: Outcome) -> int:
    """Tell an outcome as asked for, and return its exit code."""
    project = Project(request.project)
    try:
        Telling(said, request.form).tell(project, outcome, only_check=request.only_check)
    except BrokenPipeError:
        # Who reads us has left; how it is told never changes what it comes to.
        sys.stdout = None
    strict = request.strict and outcome.number(Severity.WARNING)
    return FAULTY if outcome.failed or strict else FINE


def _outcome(said: Mapping[str, str], project: Project, request: Request, today: date) -> Outcome:
    """Recall what the last run found, or work it out."""
    version = program()
    # The stamp names folders in full, and a copied project must not look at the one it came from.
    where = project.root.absolute()
    name = "check" if request.only_check else "build"
    key = f"{version} {request.drafts} {today} {where}"
    past = Past() if request.force else recall(project.cache, name, key)
    if past.outcome:
        return past.outcome
    from builder.build import Options, build
    from builder.console.progress import showing
    from builder.theme.files import themes_folder

    # Taken before any file is read: what changes meanwhile is seen next time. The theme may be the
    # checkout's or the installation's, and one of the project's own may come.
    roots = dict.fromkeys((project.content, project.themes, themes_folder(project.root)))
    before = past.stamp or stamps.take(tuple(roots), key)

    options = Options(
        today,
        drafts=request.drafts,
        jobs=request.jobs,
        force=request.force,
        only_check=request.only_check,
        changed=past.changed if past.stamp else None,
    )
    with showing(said, wanted=not request.only_check and request.form == "text") as told:
        outcome, report = build(project, options, version, told)
    if report:
        before = stamps.finish(before, project.site, report.outputs)
    remember(project.cache, name, before, outcome)
    if report and request.why:
        from builder.console.why import tell_why

        tell_why(said, report, to_errors=request.form != "text")
    return outcome


def waiting(said: Mapping[str, str]) -> Callable[[int, str], None]:
    """Make what tells, while another has the lock, who that is."""

    def tell(pid: int, host: str) -> None:
        click.echo(said["told.waiting"].format(pid=pid, host=host), err=True)

    return tell


@contextmanager
def refusing(said: Mapping[str, str]) -> Iterator[None]:
    """Turn what the disk and the engine refuse into words and exit code 3."""
    try:
        yield
    except NotOurs as error:
        text = said["wrong.not_ours"].format(path=shown(error.path))
    except Busy as error:
        text = said["wrong.busy"].format(pid=error.pid, host=error.host)
    except NoRenderer:
        text = said["wrong.no_renderer"]
    except WorkerDied:
        text = said["wrong.died"]
    except BrokenPipeError:
        raise
    except OSError as error:
        # Of two files, the second is the one that somebody else's stands in the place of.
        name = error.filename2 or error.filename
        path = shown(Path(name)) if name else ""
        reason = error.strerror or type(error).__name__
        text = said["wrong.disk"].format(path=path, reason=reason)
    else:
        return
    raise Refusal(DISK, text)


def project_at(said: Mapping[str, str], folder: Path) -> Project:
    """Get the project in a folder; Refusal where there is none."""
    project = Project(folder)
    if not project.portal_file.exists():
        path = shown(project.portal_file)
        raise Refusal(USAGE, said["wrong.no_portal"].format(path=path))
    return project


def shown(path: Path) -> str:
    """Show a path as people look for it: below this folder where it is, else in full."""
    whole = path.absolute()
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)

"""A project's settings, for commands that write into it; and the end of those that find none."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from builder.console.refusal import FAULTY, Refusal
from builder.console.work import Request, project_at, refusing, work
from builder.model import Settings
from builder.project import Project, program
from builder.read.find import find
from builder.read.group import Readers
from builder.read.settings import builtin_group, builtin_root, settle
from builder.rules import OF_FILE


def settings_of(said: Mapping[str, str], folder: Path) -> tuple[Project, Settings]:
    """Read a project's settings; faults in them are told by `check`, and end this."""
    project = project_at(said, folder)
    with refusing(said):
        readers = Readers(project.root, project.cache, program(), OF_FILE)
        builtin = replace(readers, root=builtin_root()).whole(builtin_group())
        own = readers.whole(find(project.root).group("settings"))
        settings, _ = settle(builtin, own)
    if settings is None:
        without_settings(said, folder)
    return project, settings


def without_settings(said: Mapping[str, str], folder: Path, *, drafts: bool = False) -> NoReturn:
    """Tell what is wrong with a portal's settings, and end the command."""
    work(said, Request(folder, "text", strict=False, drafts=drafts, jobs=1, only_check=True))
    raise Refusal(FAULTY, "")

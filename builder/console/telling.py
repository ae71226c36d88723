"""How an outcome is told: faults and sums for people, or one JSON object for programs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import click

from builder.diagnostics import Diagnostic
from builder.outcome import Outcome
from builder.problems.table import Severity
from builder.project import Project
from builder.show import Drawn, Form
from builder.value import value

FOR_PROGRAMS: tuple[Form, ...] = ("json", "github", "sarif")


@value
class Telling:
    """Tells outcomes in one form."""

    said: Mapping[str, str]
    form: Form

    def tell(self, project: Project, outcome: Outcome, *, only_check: bool) -> None:
        """Tell it: what programs read alone on standard output, faults else on standard error."""
        if self.form in FOR_PROGRAMS:
            click.echo(self._for_programs(outcome), nl=False)
            return
        faults = self._faults(project, outcome)
        if faults:
            click.echo(faults, err=True, nl=False)
        if self.form == "text":
            self._sum_up(outcome, only_check=only_check)
            if outcome.failed and not only_check:
                click.echo(self.said["told.failed"], err=True)
            elif not only_check:
                start = project.site.absolute() / "index.html"
                click.echo(self.said["told.open"].format(path=start))

    def _for_programs(self, outcome: Outcome) -> str:
        language = self.said["program.language"]
        match self.form:
            case "github":
                from builder.show.github import annotations

                return annotations(outcome.diagnostics, language)
            case "sarif":
                from builder.show.sarif import sarif

                return sarif(outcome.diagnostics, outcome.set_aside, language)
        return _json(outcome, language)

    def _faults(self, project: Project, outcome: Outcome) -> str:
        if not outcome.diagnostics:
            return ""
        language = self.said["program.language"]
        form: Drawn = "line" if self.form == "line" else "text"
        drawn = drawn_faults(project, outcome.diagnostics, language, form)
        if form == "line":
            return drawn
        # Wording is needed only where there is something to complain about.
        from builder.show import summary

        return f"{drawn}\n{summary(outcome.graded, language)}\n"

    def _sum_up(self, outcome: Outcome, *, only_check: bool) -> None:
        click.echo(self._sums(outcome, only_check=only_check))
        fixable = sum(bool(fault.fix) for fault in outcome.diagnostics)
        for key, count in (("set_aside", len(outcome.set_aside)), ("fixable", fixable)):
            if count:
                form = "one" if count == 1 else "other"
                click.echo(self.said[f"told.{key}_{form}"].format(count=count))

    def _sums(self, outcome: Outcome, *, only_check: bool) -> str:
        counts = asdict(outcome.counts)
        named = {
            f"{one}s": self.said[
                f"told.{one}_{'one' if counts[f'{one}s'] == 1 else 'other'}"
            ].format(count=counts[f"{one}s"])
            for one in ("module", "part", "moment")
        }
        key = "told.checked" if only_check or outcome.failed else "told.built"
        return self.said[key].format(**(counts | named))


def drawn_faults(project: Project, faults: Iterable[Diagnostic], language: str, form: Drawn) -> str:
    """Draw faults with the lines of the project's files."""
    from builder.show import show

    def text(path: str) -> str | None:
        try:
            return (project.root / path).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return None

    return show(faults, language, form, text)


def _json(outcome: Outcome, language: str) -> str:
    graded = outcome.graded
    sums = {
        "errors": graded[Severity.ERROR],
        "warnings": graded[Severity.WARNING],
        "advice": graded[Severity.ADVICE],
    }
    whole: dict[str, Any] = {"diagnostics": [], "summary": sums | asdict(outcome.counts)}
    if outcome.diagnostics or outcome.set_aside:
        from builder.show import as_data

        whole["diagnostics"] = as_data(outcome.diagnostics, language)
        if outcome.set_aside:
            aside = as_data((each.diagnostic for each in outcome.set_aside), language)
            reasons = (each.reason for each in outcome.set_aside)
            whole["set_aside"] = [
                data | {"reason": reason} for data, reason in zip(aside, reasons, strict=True)
            ]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

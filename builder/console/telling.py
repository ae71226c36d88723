"""How an outcome is told: faults and sums for people, or one JSON object for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

from builder.outcome import Outcome
from builder.problems.table import Severity
from builder.project import Project
from builder.show import Form
from builder.value import value


@value
class Telling:
    """Tells outcomes in one form: `text`, `line` or `json`."""

    said: Mapping[str, str]
    form: Form

    def tell(self, project: Project, outcome: Outcome, *, only_check: bool) -> None:
        """Tell it: JSON alone on standard output, faults otherwise on standard error."""
        faults = self._faults(project, outcome)
        if self.form == "json":
            click.echo(_json(faults, outcome))
            return
        if faults:
            click.echo(faults, err=True, nl=False)
        if self.form == "text":
            click.echo(self._sums(outcome, only_check=only_check))
            if outcome.failed and not only_check:
                click.echo(self.said["told.failed"], err=True)
            elif not only_check:
                start = project.site.absolute() / "index.html"
                click.echo(self.said["told.open"].format(path=start))

    def _faults(self, project: Project, outcome: Outcome) -> str:
        if not outcome.diagnostics:
            return "[]" if self.form == "json" else ""
        # Wording and drawing are needed only where there is something to complain about.
        from builder.show import show, summary

        def text(path: str) -> str | None:
            try:
                return (project.root / path).read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                return None

        language = self.said["program.language"]
        drawn = show(outcome.diagnostics, language, self.form, text)
        if self.form != "text":
            return drawn
        return f"{drawn}\n{summary(_graded(outcome), language)}\n"

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


def _graded(outcome: Outcome) -> dict[Severity, int]:
    return {severity: outcome.number(severity) for severity in Severity}


def _json(faults: str, outcome: Outcome) -> str:
    graded = _graded(outcome)
    sums = {
        "errors": graded[Severity.ERROR],
        "warnings": graded[Severity.WARNING],
        "advice": graded[Severity.ADVICE],
    }
    whole = {"diagnostics": json.loads(faults), "summary": sums | asdict(outcome.counts)}
    return json.dumps(whole, ensure_ascii=False, indent=2)

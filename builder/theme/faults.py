"""What goes wrong in a template while a page is made from it."""

from collections.abc import Container


class TemplateFault(Exception):  # noqa: N818 - named for what is the case
    """A template cannot be filled in: its name, the line where it asks for what is not there, why.

    The facts are in `args`, so it travels between processes.
    """

    def __init__(self, template: str, line: int, message: str) -> None:
        super().__init__(template, line, message)
        self.template, self.line, self.message = template, line, message


def fault_of(error: Exception, names: Container[str]) -> TemplateFault | None:
    """Tell in which of the templates an error arose; None for one that arose in none of them.

    Jinja has put the templates' own names and lines in the traceback.
    """
    found, trace = None, error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name in names:
            found = TemplateFault(name, trace.tb_lineno, f"{type(error).__name__}: {error}")
        trace = trace.tb_next
    return found

"""Templates compiled, once for a theme, and the environment that runs them in each process.

Content reaches templates only as values, which autoescaping writes as text: it is never a template.
"""

import marshal
from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from builder.diagnostics import Diagnostic, diagnose
from builder.planning.duration import clock, say
from builder.source import Span
from builder.theme.files import Theme, ThemeFiles
from builder.theme.words import Words, host, locale


def compiled(files: ThemeFiles) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Compile every template of a theme; one diagnostic for each that is broken."""
    environment = _environment(None)
    said = _Said(dict(files.strings))
    codes: list[tuple[str, bytes]] = []
    problems = []
    for name, source in files.templates:
        try:
            tree = said.visit(environment.parse(source, name))
            code = environment.compile(tree, name, name)
            codes.append((name, marshal.dumps(code)))
        except TemplateSyntaxError as error:
            place = Span(error.lineno, 1, error.lineno, 1)
            message = error.message or type(error).__name__
            path = files.path_of(name)
            problems.append(diagnose("template-error", path, place, message=message))
    theme = Theme(files.language, files.strings, tuple(codes))
    return theme, tuple(problems)


_SPOKEN, _TURNED = Markup(' lang="{}"'), Markup(' lang="{}" dir="rtl"')
_FROM_RIGHT = frozenset(["ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"])


def lang(language: str) -> Markup:
    """Say of an element which language it is in, and that it goes from the right where it does.

    Nothing for no language: what is around the element says it.
    """
    if not language:
        return Markup()
    is_turned = language.partition("-")[0] in _FROM_RIGHT
    return (_TURNED if is_turned else _SPOKEN).format(language)


def environment(value: Theme) -> Environment:
    """Make the environment of a theme; a process needs one, and keeps it."""
    words = Words(value.language, dict(value.strings))
    made = _environment(_Compiled(dict(value.codes)))
    made.globals.update(
        words=words,
        lang=lang,
        t=words.text,
        n=words.number,
        day=words.day,
        size=words.size,
        iso=lambda day: day.isoformat(),
        duration=say,
        length=clock,
        host=host,
        locale=locale,
    )
    return made


def _environment(loader: BaseLoader | None) -> Environment:
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    made.context_class = _Context
    return made


class _Context(Context):
    """Calls macros and functions as they are.

    None of ours asks for Jinja's own state, and Jinja looks for that longer than a call takes.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **kwargs: Any,
    ) -> Any:
        return function(*args, **kwargs)


class _Said(NodeTransformer):
    """Puts strings in their places once, where a template asks for one by its name alone.

    A page asks thirty times, so this saves a tenth of the time of rendering. A string that is
    missing stays a question, and is told when it is asked.
    """

    def __init__(self, strings: Mapping[str, str]) -> None:
        self._strings = strings

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="t"), args=[nodes.Const(value=key)], kwargs=[]):
                if node.dyn_args is None and node.dyn_kwargs is None and key in self._strings:
                    return nodes.Const(self._strings[key], lineno=node.lineno)
        return node


class _Compiled(BaseLoader):
    """Loads what `compiled` has compiled."""

    has_source_access = False

    def __init__(self, codes: dict[str, bytes]) -> None:
        self._codes = codes

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002 - Jinja's name
    ) -> Template:
        if name not in self._codes:
            raise TemplateNotFound(name)
        code: CodeType = marshal.loads(self._codes[name])  # noqa: S302 - our own, from our cache
        # All templates share the environment's globals. With a map of its own for each, Jinja would
        # compare them at every import of every page.
        made = environment.template_class.from_code(environment, code, environment.globals, None)
        made.root_render_func.__globals__["escape"] = written
        return made


def written(value: object) -> str:
    """Escape a value for HTML, as text that is only joined to other text.

    MarkupSafe's `escape` gives text that remembers that it is safe. Nobody asks it any more where a
    template writes its output, and making it takes several times as long.
    """
    if type(value) is Markup:
        return value
    if type(value) is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value
    return escape(value)

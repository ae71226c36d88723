"""Frozen values: what every stage takes and gives.

A dataclass with slots whose fields nobody can assign. The standard library writes seven functions
for such a class, each compiled by itself at every start of the program, and a portal's values have
a hundred and thirty classes: that alone took a quarter of the time of a small rebuild. So only what
depends on the fields' names is written here, in one go and when it is needed, and all else is
shared. Making a value and bringing it back from the cache fill the slots directly.
"""

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen value; equal values of one class are equal, and hash alike."""
    return frozen(cls)


def frozen(cls: type[T], *, kw_only: bool = False) -> type[T]:
    """Make a class a frozen value, for decorators that say more of its fields than `value`."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    for name, shared in _SHARED:
        setattr(made, name, shared)
    _write_later(made, kw_only=kw_only)
    return made  # type: ignore[no-any-return]


def _write_later(made: Any, *, kw_only: bool) -> None:
    """Give a class functions that write the real ones when the first of them is called.

    A run of the program makes values of half of its classes.
    """

    def write() -> None:
        given = [(field.name, field.default, field.default_factory) for field in fields(made)]
        for name, function in _written(made, given, kw_only=kw_only).items():
            setattr(made, name, function)

    def init(self: Any, *args: object, **named: object) -> None:
        write()
        made.__init__(self, *args, **named)

    def set_state(self: Any, state: object) -> None:
        write()
        made.__setstate__(self, state)

    def get_state(self: Any) -> object:
        write()
        return made.__getstate__(self)

    made.__init__, made.__setstate__, made.__getstate__ = init, set_state, get_state


def is_value(kind: type) -> bool:
    """Tell whether a class was made a frozen value here."""
    return kind.__setattr__ is _refuse


def _written(
    made: Any, given: list[tuple[str, Any, Any]], *, kw_only: bool
) -> dict[str, Callable[..., Any]]:
    """Write the functions that name the fields: to make a value, to take it apart, to restore it.

    The source holds no text but the fields' own names, which are Python's identifiers.
    """
    known: dict[str, Any] = {"_missing": MISSING}
    takes, fills = [], []
    for name, default, factory in given:
        known[f"_put_{name}"] = getattr(made, name).__set__
        fill = f"_put_{name}(self, {name})"
        if factory is not MISSING:
            known[f"_make_{name}"] = factory
            takes.append(f"{name}=_missing")
            fill = f"_put_{name}(self, _make_{name}() if {name} is _missing else {name})"
        elif default is not MISSING:
            known[f"_default_{name}"] = default
            takes.append(f"{name}=_default_{name}")
        else:
            takes.append(name)
        fills.append(fill)
    names = [name for name, _, _ in given]
    state = f"({''.join(f'{name}, ' for name in names)})"
    checked = ["self.__post_init__()"] if hasattr(made, "__post_init__") else []
    lines = [
        f"def __init__({', '.join(['self', *(['*'] if kw_only and takes else []), *takes])}):",
        *(f"    {line}" for line in [*fills, *checked] or ["pass"]),
        "def __setstate__(self, state):",
        f"    {state or '()'} = state",
        *(f"    _put_{name}(self, {name})" for name in names),
        "def __getstate__(self):",
        f"    return ({''.join(f'self.{name}, ' for name in names)})",
    ]
    exec("\n".join(lines), known)  # noqa: S102 - as the standard library's dataclasses do
    return {name: known[name] for name in ("__init__", "__setstate__", "__getstate__")}


def _equal(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__getstate__() == other.__getstate__()


def _hash(self: Any) -> int:
    return hash(self.__getstate__())


def _shown(self: Any) -> str:
    names = (field.name for field in fields(self))
    pairs = zip(names, self.__getstate__(), strict=True)
    return f"{type(self).__qualname__}({', '.join(f'{name}={each!r}' for name, each in pairs)})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__} is frozen: {name} cannot be changed")


_SHARED = (
    ("__eq__", _equal),
    ("__hash__", _hash),
    ("__repr__", _shown),
    ("__setattr__", _refuse),
    ("__delattr__", _refuse),
)

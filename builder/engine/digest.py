"""Digests by value: what arguments say, as 32 hex characters; never identity, never hash order.

A value is turned into nested tuples of atoms, each composite behind a tag of ours, and `marshal`
writes those in C. Version 2 of its format has neither references nor interning, so it depends
on values alone; a change of the format would cost one rebuild and nothing else.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType
from typing import Any, Generic, NamedTuple, TypeVar

from builder.engine.stored import Stored
from builder.value import is_value

T = TypeVar("T")

_MARSHAL = 2
_ATOMS = frozenset({type(None), bool, int, float, str, bytes})


@dataclass(frozen=True, slots=True)
class Sealed(Generic[T]):
    """A value shared by many jobs that carries its digest. Made by `seal`; equal by digest.

    `parts` has 16 bytes for each field of the value, where reasons are to name the field.
    """

    value: T = field(compare=False, repr=False)
    digest: str
    parts: tuple[bytes, ...] = field(default=(), compare=False, repr=False)


def seal(value: T) -> Sealed[T]:
    """Carry the digest along, so that it is worked out once and not once per job."""
    return Sealed(value, digest(value))


def seal_fields(value: T, name: str = "value") -> Sealed[T]:
    """Carry along the digest of a dataclass and those of its fields. Raises TypeError."""
    try:
        plain: Any = _encoder(type(value))(value)  # type: ignore[arg-type]
    except _UnfitError:
        raise TypeError(_explained(value, name)) from None
    tag, values = plain
    parts = tuple(map(_digest, values))
    return Sealed(value, _hash((tag, parts)), parts)


def digest(value: object, name: str = "value") -> str:
    """Return 32 hex characters that are equal for equal values in any process.

    Atoms, tuples (also named ones), frozensets, enums, dates and times, `PurePosixPath`, frozen
    dataclasses (all fields, also those left out of comparison: the job sees them), module-level
    functions (by name), `Sealed` and `Stored`. `1`, `True`, `1.0` and `"1"` differ; so do `0.0` and
    `-0.0`.

    Raises TypeError naming the way to any other value, from `name`: `args[1].title`.
    """
    if type(value) is Sealed:
        return value.digest
    try:
        return _hash(_plain(value))
    except _UnfitError:
        raise TypeError(_explained(value, name)) from None


def call_digest(function: Callable[..., object], args: tuple[object, ...]) -> str:
    """Return the digest of a call: the function's name and its arguments. Raises TypeError."""
    try:
        return _hash((_plain(function), _plain(args)))
    except _UnfitError:
        reason = _explained(function, "function") or _explained(args, "args")
        raise TypeError(reason) from None


class Fingerprint(NamedTuple):
    """A call, as a whole and by its arguments.

    `digest` is 32 hex characters. `parts` has 16 bytes for each argument and each field of those:
    `{"page": …, "page.title": …, "site": …}`, where the entry of a dataclass itself stands for its
    class.
    """

    digest: str
    parts: Mapping[str, bytes]


def fingerprint(make: Callable[..., object], args: tuple[object, ...]) -> Fingerprint:
    """Return the fingerprint of a job's call, from one walk over its arguments. Raises TypeError.

    Names come from the signature of `make`, whose first parameter, the shelf, is not among `args`.
    """
    names = _parameters(make)
    parts: dict[str, bytes] = {}
    try:
        for number, value in enumerate(args):
            name = names[number] if number < len(names) else f"args[{number}]"
            if type(value) is Sealed and value.parts:
                kind: type = type(value.value)
                inner = _inner_names(kind, name)
                parts.update(zip(inner, value.parts, strict=True))
                parts[name] = _digest(_qualified(kind))
                continue
            plain = _plain(value)
            inner = _inner_names(type(value), name)  # type: ignore[arg-type]
            if inner:
                plain, fields = plain
                parts.update(zip(inner, map(_digest, fields), strict=True))
            parts[name] = _digest(plain)
        # Names and lengths are in it, so that no two calls can look alike in their parts.
        return Fingerprint(_hash((_plain(make), tuple(parts.items()))), parts)
    except _UnfitError:
        reason = _explained(make, "function") or _explained(args, "args")
        raise TypeError(reason) from None


def content_digest(data: bytes) -> str:
    """Return 32 hex characters for the bytes of a file or a text."""
    return blake2b(data, digest_size=16).hexdigest()


class _UnfitError(TypeError):
    """Raised on the hot path, where the way to the value is not known."""


def _hash(plain: Any) -> str:
    return _digest(plain).hex()


def _digest(plain: Any) -> bytes:
    return blake2b(marshal.dumps(plain, _MARSHAL), digest_size=16).digest()


def _plain(value: object) -> Any:
    kind = type(value)
    return value if kind in _ATOMS else _encoder(kind)(value)  # type: ignore[arg-type]


@cache
def _encoder(kind: type) -> Callable[[Any], object]:
    """Choose once per class how its values are written."""
    known: dict[type, Callable[[Any], object]] = {
        tuple: _tuple,
        frozenset: _frozenset,
        FunctionType: _function,
        Sealed: lambda value: ("S", value.digest),
        Stored: lambda value: ("S", value.digest),
    }
    if kind in known:
        return known[kind]
    if issubclass(kind, Enum):
        return partial(_enum, f"e{_qualified(kind)}")
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):
        tag = f"n{_qualified(kind)}({','.join(kind._fields)})"
        return lambda value: (tag, _tuple(tuple(value)))
    return _standard(kind)


def _tuple(value: tuple[object, ...]) -> object:
    # Most tuples hold only atoms; then one look in C spares a call for each of them.
    if _ATOMS.issuperset(map(type, value)):
        return "t", value
    return "t", tuple([_plain(item) for item in value])


def _frozenset(value: frozenset[object]) -> object:
    return "f", tuple(sorted(marshal.dumps(_plain(item), _MARSHAL) for item in value))


def _function(value: FunctionType) -> object:
    if "<" in value.__qualname__:  # a lambda or a function in a function: no name to find it by
        raise _UnfitError
    return "F", value.__module__, value.__qualname__


def _enum(tag: str, value: Enum) -> object:
    return tag, value._name_, _plain(value._value_)


def _dataclass(kind: type) -> Callable[[Any], object]:
    names = _names(kind)
    tag = f"d{_qualified(kind)}({','.join(names)})"
    if not is_value(kind) and not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return _refuse
    if not names[1:]:  # attrgetter returns a tuple only for two names or more
        return lambda value: (tag, tuple([_plain(getattr(value, name)) for name in names]))
    get: Callable[[object], tuple[object, ...]] = attrgetter(*names)

    def encode(value: object) -> object:
        values = get(value)
        if _ATOMS.issuperset(map(type, values)):
            return tag, values
        return tag, tuple([_plain(item) for item in values])

    return encode


def _standard(kind: type) -> Callable[[Any], object]:
    """Classes of the standard library; imported here because few processes need them."""
    import datetime as dt
    from pathlib import PurePosixPath

    if kind is dt.datetime or kind is dt.time:
        tag = f"z{kind.__name__}"
        return lambda value: (tag, value.isoformat(), value.fold, value.tzname())
    if kind is dt.date or kind is dt.timedelta:
        return lambda value: ("r", repr(value))
    if kind is PurePosixPath:
        return lambda value: ("p", str(value))
    return _refuse


def _refuse(_value: object) -> object:
    raise _UnfitError


def _qualified(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@cache
def _inner_names(kind: type, name: str) -> tuple[str, ...]:
    """Name the fields of an argument of a dataclass; empty for any other."""
    if not is_dataclass(kind) or issubclass(kind, Sealed | Stored | Enum):
        return ()
    return tuple(f"{name}.{each}" for each in _names(kind))


@cache
def _parameters(make: Callable[..., object]) -> tuple[str, ...]:
    inner: Any = make
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
    code = inner.__code__
    return tuple(code.co_varnames[1 : code.co_argcount])


def _explained(value: object, name: str) -> str:
    """Walk again, slowly, to name the first value that has no digest; empty if all have."""
    for step, child in _children(value):
        found = _explained(child, name + step)
        if found:
            return found
    try:
        _plain(value)
    except _UnfitError:
        kind = _qualified(type(value))
        return f"{name} is a {kind}, which has no digest (is it frozen, and a value?)"
    return ""


def _children(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        yield from ((f"[{number}]", item) for number, item in enumerate(value))
    elif isinstance(value, frozenset):
        yield from (("{…}", item) for item in value)
    elif isinstance(value, Enum):
        yield ".value", value._value_
    elif is_dataclass(value) and not isinstance(value, type | Sealed | Stored):
        yield from ((f".{name}", getattr(value, name)) for name in _names(type(value)))

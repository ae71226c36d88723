"""Frozen values: what every stage takes and gives.

A dataclass, frozen and with slots. Those pickle through a slow path of the standard library, which
is felt where a portal's hundred thousand values come back from the cache; here the slots are filled
directly, in the order of the fields.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a frozen value."""
    return pickled_by_position(dataclass(frozen=True, slots=True)(cls))


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many values that all live on without looking among them for rubbish.

    The collector would go through all of them again and again, which takes as long as making them.
    Not for work that leaves rubbish behind, such as parsing: memory reused at once is quicker.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pickled_by_position(cls: type[T]) -> type[T]:
    """Let a frozen dataclass with slots travel as the plain tuple of its fields' values."""
    names = tuple(each.name for each in fields(cls))  # type: ignore[arg-type]
    fill: tuple[Callable[[object, object], None], ...] = tuple(
        getattr(cls, name).__set__ for name in names
    )

    def get_state(self: object) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in names])

    def set_state(self: object, state: Iterable[object]) -> None:
        for put, each in zip(fill, state, strict=True):
            put(self, each)

    changed: Any = cls
    changed.__getstate__, changed.__setstate__ = get_state, set_state
    return cls

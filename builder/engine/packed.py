"""Values that travel and are kept as bytes, since few who have them ever look inside."""

from __future__ import annotations

from typing import Generic, TypeVar

from builder.value import value

T = TypeVar("T")
U = TypeVar("U")


@value
class Packed(Generic[T]):
    """A value of ours as bytes, and equal by them."""

    data: bytes

    @staticmethod
    def of(thing: U) -> Packed[U]:
        """Pack a value of ours."""
        import pickle

        return Packed(pickle.dumps(thing, protocol=5))

    def open(self) -> T:
        """Unpack it, once for each call."""
        import pickle

        thing: T = pickle.loads(self.data)  # noqa: S301 - packed by ourselves, from our own cache
        return thing

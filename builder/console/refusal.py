"""How a command ends before it is done."""

from collections.abc import Mapping

FINE, FAULTY, USAGE, DISK, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130


class Refusal(Exception):  # noqa: N818 - it refuses; the program is not at fault
    """An exit code, and what to say."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def refuse_unless(said: Mapping[str, str], key: str, fine: object, name: str, other: str) -> None:
    """Refuse an option that does not go with another, or not without it; `key` words it."""
    if not fine:
        raise Refusal(USAGE, said[key].format(name=name, other=other))

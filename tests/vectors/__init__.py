"""What an attacker writes, read from the texts beside this file."""

from pathlib import Path

_FOLDER = Path(__file__).parent
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def texts(call: str) -> tuple[str, ...]:
    """Read the vectors for texts; each makes the call where it is let."""
    return tuple(line.replace("\\n", "\n").replace("RUN", call) for line in _lines("texts"))


def drawings(call: str) -> tuple[str, ...]:
    """Read the vectors for drawings, as whole files."""
    return tuple(
        line.replace("RUN", call) if _is_whole(line) else _SVG.format(line.replace("RUN", call))
        for line in _lines("drawings")
    )


def _is_whole(line: str) -> bool:
    return line.startswith(("<?", "<!", "<svg"))


def _lines(name: str) -> list[str]:
    head, _, rest = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n==")
    assert head
    return [line for line in rest.split("\n")[1:] if line and not line.startswith("==")]

"""How each form looks to an editor that reads YAML by JSON Schema.

An editor resolves what we leave as text (`1984` is a number to it), so its types are wide.
"""

from types import MappingProxyType
from typing import Any

from builder.front.form import Form
from builder.read.schema.shape import Leaf

_ANY = ("string", "number", "boolean")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WEEK = r"(v|w|v\.|vecka|week)? ?[0-9]{1,2}"
_NUMBERS = ("minutes", "count", "order", "version")
_PATTERNS = MappingProxyType(
    {
        "id": r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "url": r"^https?://",
        "language": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        "letter": r"^[A-Za-z]$",
        "part": r"^[a-z0-9-]+/[1-9][0-9]*$",
        "school-year": r"^[0-9]{4}[-–/][0-9]{2}$",
        "sdg": r"^[1-9][0-9]?(\.([1-9][0-9]?|[a-d]))?$",
        "length": r"^([0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2}$",
        "week": f"^{_WEEK}$",
        "weeks": f"^{_WEEK}( ?[-–] ?{_WEEK})?$",
        "repeat": r"^every ([0-9]+ parts|part)$",
        "reading": r"^(in-meeting|[0-9]+)$",
        "day": f"^{_DAY}$",
        "clock": r"^[0-9]{1,2}[:.][0-9]{2}$",
        "when": f"^{_DAY} [0-9]{{1,2}}[:.][0-9]{{2}}$",
        "range": r"^[0-9]+( ?[-–] ?[0-9]+| till [0-9]+)?$",
        "days": f"^{_DAY}( ?[-–] ?{_DAY}| till {_DAY})?$",
        "later": r"^[0-9]+ (months?|weeks?)$",
    }
)


def leaf_notation(leaf: Leaf) -> dict[str, Any]:
    """Describe a single value's form as JSON Schema."""
    if leaf.choices:
        return {"enum": list(leaf.choices)}
    if leaf.form.name == "flag":
        return {"type": "boolean"}
    if leaf.form.name in _NUMBERS:
        return _number(leaf.form)
    pattern = _PATTERNS.get(leaf.form.name)
    return {"type": list(_ANY)} | ({"pattern": pattern} if pattern else {})


def _number(form: Form) -> dict[str, Any]:
    return {"type": "integer", "minimum": form.low, "maximum": form.high}

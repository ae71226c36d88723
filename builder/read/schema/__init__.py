"""What may stand in a file: validation, JSON Schemas and the author's reference.

All from one definition, the record classes of `builder.front`. Importing this costs
pydantic's core, and `reference` pydantic itself, which a build does not need.
"""

from builder.read.schema.reading import read_front

__all__ = ["read_front"]

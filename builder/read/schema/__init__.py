"""What may stand in a file: validation, JSON Schemas and the author's reference.

All from one definition, the record classes of `builder.front`. Importing this costs pydantic.
"""

from builder.read.schema.reading import read_front
from builder.read.schema.reference import Row, describe, json_schema, type_words

__all__ = ["Row", "describe", "json_schema", "read_front", "type_words"]

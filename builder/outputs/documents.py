"""Documents for word processors, beside the pages that they are of."""

from collections.abc import Iterator

from builder.engine.job import Batch
from builder.outputs.document import document_batches
from builder.outputs.plan import Plan


def documents(plan: Plan) -> Iterator[Batch]:
    """Plan the portal's pages as DOCX."""
    yield from document_batches(plan, "docx")

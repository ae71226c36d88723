"""Documents as PDF, beside the pages that they are of."""

from collections.abc import Iterator

from builder.engine.job import Batch
from builder.formats.document.renderer import renderer
from builder.outputs.document import document_batches
from builder.outputs.plan import Plan


def pdf(plan: Plan) -> Iterator[Batch]:
    """Plan the portal's pages as PDF; NoRenderer where nothing here can make them."""
    yield from document_batches(plan, "pdf", renderer())

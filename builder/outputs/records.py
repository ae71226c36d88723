"""The catalogue as data, for programs that gather modules of several portals."""

import json
from collections.abc import Iterator

from builder import addresses
from builder.engine.job import Batch, Job
from builder.engine.shelf import Shelf
from builder.look.published import published
from builder.outputs.plan import Plan


def records(plan: Plan) -> Iterator[Batch]:
    """Plan the file."""
    made = published(plan.portal.modules, plan.house.value, plan.site.value)
    # Without indents, which only Python's own, slow encoder writes: this is done at every build.
    yield Batch("records", _file, (json.dumps(made, ensure_ascii=False),))


def _file(text: str) -> Iterator[Job]:
    yield Job(addresses.RECORDS, _written, (text,))


def _written(_shelf: Shelf, text: str) -> bytes:
    return f"{json.dumps(json.loads(text), ensure_ascii=False, indent=1)}\n".encode()

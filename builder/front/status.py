"""The life of a module, and of a part: what each of its states publishes.

| status | in the portal | in lists | marked |
| --- | --- | --- | --- |
| draft | with `--drafts` | with `--drafts` | yes |
| review | with `--drafts` | with `--drafts` | yes |
| published | yes | yes | no |
| archived | yes: its addresses stay | no | yes |

A part that readers do not see yet is named on its module's page, as one that is coming.
"""

from builder.front.form import Status

PUBLISHED: Status = "published"
_FOR_WRITERS: tuple[Status, ...] = ("draft", "review")


def is_for_readers(status: Status) -> bool:
    """Tell whether readers may see it; drafts are for those who write and examine them."""
    return status not in _FOR_WRITERS


def is_listed(status: Status) -> bool:
    """Tell whether lists lead to it, where it is shown at all."""
    return status != "archived"

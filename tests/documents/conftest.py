"""Documents are made on the same stage as stories are played on."""

from tests.stories.conftest import common_cache, stage

__all__ = ["common_cache", "stage"]

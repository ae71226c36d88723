"""The stage of the stories."""

from tests.stories.conftest import common_cache, stage

__all__ = ["common_cache", "stage"]

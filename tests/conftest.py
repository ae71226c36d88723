"""What all tests share: how Python and hypothesis run them, and `--accept`.

The latter rewrites expected texts instead of comparing them.
"""

import os
import sys

import pytest
from hypothesis import settings

# What is compiled is kept, also where Python is told not to: many tests build a portal from
# nothing, and compiling the program's own theme takes ten times as long as all else in it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Speed is measured in bench/; a machine that is busy fails no test. What is drawn at random is
# drawn anew at every run, so each run draws less.
settings.register_profile("tests", deadline=None, max_examples=60)
settings.load_profile("tests")

pytest.register_assert_rewrite(
    "tests.site", "tests.stories.stage", "tests.builds.desk", "tests.codes.case"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the stories come to into their files; git shows the difference",
    )


@pytest.fixture
def accepting(pytestconfig: pytest.Config) -> bool:
    """Tell whether expected texts are rewritten."""
    return bool(pytestconfig.getoption("--accept"))

"""What all tests share: `--accept`, which rewrites expected texts instead of comparing them."""

import pytest

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

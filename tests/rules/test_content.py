"""What we write ourselves passes the rules: the portal's content, and every scaffold."""

import shutil
from pathlib import Path

import pytest

from builder.problems import LANGUAGES
from tests.site import newest
from tests.stories.stage import Stage

CONTENT = Path(__file__).resolve().parents[2] / "content"
CYCLES = ("collegial", "leadership", "sessions", "lesson-study")


def test_the_portal_s_own_content_is_clean(stage: Stage) -> None:
    """And without advice, as docs/heuristics.md says."""
    shutil.copytree(CONTENT, stage.root / "content")
    stage.run(f"kollegium check --strict --drafts --today {newest(CONTENT)}")
    assert (stage.code, stage.err) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_scaffolds_are_clean(stage: Stage, language: str) -> None:
    stage.run(f"kollegium new portal . --title Ny --lang {language}")
    for cycle in CYCLES:
        stage.run(f"kollegium new module {cycle} --parts 1 --cycle {cycle} --lang {language}")
    stage.run(f"kollegium new part collegial --lang {language}")
    stage.run(f"kollegium check --strict --drafts --lang {language}")
    assert (stage.code, stage.err) == (0, "")

"""A second opinion on documents: LibreOffice opens them, and sees the texts in their order."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.opened import Opened
from tests.documents.test_builds import PART, _append, _ask, documents
from tests.stories.stage import Stage

pytestmark = pytest.mark.heavy


def seen(folder: Path, data: bytes) -> str:
    """Let LibreOffice open a document and tell what it reads."""
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(_MISSING, pytrace=False)
    place, out = folder / "opened.docx", folder / "out"
    place.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    told = subprocess.run(
        [
            *(office, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"),
            *_to(out, place),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    made = list(out.glob("*.txt")) if out.exists() else []
    if not made and "could not be loaded" in told.stderr + told.stdout:
        pytest.fail(_MISSING, pytrace=False)
    return made[0].read_text(encoding="utf-8-sig")


_MISSING = (
    "LibreOffice is missing, or its word processor. On Debian: "
    "sudo apt-get install --no-install-recommends libreoffice-writer"
)


def _to(out: Path, place: Path) -> tuple[str, ...]:
    return "--outdir", str(out), str(place)


def test_word_processor_reads_what_was_written(stage: Stage, tmp_path: Path) -> None:
    stage.give("portal")
    stage.give("modul")
    _ask(stage, "documents")
    table = "\n\n| Dag | Vad |\n| --- | --- |\n| Måndag | Läs |\n\n1. Först\n    - Sedan\n"
    _append(stage, "1-start/b.md", f"{table}\n> Ett citat.\n")
    made = documents(stage)
    for name in (PART, "moduler/lasa/schema/lasa-schema.docx"):
        folder = tmp_path / name.rpartition("/")[2]
        folder.mkdir()
        text = seen(folder, made[name])
        at = 0
        for _, written in Opened(made[name]).paragraphs():
            at = text.find(written, at)
            assert at >= 0, f"{written!r} is not where it was written"

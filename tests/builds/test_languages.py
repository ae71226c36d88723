"""A module in another language than its portal's: every passage of its own is said to be in it."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.builds.desk import Desk
from tests.builds.portal import module
from tests.builds.variant import variant
from tests.site import faults

OUTPUTS = "portal, guides, schedules, logs, search, reading"
OWN = re.compile(r"\beng[1-4]?[a-d]?\b")  # in every text of the module in English, and in no other
CALENDAR = "terms: {autumn: 2026-08-17 – 2026-12-18, spring: 2027-01-11 – 2027-06-11}\n"
PLAN = """\
title: Planen
modules: [eng, ett]
calendars: [ar]
pace: three-week
groups: [{id: a, name: Gruppen, participants: 6, weekday: tuesday, time: "14:30"}]
"""
FURTHER = {
    "b.md": "exercises: [{title: Exercise eng, minutes: 10}]\n",
    "d.md": "about: The matter of eng\nprotocol: egen\n",
}


@pytest.fixture(scope="module")
def spoken(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with a module in English, built."""
    english = [
        (
            name,
            text.replace("---\n", "---\nlanguage: en\n", 1) if name.endswith("module.md") else text,
        )
        for name, text in module("eng", 3)
    ]
    further = [
        (name, text.replace("---\n## ", FURTHER.get(name[-4:], "") + "---\n## "))
        for name, text in english
    ]
    own = [("calendars/ar.yaml", CALENDAR), ("plans/planen.yaml", PLAN)]
    root = tmp_path_factory.mktemp("spoken") / "portalen"
    return variant(built, root, OUTPUTS, [*further, *own])


def unsaid(page: BeautifulSoup) -> list[str]:
    """List a page's texts that are the module's own and not said to be in its language."""
    found = []
    for text in page.find_all(string=OWN):
        around = [tag for tag in text.parents if isinstance(tag, Tag)]
        if any(tag.name in {"head", "svg"} for tag in around):
            continue
        said = next(str(tag["lang"]) for tag in around if tag.has_attr("lang"))
        if said != "en":
            found.append(f"{around[0].name}.{around[0].get('class', '')}: {text.strip()[:90]}")
    return found


def test_every_passage_of_a_foreign_module_is_said_to_be_in_its_language(spoken: Path) -> None:
    site = Desk(spoken).tree()
    assert faults(site) == []
    wrong = [
        f"{path}: {each}"
        for path, data in site.items()
        if path.endswith(".html")
        for each in unsaid(BeautifulSoup(data, "html.parser"))
    ]
    assert not wrong, "\n".join(wrong)

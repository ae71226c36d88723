"""The leader's own is absent from participants' pages however it is written, or it is an error.

Silence would be the worst: an author who indents a block believes it hidden.
"""

import re

import pytest

from tests.site import tree
from tests.stories.stage import Stage

HIDDEN = "HEMLIGT"
BODIES = {
    "in a list": f"1. Läs.\n\n    ::: leader\n    {HIDDEN}\n    :::\n\n2. Skriv.",
    "indented by a tab": f"- Läs.\n\n\t::: leader\n\t{HIDDEN}\n\t:::",
    "in a quotation": f"> ::: leader\n> {HIDDEN}\n> :::",
    "after code in a line": f"```kod``` är kod.\n\n::: leader\n{HIDDEN}\n:::",
    "after indented code": f"  ```\n  kod\n  ```\n\n::: leader\n{HIDDEN}\n:::",
    "after code never closed": f"```\nkod\n\n::: leader\n{HIDDEN}\n:::",
    "after code in a list": f"- punkt\n\n    ```\n    kod\n\n::: leader\n{HIDDEN}\n:::",
    "after code closed by fewer": f"````\nkod\n```\n\n::: leader\n{HIDDEN}\n:::",
    "after code with a blank": f"``` \nkod\n``` \n\n::: leader\n{HIDDEN}\n:::",
    "after code closed by the other": f"~~~\nkod\n```\n\n::: leader\n{HIDDEN}\n:::",
    "after a comment": f"<!--\n\n::: leader\n{HIDDEN}\n:::\n\n-->",
    "in a raw block": f"<div>\n::: leader\n{HIDDEN}\n:::\n</div>",
    "right after text": f"Text\n::: leader\n{HIDDEN}\n:::\nText",
    "in another block": f"::: tip\n::: leader\n{HIDDEN}\n:::\n:::",
    "around another block": f"::: leader\n::: tip\nTips\n:::\n{HIDDEN}\n:::",
    "with more colons": f":::: leader\n{HIDDEN}\n::::",
    "with another case": f"::: Leader\n{HIDDEN}\n:::",
    "without a blank": f":::leader\n{HIDDEN}\n:::",
    "with an attribute": f"::: leader {{.x}}\n{HIDDEN}\n:::",
    "never closed": f"::: leader\n{HIDDEN}",
    "a note for the leader alone": f"Text.\n\n::: leader\nSe[^n].\n:::\n\n[^n]: {HIDDEN}",
    "a title in a list": f"- ::: leader Obs\n  {HIDDEN}\n",
    "a title in a quotation": f"> ::: leader Obs\n> {HIDDEN}\n",
    "far in below a paragraph": f"Text\n    ::: leader\n    {HIDDEN}\n    :::\n",
    "a heading": f"::: leader\n## {HIDDEN}\n:::",
    "an abbreviation": f"LGR.\n\n::: leader\n*[LGR]: {HIDDEN}\n:::",
    "an address": f"[hit][a]\n\n::: leader\n[a]: https://example.org/{HIDDEN}\n:::",
    "windows line ends": f"::: leader\r\n{HIDDEN}\r\n:::\r\n",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_leaders_own_is_absent_or_an_error(stage: Stage, body: str) -> None:
    stage.give("portal")
    stage.write("content/pages/om.md", f"---\ntitle: Om\nsummary: Synlig.\n---\n{body}")
    stage.run("kollegium build")
    assert stage.code in (0, 1)
    if stage.code == 1:
        assert re.search(r"om\.md:\d+:\d+: error", stage.err)
    else:
        site = tree(stage.site)
        assert b"Synlig." in site["om/index.html"]
        assert [path for path, data in site.items() if HIDDEN.encode() in data] == []


def test_leaders_own_in_code_is_code(stage: Stage) -> None:
    """An author may write about the blocks."""
    stage.give("portal")
    text = "---\ntitle: Om\n---\n```\n::: leader\nExempel\n:::\n```\n\n    ::: leader\n    Mer\n"
    stage.write("content/pages/om.md", text)
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    page = (stage.site / "om/index.html").read_text(encoding="utf-8")
    assert "::: leader\nExempel\n:::" in page
    assert "<code>::: leader\nMer" in page

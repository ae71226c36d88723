"""What a page says, however it is dressed: its headings, its text, what its pictures show."""

from bs4 import BeautifulSoup, Tag


def squeezed(text: str) -> str:
    """Leave out what pages may differ in that say the same: blanks, and capitals of a style."""
    return "".join(text.split()).casefold()


def said(data: bytes, but: str = "") -> tuple[list[str], str, list[str]]:
    """Tell what a page says: its headings, all its text, what pictures are said to show.

    What the selector `but` finds is left out.
    """
    main = BeautifulSoup(data, "html.parser").find("main")
    assert isinstance(main, Tag)
    for each in main.select(but) if but else ():
        each.decompose()
    headings = [each.get_text(" ", strip=True) for each in main.find_all(["h1", "h2", "h3", "h4"])]
    text = " ".join(main.get_text(" ").split())
    return headings, text, [str(each["alt"]) for each in main.find_all("img")]

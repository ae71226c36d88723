"""How long reading takes."""

# Words a minute of silent reading of non-fiction by adults: 238 in English (Brysbaert, "How many
# words do we read per minute?", Journal of Memory and Language 109, 2019). Professional reading
# with a pencil in hand is slower, and Swedish words are longer; so we state a lower speed.
WORDS_A_MINUTE = 180


def reading_minutes(words: int) -> int:
    """Estimate whole minutes for reading so many words, rounded up; 0 for none."""
    return -(-words // WORDS_A_MINUTE)


# Words on a page of a book for professionals, of the usual size; pages are counted where the words
# cannot be.
WORDS_A_PAGE = 300


def page_minutes(pages: int) -> int:
    """Estimate whole minutes for reading so many pages of a book, rounded up."""
    return reading_minutes(pages * WORDS_A_PAGE)

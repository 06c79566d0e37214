"""How one finds one's way in a paper: its outline, the labels of its pages, links between them, and their limits."""

import unicodedata

OutlineEntry = tuple[str, int, int]
"""Title, level from 1, page from 1."""
Link = tuple[int, float, float, float, float]
"""The page it leads to, and left, top, right, bottom in fractions of the displayed page."""

MOST_ENTRIES = 2000
"""A book of a thousand pages has some hundreds; a hostile file has millions."""
DEEPEST = 6
TITLE_CHARACTERS = 200
LABEL_CHARACTERS = 20
MOST_LINKS = 200
"""On one page; the densest table of contents has about a hundred."""
MOST_LINKS_SENT = 10_000
"""In one paper, so that a list of pages stays a list."""


def plain_line(text: str, characters: int) -> str:
    """The text as one line of at most so many characters, without what controls or is no character."""
    kept = "".join(" " if one.isspace() else one for one in text if one.isspace() or _is_shown(one))
    return " ".join(kept.split())[:characters].strip()


def _is_shown(character: str) -> bool:
    # Cf holds the marks that turn the direction of writing: a title must not rewrite the row it stands in.
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")

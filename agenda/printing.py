"""The printed pack 材料汇编: who may get which papers on paper, how copies are numbered, where each paper begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from agenda.errors import AgendaError

MOST_PRINTED_PAGES = 6000
"""Pages times copies; beyond that a copy shop is asked."""


@dataclass(frozen=True)
class Receiver:
    """Somebody a copy is for; `attendee` is None for a copy that is only numbered."""

    attendee: str | None
    name: str


def number_copies(last: int, receivers: Sequence[Receiver]) -> list[int]:
    """Numbers after the last one ever given for this meeting: no two copies of it share a number."""
    return [last + place for place in range(1, len(receivers) + 1)]


def require_personal(receivers: Sequence[Receiver], restricted: Sequence[frozenset[str]]) -> None:
    """Restricted papers only go to named people who are inside; `restricted`: who is inside, per restricted item.

    Raises `copies_not_personal`, and `copy_not_for` with the name.
    """
    if not restricted:
        return
    for receiver in receivers:
        if receiver.attendee is None:
            raise AgendaError("copies_not_personal")
        if any(receiver.attendee not in inside for inside in restricted):
            raise AgendaError("copy_not_for", name=receiver.name)


def require_printable(pages: int, copies: int) -> None:
    """Raise `pack_too_large` for more than a printer should get at once."""
    if pages * copies > MOST_PRINTED_PAGES:
        raise AgendaError("pack_too_large", pages=pages * copies, limit=MOST_PRINTED_PAGES)


def first_pages(before: int, papers: Sequence[int]) -> list[int]:
    """The page each paper begins on, numbered through from the cover; `before`: pages of cover and agenda."""
    return [before + 1 + pages for pages in accumulate((0, *papers))][: len(papers)]

"""Where the room is: who presents, what a turn or a pan makes of the view, and what comes too late.

A turn to another page and a hand-over are refused to whoever has not heard of the one before. Panning and zooming
within a page only ever carry on: the newest wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agenda.errors import AgendaError, AgendaProblem


@dataclass(frozen=True)
class Region:
    """What of the page the presenter sees, as fractions of the displayed page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class View:
    """What the room sees; nothing is presented while `version` is None, and `page` is 0 then.

    `view` grows with every change, `term` with every hand-over; whoever holds a newer view ignores an older one.
    `turned` is the view in which the page was turned to. Without a `region` the whole page is seen.
    """

    view: int = 0
    term: int = 0
    presenter: str | None = None
    version: str | None = None
    page: int = 0
    turned: int = 0
    region: Region | None = None


def present(view: View, presenter: str | None, version: str, page: int, pages: int) -> View:
    """Put a paper before everybody; another presenter begins a new term. Raises `page_out_of_range`."""
    require_page(page, pages)
    term = view.term if view.presenter == presenter else view.term + 1
    return View(view.view + 1, term, presenter, version, page, turned=view.view + 1)


def turn(view: View, *, version: str, page: int, term: int, pages: int) -> View:
    """Turn the presented paper. Raises `stale_term`, `stale_view` or `page_out_of_range`."""
    _require_current(view, version, term)
    require_page(page, pages)
    return replace(view, view=view.view + 1, page=page, turned=view.view + 1, region=None)


def revise(view: View, version: str, page: int, *, stayed: bool) -> View:
    """Go on with another version of the presented paper, on the page that stands for the one shown; the region is kept
    where the page stayed as it was. The presenter and the term stay: nobody was handed the floor."""
    region = view.region if stayed else None
    return replace(view, view=view.view + 1, version=version, page=page, turned=view.view + 1, region=region)


def frame(view: View, *, version: str, page: int, term: int, seen: int, region: Region | None) -> View:
    """Pan or zoom on the page that was turned to; `seen` is the view it was done on.

    Raises `stale_term`, or `stale_view` for what was done on a page before this one. Framing the same changes nothing.
    """
    _require_current(view, version, term)
    if page != view.page or seen < view.turned:
        raise AgendaError(AgendaProblem.STALE_VIEW)
    return view if region == view.region else replace(view, view=view.view + 1, region=region)


def hand_over(view: View, presenter: str) -> View:
    """Somebody else presents: paper, page and region stay, and nobody is left behind. Once more changes nothing."""
    if view.presenter == presenter:
        return view
    return replace(view, view=view.view + 1, term=view.term + 1, presenter=presenter)


def clear(view: View) -> View:
    """Show nothing; turns still under way are of an older term then. Where nothing was shown nothing changes."""
    if view.version is None and view.presenter is None:
        return view
    return View(view.view + 1, view.term + 1)


def ask(asked: Sequence[str], attendee: str, presenter: str | None) -> tuple[str, ...]:
    """Join those who ask to present, last; once more changes nothing. Raises `already_presenting`."""
    if attendee == presenter:
        raise AgendaError(AgendaProblem.ALREADY_PRESENTING)
    return tuple(asked) if attendee in asked else (*asked, attendee)


def leave_queue(asked: Sequence[str], attendee: str) -> tuple[str, ...]:
    """Those who still ask once this one was heard, declined or thought better of it."""
    return tuple(one for one in asked if one != attendee)


def require_may_move(*, is_presenter: bool, conducts: bool, presenter_name: str) -> None:
    """Raise `not_presenter` for somebody who neither presents nor holds conduct."""
    if not (is_presenter or conducts):
        raise AgendaError(AgendaProblem.NOT_PRESENTER, presenter=presenter_name)


def require_page(page: int, pages: int) -> None:
    """Raise `page_out_of_range` for a page the paper does not have; pages count from 1."""
    if not 1 <= page <= pages:
        raise AgendaError(AgendaProblem.PAGE_OUT_OF_RANGE, page=page, pages=pages)


def _require_current(view: View, version: str, term: int) -> None:
    if term != view.term:
        raise AgendaError(AgendaProblem.STALE_TERM, term=term, current=view.term)
    if view.version is None or view.version != version:
        raise AgendaError(AgendaProblem.STALE_VIEW)

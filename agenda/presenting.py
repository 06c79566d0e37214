"""Where the room is: what a turn makes of the view, who may turn, and which turn comes too late."""

from dataclasses import dataclass, replace

from agenda.errors import AgendaError, AgendaProblem


@dataclass(frozen=True)
class View:
    """What the room sees; nothing is presented while `version` is None, and `page` is 0 then.

    `view` grows with every change, `term` with every hand-over; whoever holds a newer view ignores an older one.
    """

    view: int = 0
    term: int = 0
    presenter: str | None = None
    version: str | None = None
    page: int = 0


def present(view: View, presenter: str | None, version: str, page: int, pages: int) -> View:
    """Put a paper before everybody; another presenter begins a new term. Raises `page_out_of_range`."""
    require_page(page, pages)
    term = view.term if view.presenter == presenter else view.term + 1
    return View(view.view + 1, term, presenter, version, page)


def turn(view: View, *, version: str, page: int, term: int, pages: int) -> View:
    """Turn the presented paper. Raises `stale_term`, `stale_view` or `page_out_of_range`."""
    require_current(term=term, current_term=view.term, same_paper=view.version is not None and view.version == version)
    require_page(page, pages)
    return replace(view, view=view.view + 1, page=page)


def clear(view: View) -> View:
    """Show nothing; turns still under way are of an older term then. Where nothing was shown nothing changes."""
    return View(view.view + 1, view.term + 1) if view.version is not None else view


def require_may_turn(*, is_presenter: bool, conducts: bool, presenter_name: str) -> None:
    """Raise `not_presenter` for somebody who neither presents nor holds conduct."""
    if not (is_presenter or conducts):
        raise AgendaError(AgendaProblem.NOT_PRESENTER, presenter=presenter_name)


def require_page(page: int, pages: int) -> None:
    """Raise `page_out_of_range` for a page the paper does not have; pages count from 1."""
    if not 1 <= page <= pages:
        raise AgendaError(AgendaProblem.PAGE_OUT_OF_RANGE, page=page, pages=pages)


def require_current(*, term: int, current_term: int, same_paper: bool) -> None:
    """Raise `stale_term` for a turn made before a hand-over, `stale_view` for one of a paper no longer shown."""
    if term != current_term:
        raise AgendaError(AgendaProblem.STALE_TERM, term=term, current=current_term)
    if not same_paper:
        raise AgendaError(AgendaProblem.STALE_VIEW)

"""Reading where the room is."""

from sqlalchemy.orm import Session

from agenda import presenting
from agenda.vocabulary import FollowMode
from server.journal import replay
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.presenting.models import View
from server.wire.presenting import Region
from server.wire.presenting import View as ViewPart


def view_row(session: Session, meeting_id: str) -> View:
    """The row of the meeting, made when first asked for."""
    view = session.get(View, meeting_id)
    if view is None:
        view = View(meeting_id=meeting_id, view=0, term=0, presenter_id=None, presenter_name="", item_id=None,
                    version_id=None, page=0, turned=0, region=None, mode=FollowMode.FOLLOW, asked=[])
        session.add(view)
    return view


def seen(view: View) -> presenting.View:
    """The row as the rules see it."""
    region = presenting.Region(**view.region) if view.region else None
    return presenting.View(
        view.view, view.term, view.presenter_id, view.version_id, view.page, turned=view.turned, region=region
    )


def view_part(view: View) -> ViewPart:
    """Where the room is, for those who may see it."""
    return ViewPart(
        view=view.view, term=view.term, presenter=view.presenter_id, presenter_name=view.presenter_name,
        item=view.item_id, version=view.version_id, page=view.page,
        region=Region.model_validate(view.region) if view.region else None,
        mode=FollowMode(view.mode), asked=list(view.asked), closed=False,
    )


def closed_part(view: View) -> ViewPart:
    """The same for those outside: only that it is closed to them."""
    return ViewPart(
        view=view.view, term=view.term, presenter=None, presenter_name="", item=view.item_id, version=None, page=0,
        region=None, mode=FollowMode(view.mode), asked=list(view.asked), closed=True,
    )


def room_part(session: Session, meeting_id: str) -> ViewPart:
    """The view as the whole room may see it."""
    view = session.get(View, meeting_id)
    if view is None:
        return ViewPart(
            view=0, term=0, presenter=None, presenter_name="", item=None, version=None, page=0, region=None,
            mode=FollowMode.FOLLOW, asked=[], closed=False,
        )
    if not _restricted(session, view):
        return view_part(view)
    # The number grows with every turn inside: the room keeps the one it was told when the view closed to it.
    told = replay.newest(session, meeting_id, audiences.ROOM, "view.changed")
    closed = closed_part(view)
    return closed if told is None else closed.model_copy(update={"view": told.payload["view"]["view"]})


def inside_part(session: Session, meeting_id: str, item_id: str) -> ViewPart | None:
    """The view as those inside a restricted item see it, while it is there."""
    view = session.get(View, meeting_id)
    return view_part(view) if view is not None and view.item_id == item_id else None


def _restricted(session: Session, view: View) -> bool:
    return (
        view.item_id is not None
        and view.version_id is not None
        and session.get_one(AgendaItem, view.item_id).restricted
    )

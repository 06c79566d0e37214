"""Putting a paper before everybody, moving what everybody sees, taking it away. Who presents: `handing_over`."""

from agenda import presenting
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.db.transaction import Transaction
from server.documents import actions as document_actions
from server.documents import queries as documents
from server.documents.models import DocumentVersion
from server.errors import Problem
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.presenting import queries
from server.presenting.models import View
from server.wire import presenting as wire
from server.wire.base import Empty


def present(tx: Transaction, actor: Actor, request: wire.Present) -> wire.Turned:
    """Put a paper before everybody and become the presenter; the term grows when somebody else had it."""
    version, document, _ = documents.readable(tx.session, actor, request.version)
    view = queries.view_row(tx.session, document.meeting_id)
    presenting.require_may_move(
        is_presenter=actor.attendee == view.presenter_id,
        conducts=rules.may(actor, Permission.VIEW_PRESENT),
        presenter_name=view.presenter_name,
    )
    if version.pages == 0:
        raise Problem("document_not_ready")
    before = view.item_id
    shown = presenting.present(queries.seen(view), actor.attendee, version.id, request.page, version.pages)
    view.item_id, view.presenter_name = document.item_id, actor.name
    view.asked = list(presenting.leave_queue(view.asked, actor.attendee or ""))
    document_actions.want(tx, version, request.page)
    return tell(tx, become(view, shown), before)


def turn(tx: Transaction, actor: Actor, request: wire.Turn) -> wire.Turned:
    """Turn the presented paper. A turn of an older term, or of a paper no longer shown, is refused."""
    view = queries.view_row(tx.session, tx.meeting or "")
    version = tx.session.get_one(DocumentVersion, view.version_id) if view.version_id else None
    pages = version.pages if version else 0
    turned = presenting.turn(
        queries.seen(view), version=request.version, page=request.page, term=request.term, pages=pages
    )
    require_may_move(actor, view)
    if version is not None:
        document_actions.want(tx, version, request.page)
    return tell(tx, become(view, turned), view.item_id)


def frame(tx: Transaction, actor: Actor, request: wire.Frame) -> wire.Turned:
    """Pan or zoom for everybody. What was done on a page before this one is refused."""
    view = queries.view_row(tx.session, tx.meeting or "")
    region = presenting.Region(**request.region.model_dump()) if request.region else None
    seen = queries.seen(view)
    framed = presenting.frame(
        seen, version=request.version, page=request.page, term=request.term, seen=request.seen, region=region
    )
    require_may_move(actor, view)
    if framed is seen:
        return wire.Turned(view=view.view, term=view.term)
    return tell(tx, become(view, framed), view.item_id)


def follow(tx: Transaction, actor: Actor, request: wire.Follow) -> wire.Turned:
    """Say how closely the room goes with the presenter."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.mode == request.mode:
        return wire.Turned(view=view.view, term=view.term)
    view.mode = request.mode
    view.view += 1
    # Told as if the item had just begun: those outside a restricted one hear it too.
    return tell(tx, view, None)


def withdraw(tx: Transaction, actor: Actor, request: Empty) -> wire.Turned:
    """Stop presenting."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.presenter_id is not None:
        require_may_move(actor, view)
    return clear(tx)


def clear(tx: Transaction) -> wire.Turned:
    """Show nothing: at the end of an item, in a recess, when the paper goes."""
    view = queries.view_row(tx.session, tx.meeting or "")
    seen = queries.seen(view)
    cleared = presenting.clear(seen)
    if cleared is seen:
        return wire.Turned(view=view.view, term=view.term)
    before = view.item_id
    view.item_id, view.presenter_name = None, ""
    return tell(tx, become(view, cleared), before)


def take_back(tx: Transaction, actor: Actor, document_id: str) -> Empty:
    """Take a paper back; if the room is in it, the room sees nothing before the paper is gone."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.version_id is not None and tx.session.get_one(DocumentVersion, view.version_id).document_id == document_id:
        clear(tx)
    return document_actions.withdraw(tx, actor, document_id)


def require_may_move(actor: Actor, view: View) -> None:
    """Raise `not_presenter` for who neither presents nor holds conduct."""
    presenting.require_may_move(
        is_presenter=actor.attendee is not None and actor.attendee == view.presenter_id,
        conducts=rules.may(actor, Permission.MEETING_CONDUCT),
        presenter_name=view.presenter_name,
    )


def become(view: View, shown: presenting.View) -> View:
    """Write what the rules made of the view into its row."""
    view.view, view.term, view.turned = shown.view, shown.term, shown.turned
    view.presenter_id, view.version_id, view.page = shown.presenter, shown.version, shown.page
    region = shown.region
    view.region = (
        {"left": region.left, "top": region.top, "right": region.right, "bottom": region.bottom} if region else None
    )
    return view


def tell(tx: Transaction, view: View, before: str | None) -> wire.Turned:
    """Tell the room, and those inside a restricted item what the room may not know.

    Both messages carry one `view` number: whoever hears both keeps the one that is not closed.
    """
    item = tx.session.get(AgendaItem, view.item_id) if view.item_id else None
    to_room = queries.view_part(view)
    if item is not None and item.restricted:
        to_room = queries.closed_part(view)
        tx.post("view.changed", audiences.item_stream(item), wire.ViewChanged(view=queries.view_part(view)))
    if item is None or not item.restricted or before != item.id:
        tx.post("view.changed", audiences.ROOM, wire.ViewChanged(view=to_room))
    former = tx.session.get(AgendaItem, before) if before and before != view.item_id else None
    if former is not None and former.restricted:
        # Those inside must not keep the paper on their table once it was taken away.
        tx.post("view.changed", audiences.item_stream(former), wire.ViewChanged(view=to_room))
    return wire.Turned(view=view.view, term=view.term)

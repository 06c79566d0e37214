"""Putting a paper before everybody, turning its pages, taking it away."""

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
    if version.pages == 0:
        raise Problem("document_not_ready")
    view = queries.view_row(tx.session, document.meeting_id)
    before = view.item_id
    shown = presenting.present(queries.seen(view), actor.attendee, version.id, request.page, version.pages)
    view.item_id, view.presenter_name = document.item_id, actor.name
    return _tell(tx, _become(view, shown), before)


def turn(tx: Transaction, actor: Actor, request: wire.Turn) -> wire.Turned:
    """Turn the presented paper. A turn of an older term, or of a paper no longer shown, is refused."""
    view = queries.view_row(tx.session, tx.meeting or "")
    pages = tx.session.get_one(DocumentVersion, view.version_id).pages if view.version_id else 0
    turned = presenting.turn(
        queries.seen(view), version=request.version, page=request.page, term=request.term, pages=pages
    )
    presenting.require_may_turn(
        is_presenter=actor.attendee == view.presenter_id,
        conducts=rules.may(actor, Permission.MEETING_CONDUCT),
        presenter_name=view.presenter_name,
    )
    return _tell(tx, _become(view, turned), view.item_id)


def withdraw(tx: Transaction, actor: Actor, request: Empty) -> wire.Turned:
    """Stop presenting."""
    return clear(tx)


def clear(tx: Transaction) -> wire.Turned:
    """Show nothing: at the end of an item, in a recess, when the paper goes."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.version_id is None:
        return wire.Turned(view=view.view, term=view.term)
    before = view.item_id
    view.item_id, view.presenter_name = None, ""
    return _tell(tx, _become(view, presenting.clear(queries.seen(view))), before)


def take_back(tx: Transaction, actor: Actor, document_id: str) -> Empty:
    """Take a paper back; if the room is in it, the room sees nothing before the paper is gone."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.version_id is not None and tx.session.get_one(DocumentVersion, view.version_id).document_id == document_id:
        clear(tx)
    return document_actions.withdraw(tx, actor, document_id)


def _become(view: View, shown: presenting.View) -> View:
    view.view, view.term, view.page = shown.view, shown.term, shown.page
    view.presenter_id, view.version_id = shown.presenter, shown.version
    return view


def _tell(tx: Transaction, view: View, before: str | None) -> wire.Turned:
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

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
    presenting.require_page(request.page, version.pages)
    view = queries.view_row(tx.session, document.meeting_id)
    before = view.item_id
    if view.presenter_id != actor.attendee:
        view.term += 1
    view.presenter_id = actor.attendee
    view.presenter_name = actor.name
    view.item_id = document.item_id
    view.version_id = version.id
    view.page = request.page
    return _tell(tx, view, before)


def turn(tx: Transaction, actor: Actor, request: wire.Turn) -> wire.Turned:
    """Turn the presented paper. A turn of an older term, or of a paper no longer shown, is refused."""
    view = queries.view_row(tx.session, tx.meeting or "")
    presenting.require_current(term=request.term, current_term=view.term, same_paper=view.version_id == request.version)
    presenting.require_page(request.page, tx.session.get_one(DocumentVersion, request.version).pages)
    if actor.attendee != view.presenter_id and not rules.may(actor, Permission.MEETING_CONDUCT):
        raise Problem("not_presenter", presenter=view.presenter_name)
    view.page = request.page
    return _tell(tx, view, view.item_id)


def withdraw(tx: Transaction, actor: Actor, request: Empty) -> wire.Turned:
    """Stop presenting."""
    return clear(tx)


def clear(tx: Transaction) -> wire.Turned:
    """Show nothing: at the end of an item, in a recess, when the paper goes."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.version_id is None:
        return wire.Turned(view=view.view, term=view.term)
    before = view.item_id
    view.item_id = view.version_id = view.presenter_id = None
    view.presenter_name, view.page = "", 0
    view.term += 1
    return _tell(tx, view, before)


def take_back(tx: Transaction, actor: Actor, document_id: str) -> Empty:
    """Take a paper back; if the room is in it, the room sees nothing before the paper is gone."""
    view = queries.view_row(tx.session, tx.meeting or "")
    if view.version_id is not None and tx.session.get_one(DocumentVersion, view.version_id).document_id == document_id:
        clear(tx)
    return document_actions.withdraw(tx, actor, document_id)


def _tell(tx: Transaction, view: View, before: str | None) -> wire.Turned:
    """Tell the room, and those inside a restricted item what the room may not know.

    Both messages carry one `view` number: whoever hears both keeps the one that is not closed.
    """
    view.view += 1
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

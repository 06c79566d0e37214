"""Taking an item off the agenda or a person off the list, unless something already refers to them."""

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from server.bookmarks.models import Bookmark
from server.db.transaction import Transaction
from server.documents.models import DocumentReading
from server.errors import Problem
from server.meetings import queries as meetings
from server.meetings.models import Admission, AgendaItem, Attendee, ReadingRight
from server.voting import actions as voting
from server.voting import queries as ballots


def remove_item(tx: Transaction, item: AgendaItem) -> None:
    """Remove an item with the ballots nobody was asked; raises `item_in_use` if notes or withdrawn papers name it."""
    for ballot in ballots.ballot_rows(tx.session, item.meeting_id):
        if ballot.item_id == item.id:
            voting.discard(tx, ballot)
    tx.session.execute(delete(Admission).where(Admission.item_id == item.id))
    tx.session.execute(delete(ReadingRight).where(ReadingRight.item_id == item.id))
    _remove(tx, item, Problem("item_in_use", number=item.number))


def remove_attendee(tx: Transaction, attendee: Attendee) -> None:
    """Remove somebody from the list; raises `attendee_in_use` if marks or notes are theirs."""
    tx.session.execute(delete(Admission).where(Admission.attendee_id == attendee.id))
    tx.session.execute(delete(Bookmark).where(Bookmark.attendee_id == attendee.id))
    tx.session.execute(delete(DocumentReading).where(DocumentReading.attendee_id == attendee.id))
    tx.session.execute(delete(ReadingRight).where(ReadingRight.attendee_id == attendee.id))
    _remove(tx, attendee, Problem("attendee_in_use", name=meetings.attendee_name(tx.session, attendee)))


def _remove(tx: Transaction, row: AgendaItem | Attendee, refused: Problem) -> None:
    # The database knows best what refers to a row; a savepoint keeps the rest of the transaction usable.
    try:
        with tx.session.begin_nested():
            tx.session.delete(row)
            tx.session.flush()
    except IntegrityError:
        raise refused from None

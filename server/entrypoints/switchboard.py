"""Every command → permission → action, as one readable table."""

from typing import Final

from server.access.permissions import Permission as P
from server.attendance import actions as attendance
from server.bookmarks import actions as bookmarks
from server.conducting import actions as conducting
from server.conducting.following import with_ballots
from server.documents import actions as documents
from server.entrypoints.gateway import Switch
from server.marks import actions as marks
from server.minutes import actions as minutes
from server.presenting import actions as presenting
from server.presenting import handing_over
from server.voting import actions as voting

SWITCHBOARD: Final[dict[str, Switch]] = {
    # --- driving the meeting ---
    "meeting.start": Switch(P.MEETING_CONDUCT, conducting.start_meeting, drives=True),
    "meeting.recess": Switch(P.MEETING_CONDUCT, conducting.recess, drives=True),
    "meeting.resume": Switch(P.MEETING_CONDUCT, conducting.resume, drives=True),
    "meeting.close": Switch(P.MEETING_CONDUCT, conducting.close_meeting, drives=True),
    "item.start": Switch(P.MEETING_CONDUCT, conducting.start_item, drives=True),
    "item.close": Switch(P.MEETING_CONDUCT, conducting.close_item, drives=True),
    "item.postpone": Switch(P.MEETING_CONDUCT, conducting.postpone_item, drives=True),
    "item.let_in": Switch(P.MEETING_CONDUCT, with_ballots(conducting.let_in), drives=True),
    "item.let_out": Switch(P.MEETING_CONDUCT, with_ballots(conducting.let_out), drives=True),
    "ballot.prepare": Switch(P.BALLOT_PREPARE, conducting.prepare_ballot, drives=True),
    "ballot.discard": Switch(P.BALLOT_PREPARE, conducting.discard_ballot, drives=True),
    "ballot.open": Switch(P.MEETING_CONDUCT, conducting.open_ballot, drives=True),
    "ballot.close": Switch(P.MEETING_CONDUCT, conducting.close_ballot, drives=True),
    # --- who is here ---
    "attendee.sign_in": Switch(P.ATTENDANCE_SIGN_IN, with_ballots(attendance.sign_in)),
    "attendee.record_sign_in": Switch(P.ATTENDANCE_RECORD, with_ballots(attendance.record_sign_in)),
    "attendee.record_leaving": Switch(P.ATTENDANCE_RECORD, with_ballots(attendance.record_leaving)),
    "attendee.record_return": Switch(P.ATTENDANCE_RECORD, with_ballots(attendance.record_return)),
    "attendee.excuse": Switch(P.ATTENDANCE_RECORD, with_ballots(attendance.excuse)),
    # --- papers ---
    "document.push": Switch(P.DOCUMENT_PUSH, documents.push),
    # --- where the room is ---
    "view.present": Switch(P.VIEW_MOVE, presenting.present),
    "view.turn": Switch(P.VIEW_MOVE, presenting.turn),
    "view.frame": Switch(P.VIEW_MOVE, presenting.frame),
    "view.withdraw": Switch(P.VIEW_MOVE, presenting.withdraw),
    "view.follow": Switch(P.MEETING_CONDUCT, presenting.follow),
    # --- who presents ---
    "presenter.ask": Switch(P.PRESENTER_ASK, handing_over.ask),
    "presenter.unask": Switch(P.PRESENTER_ASK, handing_over.unask),
    "presenter.decline": Switch(P.MEETING_CONDUCT, handing_over.decline),
    "presenter.hand_over": Switch(P.VIEW_MOVE, handing_over.hand_over),
    # --- marks ---
    "mark.add": Switch(P.MARK_DRAW, marks.add),
    "mark.erase": Switch(P.MARK_DRAW, marks.erase),
    "mark.restore": Switch(P.MARK_DRAW, marks.restore),
    "mark.clear": Switch(P.MARK_CLEAR, marks.clear),
    # --- for oneself ---
    "bookmark.add": Switch(P.BOOKMARK_KEEP, bookmarks.add),
    "bookmark.remove": Switch(P.BOOKMARK_KEEP, bookmarks.remove),
    # --- votes ---
    "vote.submit": Switch(P.VOTE_SUBMIT, voting.submit),
    "vote.record": Switch(P.VOTE_RECORD, voting.record),
    # --- the record ---
    "note.write": Switch(P.NOTE_WRITE, minutes.write_note),
    "note.remove": Switch(P.NOTE_WRITE, minutes.remove_note),
}

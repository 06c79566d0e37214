"""The steps of a meeting. Each names the step number its sender saw; a stale one is refused, so none is taken twice."""

from agenda import attendance, decisions, items, lifecycle
from agenda.errors import AgendaError
from agenda.lifecycle import PhaseStep
from agenda.reading import STANDING_READERS
from agenda.vocabulary import (
    BallotState,
    DecisionMethod,
    DecisionOutcome,
    ItemState,
    MeetingPhase,
    PresenceState,
    Purpose,
)
from server.access.actor import Actor
from server.conducting import queries
from server.db.transaction import Transaction
from server.meetings import audiences, page_keys
from server.meetings import queries as meetings
from server.meetings.models import Admission, AgendaItem, Meeting
from server.presenting import actions as presenting
from server.voting import actions as voting
from server.voting import queries as ballots
from server.wire import meetings as wire
from server.wire import voting as voting_wire
from server.wire.base import Empty

WRITE_DRAFTS = "minutes.draft"
"""The job that writes record and minutes from the journal."""


def start_meeting(tx: Transaction, actor: Actor, request: wire.Step) -> wire.StepTaken:
    """Open the meeting."""
    meeting = _driving(tx, request.step)
    meeting.phase = lifecycle.take(PhaseStep.START, MeetingPhase(meeting.phase))
    meeting.opened_at = tx.now
    return _meeting_told(tx, meeting, "meeting.started")


def recess(tx: Transaction, actor: Actor, request: wire.Step) -> wire.StepTaken:
    """Break off for a while."""
    meeting = _driving(tx, request.step)
    _require_no_open_ballot(tx, meeting)
    meeting.phase = lifecycle.take(PhaseStep.RECESS, MeetingPhase(meeting.phase))
    return _meeting_told(tx, meeting, "meeting.recessed")


def resume(tx: Transaction, actor: Actor, request: wire.Step) -> wire.StepTaken:
    """Go on after a recess."""
    meeting = _driving(tx, request.step)
    meeting.phase = lifecycle.take(PhaseStep.RESUME, MeetingPhase(meeting.phase))
    return _meeting_told(tx, meeting, "meeting.resumed")


def close_meeting(tx: Transaction, actor: Actor, request: wire.Step) -> wire.StepTaken:
    """Close the meeting for good: who never came is absent, and the drafts are written."""
    meeting = _driving(tx, request.step)
    _require_no_open_ballot(tx, meeting)
    if meeting.current_item_id is not None:
        raise AgendaError("item_open")
    meeting.phase = lifecycle.take(PhaseStep.CLOSE, MeetingPhase(meeting.phase))
    meeting.closed_at = tx.now
    page_keys.forget(meeting)
    for attendee in meetings.attendee_rows(tx.session, meeting.id):
        attendee.state = attendance.at_closing(PresenceState(attendee.state))
    presenting.clear(tx)
    tx.session.flush()
    tx.post("attendees.changed", audiences.ROOM, wire.AttendeesChanged(
        meeting=meetings.meeting_part(tx.session, meeting),
        attendees=meetings.attendee_parts(tx.session, meetings.attendee_rows(tx.session, meeting.id)),
    ))
    tx.enqueue(WRITE_DRAFTS, meeting.id)
    return _meeting_told(tx, meeting, "meeting.closed")


def start_item(tx: Transaction, actor: Actor, request: wire.ItemStep) -> wire.StepTaken:
    """Take up an item."""
    meeting, item = _driving_item(tx, request)
    items.require_startable(ItemState(item.state), meeting.current_item_id is not None)
    item.state, item.started_at, item.ended_at = ItemState.CURRENT, item.started_at or tx.now, None
    meeting.current_item_id = item.id
    return _item_told(tx, meeting, item, "item.started")


def close_item(tx: Transaction, actor: Actor, request: wire.CloseItem) -> wire.StepTaken:
    """Close the current item with its decision; without a sentence the rules write one."""
    meeting, item = _driving_item(tx, request)
    if meeting.current_item_id != item.id:
        raise AgendaError("no_current_item")
    _require_no_open_ballot(tx, meeting)
    closed = [ballots.ballot_part(tx.session, ballot) for ballot in ballots.ballot_rows(tx.session, meeting.id)
              if ballot.item_id == item.id and ballot.state == BallotState.CLOSED]
    items.require_founded(request.outcome, request.method, [b.tally.passed for b in closed if b.tally is not None])
    item.state, item.ended_at = ItemState.CLOSED, tx.now
    item.outcome, item.method = request.outcome, request.method
    item.sentence = request.sentence.strip() or decisions.sentence(
        item.title, DecisionOutcome(request.outcome), DecisionMethod(request.method), Purpose(item.purpose)
    )
    meeting.current_item_id = None
    presenting.clear(tx)
    return _item_told(tx, meeting, item, "item.closed")


def postpone_item(tx: Transaction, actor: Actor, request: wire.ItemStep) -> wire.StepTaken:
    """Put an item off; it can be taken up again later."""
    meeting, item = _driving_item(tx, request)
    items.require_postponable(ItemState(item.state))
    item.state = ItemState.POSTPONED
    return _item_told(tx, meeting, item, "item.postponed")


def prepare_ballot(tx: Transaction, actor: Actor, request: voting_wire.PrepareBallot) -> voting_wire.BallotPrepared:
    """Prepare a ballot; it changes what the next step is, but is none itself."""
    ballot_id = voting.prepare(tx, actor, request)
    tell_conduct(tx)
    return voting_wire.BallotPrepared(ballot=ballot_id)


def discard_ballot(tx: Transaction, actor: Actor, request: voting_wire.BallotStep) -> Empty:
    """Drop a prepared ballot."""
    voting.discard(tx, ballots.ballot_row(tx.session, tx.meeting or "", request.ballot))
    tell_conduct(tx)
    return Empty()


def open_ballot(tx: Transaction, actor: Actor, request: voting_wire.BallotStep) -> voting_wire.BallotStepTaken:
    """Put the question of the current item."""
    meeting = _driving(tx, request.step)
    lifecycle.require_phase(MeetingPhase(meeting.phase), MeetingPhase.IN_SESSION)
    ballot = ballots.ballot_row(tx.session, meeting.id, request.ballot)
    if ballot.item_id != meeting.current_item_id:
        raise AgendaError("not_current_item")
    _require_no_open_ballot(tx, meeting)
    voting.open_ballot(tx, ballot)
    return voting_wire.BallotStepTaken(step=_taken(tx, meeting))


def close_ballot(tx: Transaction, actor: Actor, request: voting_wire.BallotStep) -> voting_wire.BallotStepTaken:
    """Close the ballot and count."""
    meeting = _driving(tx, request.step)
    voting.close_ballot(tx, ballots.ballot_row(tx.session, meeting.id, request.ballot))
    return voting_wire.BallotStepTaken(step=_taken(tx, meeting))


def let_in(tx: Transaction, actor: Actor, request: wire.AdmissionCommand) -> Empty:
    """Call somebody into an item: whoever only comes for it reads its papers from now until it is over."""
    return _admit(tx, request, inside=True)


def let_out(tx: Transaction, actor: Actor, request: wire.AdmissionCommand) -> Empty:
    """Let somebody go from an item: their terminal drops at once what it held of it."""
    return _admit(tx, request, inside=False)


def _admit(tx: Transaction, request: wire.AdmissionCommand, *, inside: bool) -> Empty:
    item = meetings.item_row(tx.session, tx.meeting or "", request.item)
    attendee = meetings.attendee_row(tx.session, tx.meeting or "", request.attendee)
    if not item.restricted and attendee.role in STANDING_READERS:
        raise AgendaError("item_not_restricted")
    tx.session.merge(Admission(item_id=item.id, attendee_id=attendee.id, inside=inside))
    tx.session.flush()
    admission = wire.Admission(item=item.id, attendee=attendee.id, inside=inside)
    tx.post("admission.changed", audiences.STAFF, wire.AdmissionChanged(admission=admission))
    return Empty()


def _driving(tx: Transaction, seen: int) -> Meeting:
    meeting = meetings.meeting_row(tx.session, tx.meeting or "")
    lifecycle.require_step(seen, meeting.step)
    return meeting


def _driving_item(tx: Transaction, request: wire.ItemStep) -> tuple[Meeting, AgendaItem]:
    meeting = _driving(tx, request.step)
    lifecycle.require_phase(MeetingPhase(meeting.phase), MeetingPhase.IN_SESSION)
    return meeting, meetings.item_row(tx.session, meeting.id, request.item)


def _require_no_open_ballot(tx: Transaction, meeting: Meeting) -> None:
    if any(ballot.state == BallotState.OPEN for ballot in ballots.ballot_rows(tx.session, meeting.id)):
        raise AgendaError("ballot_open")


def _taken(tx: Transaction, meeting: Meeting) -> int:
    meeting.step += 1
    tx.session.flush()
    tell_conduct(tx)
    return meeting.step


def tell_conduct(tx: Transaction) -> None:
    """Tell those who run the meeting what may be done next."""
    conduct = queries.conduct_part(tx.session, tx.meeting or "")
    tx.post("conduct.changed", audiences.STAFF, wire.ConductChanged(conduct=conduct))


def _meeting_told(tx: Transaction, meeting: Meeting, name: str) -> wire.StepTaken:
    tx.session.flush()
    tx.post(name, audiences.ROOM, wire.MeetingChanged(meeting=meetings.meeting_part(tx.session, meeting)))
    return wire.StepTaken(step=_taken(tx, meeting))


def _item_told(tx: Transaction, meeting: Meeting, item: AgendaItem, name: str) -> wire.StepTaken:
    tx.session.flush()
    changed = wire.ItemChanged(meeting=meetings.meeting_part(tx.session, meeting), item=meetings.item_part(item))
    tx.post(name, audiences.ROOM, changed)
    return wire.StepTaken(step=_taken(tx, meeting))

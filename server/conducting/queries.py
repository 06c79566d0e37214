"""What may be done next."""

from sqlalchemy.orm import Session

from agenda import next_step
from agenda.vocabulary import BallotState, ItemState, MeetingPhase
from server.meetings import queries as meetings
from server.voting import queries as voting
from server.wire.meetings import Conduct


def conduct_part(session: Session, meeting_id: str) -> Conduct:
    """The next sensible step, and the number of steps taken."""
    meeting = meetings.meeting_row(session, meeting_id)
    step = next_step.next_step(
        MeetingPhase(meeting.phase),
        [next_step.Item(item.id, ItemState(item.state)) for item in meetings.item_rows(session, meeting_id)],
        [
            next_step.Ballot(ballot.id, ballot.item_id, BallotState(ballot.state))
            for ballot in voting.ballot_rows(session, meeting_id)
        ],
    )
    return Conduct(step=meeting.step, next=step.kind, item=step.item, ballot=step.ballot)

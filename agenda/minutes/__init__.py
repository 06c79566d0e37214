"""The two papers that come out of a meeting, written from what happened: 会议记录 and 会议纪要."""

from agenda.minutes.draft import Draft, Paragraph, Style
from agenda.minutes.facts import (
    BallotFacts,
    DecisionFacts,
    ItemFacts,
    MeetingFacts,
    Movement,
    PaperFacts,
    Person,
    Recess,
    Speech,
    VoteFacts,
)
from agenda.minutes.minutes import write_minutes
from agenda.minutes.record import write_record

__all__ = [
    "BallotFacts",
    "DecisionFacts",
    "Draft",
    "ItemFacts",
    "MeetingFacts",
    "Movement",
    "PaperFacts",
    "Paragraph",
    "Person",
    "Recess",
    "Speech",
    "Style",
    "VoteFacts",
    "write_minutes",
    "write_record",
]

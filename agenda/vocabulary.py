"""The words of a meeting, one meaning each, shared by rules, rows and wire."""

from enum import StrEnum


class Language(StrEnum):
    """The languages papers and sentences are written in."""

    ZH_CN = "zh-CN"
    EN = "en"


class MeetingPhase(StrEnum):
    """Where a meeting is in its life."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    NOTICED = "noticed"
    IN_SESSION = "in_session"
    RECESS = "recess"
    CLOSED = "closed"
    MINUTED = "minuted"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"


class MeetingKind(StrEnum):
    """What sort of body meets."""

    PARTY_COMMITTEE = "party_committee"
    OFFICE = "office"
    BOARD = "board"
    COUNCIL = "council"
    WORKING = "working"
    SPECIAL = "special"


class Classification(StrEnum):
    """Who may know of it, from everybody to few. State secrets never belong on this system."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class ReadingGrant(StrEnum):
    """What the organiser wrote about somebody and the papers of an item."""

    ALLOWED = "allowed"
    DENIED = "denied"


class Role(StrEnum):
    """What somebody is in a meeting."""

    CHAIR = "chair"
    MEMBER = "member"
    OBSERVER = "observer"
    REPORTER = "reporter"
    SECRETARY = "secretary"
    STAFF = "staff"
    GUEST = "guest"


class PresenceState(StrEnum):
    """Whether somebody is in the meeting."""

    EXPECTED = "expected"
    PRESENT = "present"
    LEFT = "left"
    EXCUSED = "excused"
    ABSENT = "absent"


class SignInMethod(StrEnum):
    """How somebody signed in."""

    TERMINAL = "terminal"
    RECEPTION = "reception"
    SECRETARY = "secretary"


class Purpose(StrEnum):
    """Why an item is on the agenda."""

    CONVEY_STUDY = "convey_study"
    DELIBERATE = "deliberate"
    HEAR_REPORT = "hear_report"
    INFORM = "inform"


class ItemState(StrEnum):
    """Where an item is."""

    WAITING = "waiting"
    CURRENT = "current"
    CLOSED = "closed"
    POSTPONED = "postponed"


class DecisionOutcome(StrEnum):
    """How an item ended."""

    PASSED = "passed"
    PASSED_IN_PRINCIPLE = "passed_in_principle"
    PASSED_AS_AMENDED = "passed_as_amended"
    DISCUSS_AGAIN = "discuss_again"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    NOTED = "noted"


class FollowMode(StrEnum):
    """How closely the room goes with the presenter."""

    LOCKED = "locked"
    """Everybody sees the presenter's page."""
    FOLLOW = "follow"
    """Everybody is called along, and may look around."""
    FREE = "free"
    """Everybody reads on their own; whoever wants to goes along."""


class DecisionMethod(StrEnum):
    """By what the decision was made."""

    ORAL = "oral"
    SHOW_OF_HANDS = "show_of_hands"
    ACCLAMATION = "acclamation"
    BALLOT = "ballot"
    BY_CIRCULATION = "by_circulation"
    NONE_NEEDED = "none_needed"


class BallotState(StrEnum):
    """Where a ballot is."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


class Choice(StrEnum):
    """A vote on a motion."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class VoteSource(StrEnum):
    """Who entered the vote."""

    TERMINAL = "terminal"
    SECRETARY = "secretary"


class Base(StrEnum):
    """What a threshold is a fraction of."""

    ELIGIBLE = "eligible"
    PRESENT = "present"
    CAST = "cast"
    VALID = "valid"
    FOR_AND_AGAINST = "for_and_against"


class NextStep(StrEnum):
    """The next sensible step of a meeting."""

    START_MEETING = "start_meeting"
    START_ITEM = "start_item"
    OPEN_BALLOT = "open_ballot"
    CLOSE_BALLOT = "close_ballot"
    CLOSE_ITEM = "close_item"
    RESUME_MEETING = "resume_meeting"
    CLOSE_MEETING = "close_meeting"
    NOTHING_LEFT = "nothing_left"

"""Questions about a caller, each answered from the caller alone."""

from agenda.vocabulary import Role
from server.access.actor import Actor
from server.wire.people import Duty

RUNNING_ROLES = frozenset({Role.CHAIR, Role.SECRETARY, Role.STAFF})
"""Those who see how the meeting is run."""


def anyone(actor: Actor) -> bool:
    """Nobody in particular will do."""
    return True


def is_known(actor: Actor) -> bool:
    """Holds a token."""
    return actor.face != "nobody"


def is_at_desk(actor: Actor) -> bool:
    """Logged in with name and password."""
    return actor.face == "desk" and actor.person is not None


def is_screen(actor: Actor) -> bool:
    """A wall screen, bound to the room of the meeting."""
    return actor.face == "screen" and actor.meeting is not None


def is_attendee(actor: Actor) -> bool:
    """Invited to the meeting."""
    return actor.attendee is not None


def is_chair(actor: Actor) -> bool:
    """Chairs the meeting."""
    return actor.role is Role.CHAIR


def is_secretary(actor: Actor) -> bool:
    """Keeps the meeting's record."""
    return actor.role is Role.SECRETARY


def runs_the_meeting(actor: Actor) -> bool:
    """Chair, secretary or staff of the meeting."""
    return actor.role in RUNNING_ROLES


def is_voter(actor: Actor) -> bool:
    """Chair or member; whether they may vote on this ballot is for the rules of voting."""
    return actor.role in (Role.CHAIR, Role.MEMBER)


def is_reporter(actor: Actor) -> bool:
    """Reports on an item."""
    return actor.role is Role.REPORTER


def organises(actor: Actor) -> bool:
    """Has the duty of organising meetings, or of keeping their records, and is at the desk."""
    return is_at_desk(actor) and bool(actor.duties & {Duty.ORGANISER, Duty.SECRETARY})


def archives(actor: Actor) -> bool:
    """Has the duty of archiving, and is at the desk."""
    return is_at_desk(actor) and Duty.ARCHIVIST in actor.duties


def administers(actor: Actor) -> bool:
    """Has the duty of administering, and is at the desk."""
    return is_at_desk(actor) and Duty.ADMINISTRATOR in actor.duties

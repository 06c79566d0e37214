"""One table: permission → who may, read as 'any of these'. What is not in it nobody may."""

from collections.abc import Callable
from typing import Final

from server.access import predicates as who
from server.access.actor import Actor
from server.access.permissions import Permission
from server.errors import Problem

Predicate = Callable[[Actor], bool]

RULES: Final[dict[Permission, tuple[Predicate, ...]]] = {
    Permission.ANYONE: (who.anyone,),
    Permission.KNOWN: (who.is_known,),
    Permission.PEOPLE_LIST: (who.is_at_desk,),
    Permission.ROOM_LIST: (who.is_at_desk,),
    Permission.ROOM_BIND: (who.organises, who.administers),
    Permission.MEETING_LIST: (who.is_at_desk,),
    Permission.MEETING_CREATE: (who.organises,),
    Permission.MEETING_READ: (who.is_attendee, who.is_screen, who.organises),
    Permission.MEETING_EDIT: (who.organises,),
    Permission.MEETING_CONDUCT: (who.is_chair, who.is_secretary),
    Permission.STAFF_READ: (who.runs_the_meeting,),
    Permission.ATTENDANCE_SIGN_IN: (who.is_attendee,),
    Permission.ATTENDANCE_RECORD: (who.runs_the_meeting,),
    Permission.DOCUMENT_READ: (who.is_attendee, who.is_screen, who.organises),
    Permission.LOOKS_READ: (who.organises, who.administers),
    Permission.DOCUMENT_FILE: (who.organises,),
    Permission.DOCUMENT_PUSH: (who.runs_the_meeting, who.organises),
    Permission.PACK_PRINT: (who.organises,),
    Permission.VIEW_PRESENT: (who.is_chair, who.is_secretary, who.is_reporter),
    # Whether they present is asked by the rule of presenting.
    Permission.VIEW_MOVE: (who.is_attendee,),
    Permission.PRESENTER_ASK: (who.is_attendee,),
    Permission.MARK_DRAW: (who.is_attendee,),
    Permission.MARK_CLEAR: (who.is_chair,),
    Permission.BOOKMARK_KEEP: (who.is_attendee,),
    Permission.BALLOT_PREPARE: (who.is_chair, who.is_secretary),
    Permission.VOTE_SUBMIT: (who.is_voter,),
    Permission.VOTE_RECORD: (who.is_secretary,),
    Permission.NOTE_WRITE: (who.is_secretary,),
    Permission.MINUTES_READ: (who.is_chair, who.is_secretary, who.organises, who.archives),
    Permission.MINUTES_EDIT: (who.is_secretary, who.organises),
    Permission.MINUTES_APPROVE: (who.is_chair, who.is_secretary, who.organises),
    Permission.ARCHIVE_PACKAGE: (who.is_secretary, who.organises, who.archives),
}


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the caller has the permission."""
    return any(predicate(actor) for predicate in RULES.get(permission, ()))


def require(actor: Actor, permission: Permission) -> None:
    """Raise `not_logged_in` or `not_permitted` (naming the permission) unless the caller has it."""
    if may(actor, permission):
        return
    if actor.face == "nobody":
        raise Problem("not_logged_in")
    raise Problem("not_permitted", permission=permission.value)

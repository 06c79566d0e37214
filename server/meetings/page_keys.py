"""The keys terminals seal their kept pages with: one a reader, from a secret that ends with the meeting."""

import hmac

from agenda.vocabulary import MeetingPhase
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.meetings.models import Meeting
from server.wire.pushing import PageKey

_OVER = frozenset({MeetingPhase.CLOSED, MeetingPhase.MINUTED, MeetingPhase.ARCHIVED, MeetingPhase.CANCELLED})
_KEEPING_FACES = frozenset({"terminal", "screen"})


def page_key(meeting: Meeting, actor: Actor) -> PageKey | None:
    """The caller's key; None where no pages may be kept. The same caller gets the same one until the meeting ends."""
    holder = actor.attendee or actor.terminal
    if meeting.page_secret is None or MeetingPhase(meeting.phase) in _OVER or holder is None:
        return None
    if actor.face not in _KEEPING_FACES or not rules.may(actor, Permission.DOCUMENT_READ):
        return None
    secret = meeting.page_secret
    return PageKey(id=_derived(secret, "id", holder)[:26], key=_derived(secret, "key", holder))


def forget(meeting: Meeting) -> None:
    """Nobody can open what was sealed in this meeting any more, whatever a tablet still keeps."""
    meeting.page_secret = None


def _derived(secret: str, what: str, holder: str) -> str:
    return hmac.digest(bytes.fromhex(secret), f"{what} {holder}".encode(), "sha256").hex()

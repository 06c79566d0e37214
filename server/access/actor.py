"""Who is calling: proved by a token, placed in one meeting."""

from dataclasses import dataclass
from typing import Literal

from agenda.vocabulary import Role
from server.wire.live import Actor as ActorMessage
from server.wire.people import Duty


@dataclass(frozen=True)
class Actor:
    """The caller of one call. Without a token everything is empty; a screen has a meeting but no person."""

    face: Literal["nobody", "desk", "terminal", "screen"]
    person: str | None = None
    name: str = ""
    duties: frozenset[Duty] = frozenset()
    meeting: str | None = None
    """The meeting this call is about, if any."""
    attendee: str | None = None
    """The caller's place in that meeting."""
    role: Role | None = None
    terminal: str | None = None

    @property
    def sender(self) -> str:
        """Whose command ids these are."""
        return self.attendee or self.person or self.terminal or ""

    def message(self, *, drives: bool = False) -> ActorMessage:
        """How the journal names the caller; `drives` marks a step made in the chair's place."""
        return ActorMessage(
            attendee=self.attendee,
            name=self.name,
            role=self.role,
            on_behalf=drives and self.role is not None and self.role is not Role.CHAIR,
        )


NOBODY = Actor(face="nobody")

"""Who is with the presenter: told once a second, when it changed, to the presenter and to those who run the meeting."""

import time
from collections.abc import Callable, Collection
from typing import Any

from server.db.transaction import Database
from server.documents import holding
from server.entrypoints.readiness import Connected
from server.meetings import audiences
from server.presenting.models import View
from server.wire.live import SignalMessage
from server.wire.presenting import CompanySignal

GRACE_SECONDS = 20
"""A presenter who falls off keeps the floor so long before the chair is asked: most are back by then."""


class CompanyTeller:
    """Looks at the connected terminals of each meeting in which somebody presents."""

    def __init__(
        self,
        db: Database,
        connections: Callable[[], Collection[Connected]],
        send: Callable[[str, dict[str, Any]], None],
        grace_seconds: float = GRACE_SECONDS,
    ) -> None:
        self._db = db
        self._connections = connections
        self._send = send
        self._grace_seconds = grace_seconds
        self._missed: dict[str, tuple[str, float]] = {}
        """By meeting: the presenter who has no connection, and since when."""
        self._told: dict[str, CompanySignal] = {}
        """By connection."""

    def turn(self) -> None:
        """Tell what changed since the last turn."""
        here = self._connections()
        self._told = {sid: told for sid, told in self._told.items() if any(one.sid == sid for one in here)}
        for meeting in {one.meeting for one in here}:
            company = self._company(meeting)
            for one in here:
                listens = audiences.STAFF in one.streams or one.actor.attendee == company.presenter is not None
                if one.meeting == meeting and listens and self._told.get(one.sid) != company:
                    self._told[one.sid] = company
                    message = SignalMessage(name="company", payload=company.model_dump(mode="json"))
                    self._send(one.sid, message.model_dump(mode="json"))

    def _company(self, meeting: str) -> CompanySignal:
        with self._db.read() as session:
            view = session.get(View, meeting)
            presenter = view.presenter_id if view is not None else None
            there = holding.attendees_together(session, meeting, self._db.clock.now())
        others = {attendee: together for attendee, together in there.items() if attendee != presenter}
        return CompanySignal(
            presenter=presenter,
            away=self._is_away(meeting, presenter, there),
            together=sum(others.values()),
            connected=len(others),
        )

    def _is_away(self, meeting: str, presenter: str | None, there: Collection[str]) -> bool:
        if presenter is None or presenter in there:
            self._missed.pop(meeting, None)
            return False
        missed, since = self._missed.get(meeting, ("", 0.0))
        if missed != presenter:
            since = time.monotonic()
            self._missed[meeting] = (presenter, since)
        return time.monotonic() - since >= self._grace_seconds

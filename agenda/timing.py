"""How long an item was planned for, how long it took, and by how much it ran over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

_MINUTE: Final = timedelta(minutes=1)
_NONE: Final = timedelta(0)


@dataclass(frozen=True)
class Interval:
    """From `since` to `until`; without `until` it still goes on."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Course:
    """Planned and used time of an item; nothing planned means it can neither run over nor have time left."""

    planned: timedelta
    used: timedelta

    @property
    def overrun(self) -> timedelta:
        """By how much it ran over; zero while it is within its time."""
        return max(_NONE, self.used - self.planned) if self.planned else _NONE

    @property
    def left(self) -> timedelta:
        """What remains of the planned time; zero once it ran over."""
        return max(_NONE, self.planned - self.used)


def course(planned_minutes: int, started_at: datetime, now: datetime, recesses: Iterable[Interval] = ()) -> Course:
    """Plan and use of an item until `now` (or until it ended), recesses not counted. Times must be aware."""
    return Course(planned_minutes * _MINUTE, used(started_at, now, recesses))


def used(started_at: datetime, until: datetime, recesses: Iterable[Interval] = ()) -> timedelta:
    """The time between, less the parts of recesses that fall into it. Recesses must not overlap each other."""
    lost = sum((_shared(started_at, until, recess) for recess in recesses), _NONE)
    return max(_NONE, until - started_at - lost)


def whole_minutes(duration: timedelta) -> int:
    """Minutes as they are written down: a begun one counts, and nothing takes less than one."""
    return max(1, -(-duration // _MINUTE))


def _shared(started_at: datetime, until: datetime, recess: Interval) -> timedelta:
    since = max(started_at, recess.since)
    end = until if recess.until is None else min(until, recess.until)
    return max(_NONE, end - since)

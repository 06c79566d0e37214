"""Role × permission as a file a person can read: `make matrix` writes it, a test compares."""

from pathlib import Path

from agenda.vocabulary import Role
from server.access import rules
from server.access.actor import NOBODY, Actor
from server.access.permissions import Permission
from server.wire.people import Duty

FILE = Path(__file__).with_name("matrix.txt")

CALLERS: dict[str, Actor] = {
    "nobody": NOBODY,
    "screen": Actor(face="screen", meeting="meeting", terminal="terminal"),
    **{
        role.value: Actor(face="terminal", person="person", meeting="meeting", attendee="attendee", role=role)
        for role in Role
    },
    "desk": Actor(face="desk", person="person"),
    **{f"desk:{duty.value}": Actor(face="desk", person="person", duties=frozenset({duty})) for duty in Duty},
}


def text() -> str:
    """One row for each permission, one column for each kind of caller: `yes`, or a dot."""
    first = max(len(permission.value) for permission in Permission)
    widths = {name: max(len(name), 3) for name in CALLERS}
    lines = [" ".join([" " * first, *(name.ljust(widths[name]) for name in CALLERS)]).rstrip()]
    for permission in Permission:
        cells = ["yes" if rules.may(actor, permission) else "." for actor in CALLERS.values()]
        row = [cell.ljust(width) for cell, width in zip(cells, widths.values(), strict=True)]
        lines.append(" ".join([permission.value.ljust(first), *row]).rstrip())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")

"""A small organisation and a meeting. The cast: Chen chairs, Lin takes minutes, Wu and Qian are members,
Zhou observes, Sun reports, Zhao belongs to another meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agenda.vocabulary import Classification, Purpose, Role
from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Database, Transaction
from server.meetings.models import Body
from server.people import proofs
from server.people.models import Department, Person
from server.planning import actions as planning
from server.rooms.models import Room, Seat, Terminal
from server.wire import planning as wire
from server.wire.people import Duty

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "correct horse"
PIN = "2468"
CAST = {
    "chen": ("陈䶮", Role.CHAIR),
    "lin": ("林㛃", Role.SECRETARY),
    "wu": ("吴敏", Role.MEMBER),
    "qian": ("钱进", Role.MEMBER),
    "zhou": ("周舟", Role.OBSERVER),
    "sun": ("孙立", Role.REPORTER),
}
# Hashing is slow on purpose; one hash serves the whole test run.
_PASSWORD_HASH = proofs.hash_secret(PASSWORD)
_PIN_HASH = proofs.hash_secret(PIN)


@dataclass(frozen=True)
class House:
    """Ids of what was made."""

    body: str
    room: str
    seats: tuple[str, ...]
    people: dict[str, str]
    terminal_tokens: dict[str, str]
    screen_token: str


@dataclass(frozen=True)
class Gathering:
    """A meeting with the cast: item 1 open to all, item 2 restricted."""

    meeting: str
    attendees: dict[str, str]
    items: tuple[str, ...]


def make_house(db: Database) -> House:
    """Department, people, a body, a room with eight bound seats and a screen."""
    with db.write() as tx:
        department = Department(id=new_id(), name="办公室", rank=1)
        tx.session.add(department)
        people = {
            key: _person(tx, department.id, key, name, [Duty.SECRETARY, Duty.ORGANISER] if key == "lin" else [])
            for key, (name, _) in {**CAST, "zhao": ("赵四", Role.MEMBER)}.items()
        }
        body = Body(id=new_id(), name="党组会", kind="party_committee")
        room = Room(id=new_id(), name="第一会议室", rows=2, columns=4)
        tx.session.add_all([body, room])
        tx.session.flush()
        seats = tuple(_seat(tx, room.id, index) for index in range(8))
        tokens = {key: _terminal(tx, room.id, seats[index], "terminal") for index, key in enumerate(CAST)}
        screen = _terminal(tx, room.id, None, "screen")
    return House(body.id, room.id, seats, people, tokens, screen)


def make_meeting(
    db: Database, house: House, *, now: datetime, noticed: bool = True, signature: bool = False
) -> Gathering:
    """A meeting of the cast that starts now."""
    organiser = organiser_of(house)
    with db.write(organiser.message()) as tx:
        detail = planning.create(
            tx,
            organiser,
            wire.MeetingDraft(
                body=house.body,
                title="年度预算与人事任免",
                room=house.room,
                starts_at=now,
                ends_at=now + timedelta(hours=2),
                classification=Classification.INTERNAL,
                sign_in_with_signature=signature,
            ),
            ZONE,
        )
    meeting = detail.meeting.id
    with db.write(organiser.message(), meeting) as tx:
        planning.set_attendees(tx, organiser, meeting, wire.Attendees(attendees=[
            wire.AttendeeDraft(person=house.people[key], role=role, seat=house.seats[index])
            for index, (key, (_, role)) in enumerate(CAST.items())
        ]))
        planning.set_agenda(
            tx,
            organiser,
            meeting,
            wire.Agenda(
                items=[
                    wire.ItemDraft(
                        title="年度预算调整方案", purpose=Purpose.DELIBERATE, submitted_by="财务处", reporter="孙立"
                    ),
                    wire.ItemDraft(title="人事任免", purpose=Purpose.DELIBERATE, restricted=True),
                ]
            ),
        )
        detail = planning.send_notice(tx, organiser, meeting) if noticed else planning_detail(tx, organiser, meeting)
    by_person = {attendee.person: attendee.id for attendee in detail.attendees}
    return Gathering(
        meeting, {key: by_person[house.people[key]] for key in CAST}, tuple(item.id for item in detail.items)
    )


def planning_detail(tx: Transaction, organiser: Actor, meeting: str) -> wire.MeetingDetail:
    """The meeting as the desk sees it."""
    from server.planning import queries

    return queries.meeting_detail(tx.session, organiser, meeting)


def organiser_of(house: House) -> Actor:
    """Lin at the desk."""
    return Actor(face="desk", person=house.people["lin"], name=CAST["lin"][0],
                 duties=frozenset({Duty.ORGANISER, Duty.SECRETARY}))


def actor_of(gathering: Gathering, key: str) -> Actor:
    """One of the cast in the meeting, at a tablet."""
    name, role = CAST[key]
    return Actor(face="terminal", person=f"person-{key}", name=name, meeting=gathering.meeting,
                 attendee=gathering.attendees[key], role=role, terminal="terminal-of-" + key)


def _person(tx: Transaction, department: str, key: str, name: str, duties: list[Duty]) -> str:
    person = Person(
        id=new_id(), name=name, name_sort=key, title="处长", department_id=department, rank=1, duties=list(duties),
        login=key, password_hash=_PASSWORD_HASH, pin_hash=_PIN_HASH, active=True,
    )
    tx.session.add(person)
    return person.id


def _seat(tx: Transaction, room: str, index: int) -> str:
    seat = Seat(id=new_id(), room_id=room, label=f"{index + 1}", row=index // 4, column=index % 4, rank=index + 1)
    tx.session.add(seat)
    tx.session.flush()
    return seat.id


def _terminal(tx: Transaction, room: str, seat: str | None, face: str) -> str:
    token = proofs.new_token()
    tx.session.add(Terminal(id=new_id(), face=face, room_id=room, seat_id=seat, token_hash=proofs.token_hash(token),
                            bound_at=tx.now, released=False))
    return token

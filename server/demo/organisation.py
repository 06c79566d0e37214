"""The demo organisation: about thirty people in five departments, two bodies, a room with sixteen seats."""

from dataclasses import dataclass

from pypinyin import lazy_pinyin

from server.db.columns import new_id
from server.db.transaction import Database, Transaction
from server.meetings.models import Body
from server.people import proofs
from server.people.models import Department, Person
from server.rooms.models import Room, Seat, Terminal
from server.wire.people import Duty

PASSWORD = "yixi-demo"
PIN = "1234"

DEPARTMENTS: dict[str, list[tuple[str, str]]] = {
    "办公室": [
        ("周䶮", "党组书记、主任"),
        ("林㛃", "办公室主任"),
        ("何文静", "秘书科科长"),
        ("赵一鸣", "机要秘书"),
        ("方圆", "会务科科员"),
        ("石磊", "档案管理员"),
    ],
    "财务处": [
        ("李敏", "财务处处长"),
        ("钱进", "财务处副处长"),
        ("孙晓东", "预算科科长"),
        ("吴桐", "会计师"),
        ("郑洁", "出纳"),
    ],
    "规划发展处": [
        ("王建国", "党组副书记、副主任"),
        ("陈思远", "规划发展处处长"),
        ("杨帆", "规划科科长"),
        ("许诺", "统计师"),
        ("冯雪", "主任科员"),
        ("欧阳清源", "高级工程师"),
    ],
    "人事处": [
        ("张海燕", "党组成员、纪检组组长"),
        ("刘洋", "人事处处长"),
        ("高翔", "干部科科长"),
        ("马莉", "主任科员"),
        ("梁宇轩", "科员"),
    ],
    "信息中心": [
        ("黄志强", "党组成员、副主任"),
        ("徐静", "信息中心主任"),
        ("曹操之", "系统工程师"),
        ("沈默", "网络工程师"),
        ("韩梅梅", "运维工程师"),
        ("邓超群", "数据工程师"),
        ("司马相如意", "首席架构师"),
    ],
}
LOGINS = {
    "周䶮": ("chair", []),
    "林㛃": ("secretary", [Duty.SECRETARY, Duty.ORGANISER]),
    "方圆": ("organiser", [Duty.ORGANISER]),
    "石磊": ("archivist", [Duty.ARCHIVIST]),
    "韩梅梅": ("admin", [Duty.ADMINISTRATOR, Duty.ORGANISER]),
}


@dataclass(frozen=True)
class Organisation:
    """Ids of what was made; `tokens`: seat label → the secret of the tablet bound to it."""

    people: dict[str, str]
    committee: str
    office: str
    room: str
    seats: dict[str, str]
    tokens: dict[str, str]
    screen_token: str


def found(db: Database) -> Organisation:
    """Make the organisation."""
    with db.write() as tx:
        people = _people(tx)
        committee = Body(id=new_id(), name="党组会", kind="party_committee")
        office = Body(id=new_id(), name="主任办公会", kind="office")
        room = Room(id=new_id(), name="第一会议室", rows=8, columns=4)
        small = Room(id=new_id(), name="小会议室", rows=2, columns=3)
        tx.session.add_all([committee, office, room, small])
        tx.session.flush()
        seats = _seats(tx, room.id, _long_table())
        _seats(tx, small.id, [(row, column) for row in range(2) for column in range(3)])
        tokens = {label: _terminal(tx, room.id, seat) for label, seat in seats.items()}
        screen_token = _terminal(tx, room.id, None)
    return Organisation(people, committee.id, office.id, room.id, seats, tokens, screen_token)


def _people(tx: Transaction) -> dict[str, str]:
    # One hash for all: these are demo secrets, printed on the first page, and hashing is slow on purpose.
    password, pin = proofs.hash_secret(PASSWORD), proofs.hash_secret(PIN)
    people: dict[str, str] = {}
    rank = 0
    for order, (name, members) in enumerate(DEPARTMENTS.items(), start=1):
        department = Department(id=new_id(), name=name, rank=order)
        tx.session.add(department)
        tx.session.flush()
        for person_name, title in members:
            rank += 1
            login, duties = LOGINS.get(person_name, (None, []))
            person = Person(
                id=new_id(), name=person_name, name_sort="".join(lazy_pinyin(person_name)), title=title,
                department_id=department.id, rank=rank, duties=list(duties), login=login,
                password_hash=password if login else "", pin_hash=pin, active=True,
            )
            tx.session.add(person)
            people[person_name] = person.id
    return people


def _long_table() -> list[tuple[int, int]]:
    """Sixteen places round a long table: two at each end, six along each side; the chair sits amid one end."""
    sides = [(row, column) for row in range(1, 7) for column in (0, 3)]
    return [(0, 1), (0, 2), *sides, (7, 1), (7, 2)]


def _seats(tx: Transaction, room: str, places: list[tuple[int, int]]) -> dict[str, str]:
    seats: dict[str, str] = {}
    for rank, (row, column) in enumerate(places, start=1):
        seat = Seat(id=new_id(), room_id=room, label=str(rank), row=row, column=column, rank=rank)
        tx.session.add(seat)
        seats[seat.label] = seat.id
    tx.session.flush()
    return seats


def _terminal(tx: Transaction, room: str, seat: str | None) -> str:
    token = proofs.new_token()
    tx.session.add(
        Terminal(id=new_id(), face="terminal" if seat else "screen", room_id=room, seat_id=seat,
                 token_hash=proofs.token_hash(token), bound_at=tx.now, released=False)
    )
    return token

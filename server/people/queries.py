"""Reading people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.people.models import Department, LoginSession, Person
from server.people.proofs import token_hash
from server.wire import people as wire


def person_part(person: Person, department: str) -> wire.Person:
    """A person as the desk shows them."""
    return wire.Person(
        id=person.id,
        name=person.name,
        name_sort=person.name_sort,
        title=person.title,
        department=department,
        duties=[wire.Duty(duty) for duty in person.duties],
    )


def department_names(session: Session) -> dict[str, str]:
    """Department id → name, in order of rank."""
    rows = session.execute(select(Department.id, Department.name).order_by(Department.rank))
    return {department_id: name for department_id, name in rows}


def everyone(session: Session) -> wire.PeopleList:
    """All active people, sorted by name."""
    names = department_names(session)
    people = session.scalars(select(Person).where(Person.active).order_by(Person.name_sort, Person.id)).all()
    return wire.PeopleList(
        people=[person_part(person, names.get(person.department_id or "", "")) for person in people],
        departments=list(names.values()),
    )


def by_login(session: Session, login: str) -> Person | None:
    """The active person with this login name."""
    return session.scalars(select(Person).where(Person.login == login, Person.active)).one_or_none()


def people_by_id(session: Session, ids: Sequence[str]) -> dict[str, Person]:
    """These people, by id."""
    return {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}


def session_of(session: Session, token: str, now: datetime) -> LoginSession | None:
    """The live session a token proves."""
    found = session.get(LoginSession, token_hash(token))
    return found if found is not None and found.expires_at > now else None

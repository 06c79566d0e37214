"""Logging in and out."""

from datetime import timedelta

from server.access.actor import Actor
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.people import proofs, queries
from server.people.models import LoginSession, Person
from server.wire import people as wire
from server.wire.base import Empty

PASSWORD_LENGTH = 8


def create_administrator(tx: Transaction, login: str, name: str, password: str) -> str:
    """Make a person with every duty; return their id. Raises `login_taken`."""
    if queries.by_login(tx.session, login) is not None:
        raise Problem("login_taken")
    person = Person(
        id=new_id(),
        name=name,
        name_sort=name,
        title="",
        department_id=None,
        rank=0,
        duties=list(wire.Duty),
        login=login,
        password_hash=proofs.hash_secret(password),
        pin_hash="",
        active=True,
    )
    tx.session.add(person)
    tx.record("people.create", person.id)
    return person.id


def open_session(
    tx: Transaction,
    face: str,
    hours: int,
    *,
    person: str | None = None,
    terminal: str | None = None,
    meeting: str | None = None,
    attendee: str | None = None,
) -> tuple[str, LoginSession]:
    """Make a token and keep its hash."""
    token = proofs.new_token()
    kept = LoginSession(
        token_hash=proofs.token_hash(token),
        face=face,
        person_id=person,
        terminal_id=terminal,
        meeting_id=meeting,
        attendee_id=attendee,
        created_at=tx.now,
        expires_at=tx.now + timedelta(hours=hours),
    )
    tx.session.add(kept)
    return token, kept


def log_in(tx: Transaction, login: str, tried: proofs.Tried, hours: int) -> wire.DeskSession | None:
    """Open a session for a right password; None (with the failure remembered) else. Raises `too_many_attempts`."""
    subject = f"login:{login.lower()}"
    proofs.require_patience(tx, subject)
    person = queries.by_login(tx.session, login)
    if person is None or not tried.proves(person.password_hash):
        proofs.count_failure(tx, subject)
        tx.record("people.login", person.id if person else "unknown", outcome="wrong_login")
        return None
    token, kept = open_session(tx, "desk", hours, person=person.id)
    tx.record("people.login", person.id)
    department = queries.department_names(tx.session).get(person.department_id or "", "")
    return wire.DeskSession(token=token, person=queries.person_part(person, department), expires_at=kept.expires_at)


def log_out(tx: Transaction, actor: Actor, token: str) -> Empty:
    """End the login the token proves."""
    kept = tx.session.get(LoginSession, proofs.token_hash(token))
    if kept is None:
        raise Problem("not_logged_in")
    tx.session.delete(kept)
    tx.record("people.logout", actor.person or actor.terminal or "")
    return Empty()

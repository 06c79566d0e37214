"""Secrets and their proofs: passwords and PINs with argon2, tokens by their SHA-256, guessing slowed down."""

import hashlib
import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, select

from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.people.models import FailedAttempt

# Lighter than the library's default: tablets sign in forty at a time, and a check must not hold the room for long.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

ATTEMPTS = 8
WINDOW = timedelta(minutes=10)


def hash_secret(secret: str) -> str:
    """The argon2id hash of a password or PIN."""
    return _hasher.hash(secret)


def is_right(secret: str, hashed: str) -> bool:
    """Whether the secret fits; takes as long when there is nothing to compare with."""
    try:
        _hasher.verify(hashed or _NOTHING, secret)
        return bool(hashed)
    except VerificationError:
        return False


_NOTHING = _hasher.hash(secrets.token_urlsafe(16))


def new_token() -> str:
    """A token of 192 random bits."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def require_patience(tx: Transaction, subject: str) -> None:
    """Raise `too_many_attempts` after too many failures about the same subject."""
    tx.session.execute(delete(FailedAttempt).where(FailedAttempt.at < tx.now - WINDOW))
    failed = tx.session.execute(
        select(func.count()).select_from(FailedAttempt).where(FailedAttempt.subject == subject)
    ).scalar_one()
    if failed >= ATTEMPTS:
        raise Problem("too_many_attempts", minutes=int(WINDOW.total_seconds() // 60))


def count_failure(tx: Transaction, subject: str) -> None:
    """Remember a failure."""
    tx.session.add(FailedAttempt(id=new_id(), subject=subject, at=tx.now))

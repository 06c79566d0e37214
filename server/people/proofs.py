"""Secrets and their proofs: passwords and PINs with argon2, tokens by their SHA-256, guessing slowed down."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, select

from server.aside import Aside
from server.db.columns import new_id
from server.db.transaction import Transaction
from server.errors import Problem
from server.people.models import FailedAttempt

# Lighter than the library's default: tablets sign in forty at a time on a small machine.
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


@dataclass(frozen=True)
class Tried:
    """A secret that was compared with a hash, outside of any transaction; with no hash it is wrong."""

    hashed: str
    right: bool

    def proves(self, hashed: str) -> bool:
        """Whether it was right, and the hash is still the one it was compared with."""
        return self.right and self.hashed == hashed


def tried(secret: str, hashed: str, aside: Aside) -> Tried:
    """Compare, aside: it takes as long as it must take, and nobody else may wait for it."""
    return Tried(hashed, aside(partial(is_right, secret, hashed)))


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

"""Asking for work, taking it, and giving it back."""

from datetime import timedelta

from sqlalchemy import or_, select

from server.db.columns import new_id
from server.db.transaction import Transaction
from server.jobs.models import Job

LEASE = timedelta(seconds=30)
"""A worker that has not renewed its lease for so long is taken for dead."""

ATTEMPTS = 3
"""A job that ended three workers is given up."""


def store(tx: Transaction) -> None:
    """Queue what the transaction asked for."""
    tx.session.add_all(
        Job(id=new_id(), kind=job.kind, subject=job.subject,
            urgency=job.urgency, asked_at=tx.now, leased_until=None, attempts=0,
            done_at=None, outcome="")
        for job in tx.enqueued
    )


def take(tx: Transaction) -> Job | None:
    """The most urgent job nobody holds, the oldest of equals, now leased; None if there is nothing to do."""
    job = tx.session.execute(
        select(Job)
        .where(Job.done_at.is_(None), or_(Job.leased_until.is_(None), Job.leased_until < tx.now))
        .order_by(Job.urgency, Job.asked_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).scalar_one_or_none()
    if job is not None:
        job.leased_until = tx.now + LEASE
        job.attempts += 1
    return job


def renew(tx: Transaction, job_id: str) -> None:
    """Say that the job is still being worked on."""
    job = tx.session.get_one(Job, job_id)
    job.leased_until = tx.now + LEASE


def finish(tx: Transaction, job_id: str, outcome: str) -> None:
    """The job is done, or failed for good; the outcome is `done` or a problem code."""
    job = tx.session.get_one(Job, job_id)
    job.done_at = tx.now
    job.outcome = outcome

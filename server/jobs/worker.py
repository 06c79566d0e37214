"""The worker process: takes one job after another, and gives every heavy thing to a caged child."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from server import logs
from server.db.transaction import Database
from server.errors import Problem
from server.jobs import queue
from server.jobs.models import Job
from server.settings import Settings
from server.storage import BlobStore, FilesystemStore

IDLE_SECONDS = 0.1
"""How long a new job may lie before somebody looks."""

RENEW_SECONDS = 5
"""Well within the lease, so that a busy machine does not lose a job to another worker."""

_log = logs.logger("worker")


@dataclass
class Bench:
    """What a job works with: the database, the bytes, and a way to say that it is still alive."""

    db: Database
    blobs: BlobStore
    settings: Settings
    job: str
    _renewed: float = 0.0

    def renew(self) -> None:
        """Say that the job is being worked on; cheap enough to be called after every page."""
        if time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        self._renewed = time.monotonic()
        with self.db.write() as tx:
            queue.renew(tx, self.job)


Handler = Callable[[Bench, str], None]


def run_forever(settings: Settings, handlers: Mapping[str, Handler], db: Database) -> None:
    """Work until the process is ended, or the one that started it is gone: no worker stays behind a killed server.

    Looked at between jobs and not in a thread: the cage forks, and a fork is sound with one thread only.
    """
    blobs = FilesystemStore(settings.data / "blobs")
    parent = os.getppid()
    while os.getppid() == parent:
        if not run_one(settings, handlers, db, blobs):
            time.sleep(IDLE_SECONDS)


def run_one(settings: Settings, handlers: Mapping[str, Handler], db: Database, blobs: BlobStore) -> bool:
    """Take one job and do it; false if there was none.

    A job whose worker died is taken again when its lease runs out, at most `queue.ATTEMPTS` times.
    """
    with db.write() as tx:
        job = queue.take(tx)
    if job is None:
        return False
    started = time.perf_counter()
    outcome = _do(Bench(db, blobs, settings, job.id, time.monotonic()), job, handlers)
    with db.write() as tx:
        queue.finish(tx, job.id, outcome)
    _log.info(
        "job", kind=job.kind, subject=job.subject, outcome=outcome, seconds=round(time.perf_counter() - started, 2)
    )
    return True


def _do(bench: Bench, job: Job, handlers: Mapping[str, Handler]) -> str:
    if job.attempts > queue.ATTEMPTS:
        return "given_up"
    try:
        handlers[job.kind](bench, job.subject)
    except Problem as problem:
        return problem.code
    except Exception:
        _log.exception("job_failed", kind=job.kind, subject=job.subject)
        return "internal"
    return "done"

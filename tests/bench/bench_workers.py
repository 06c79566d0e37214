"""A paper of 350 pages through the real upload and real workers: `python -m tests.bench.bench_workers`.

`share_of_whole`: when the first page can be read, as a share of the time until the last can, both from the answer to
the upload. `memory`: the most a worker and its caged child hold together. `speed_up`: the time of one worker divided by
that of two. On a machine that others use it tells less than on two free cores; the load is told with the figures.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from server.documents.models import DocumentVersion, Page
from server.opening import open_database
from server.settings import load
from tests.bench import bench_papers
from tests.bench.figures import tell
from tests.bench.processes import memory_bytes
from tests.server.live.serving import ROOT, Served
from tests.server.live.test_live import upload

PAGES = 350
_LOOK_SECONDS = 0.02
_DRAW_SECONDS = 300
_MIB = 1024 * 1024


@dataclass(frozen=True)
class _Drawn:
    first_seconds: float
    whole_seconds: float
    memory: int


def main() -> None:
    """Print when the first page was ready, and the worker's memory."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = _measured(Path(folder), workers=1)
    load_now = round(os.getloadavg()[0], 1)
    share = 100 * drawn.first_seconds / drawn.whole_seconds
    tell("first_page_ready", "share_of_whole", share, "%", first_ms=round(drawn.first_seconds * 1000),
         whole_ms=round(drawn.whole_seconds * 1000), pages=PAGES, load=load_now)
    tell("worker_memory", "memory", drawn.memory / _MIB, "MiB", pages=PAGES, load=load_now)


def main_two() -> None:
    """Print how much faster two workers are."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        alone = _measured(Path(one), workers=1)
        together = _measured(Path(two), workers=2)
    tell("two_workers", "speed_up", alone.whole_seconds / together.whole_seconds, "times", pages=PAGES,
         one_ms=round(alone.whole_seconds * 1000), two_ms=round(together.whole_seconds * 1000),
         cores=os.cpu_count(), load=round(os.getloadavg()[0], 1))


def _measured(folder: Path, workers: int) -> _Drawn:
    paper = folder / "paper.pdf"
    bench_papers.make("chinese", PAGES, paper)
    served = Served(folder / "data", "eventlet", with_worker=True)
    try:
        with _beside(served, workers - 1):
            return _drawn(served, paper.read_bytes())
    finally:
        served.stop()
        served.close()


@contextmanager
def _beside(served: Served, workers: int) -> Iterator[None]:
    """More workers at the same data."""
    environment = {**os.environ, "YIXI_DATA": str(served.data), "YIXI_LOG_LEVEL": "error", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "server.cli", "worker"]
    started = [subprocess.Popen(command, cwd=ROOT, env=environment) for _ in range(workers)]
    # Both look for work before there is any.
    time.sleep(2 if workers else 0)
    try:
        yield
    finally:
        for worker in started:
            worker.terminate()
            worker.wait(timeout=20)


def _drawn(served: Served, paper: bytes) -> _Drawn:
    db = open_database(load(data=served.data))
    worker = served.worker_pid()
    most = [0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            most[0] = max(most[0], _family(worker))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        version = upload(served, "报告.pdf", paper)["document"]["version"]
        began, first = time.monotonic(), 0.0
        while time.monotonic() - began < _DRAW_SECONDS:
            with db.read() as session:
                count = select(func.count()).select_from(Page).where(Page.version_id == version)
                pages = session.scalars(count).one()
                state = session.get_one(DocumentVersion, version).state
            first = first or (time.monotonic() - began if pages else 0.0)
            assert state != "failed"
            if state == "ready":
                return _Drawn(first, time.monotonic() - began, most[0])
            time.sleep(_LOOK_SECONDS)
        raise AssertionError("the paper was not drawn in time")
    finally:
        over.set()
        watcher.join()
        db.engine.dispose()


def _family(worker: int) -> int:
    """Resident memory of a worker and its children; what they share is counted for each."""
    try:
        children = Path(f"/proc/{worker}/task/{worker}/children").read_text().split()
        return sum(memory_bytes(pid) for pid in (worker, *map(int, children)))
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    main()

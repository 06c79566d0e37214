"""A large paper on its way in: resumable beside the plain form, and what others notice meanwhile, bombs included."""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import requests

from terminal_client.headless.entering import call
from tests.bench.figures import share, tell
from tests.server.intake_zips import zip_of
from tests.server.live.sending import Sender
from tests.server.live.serving import Served

MIB = 1024 * 1024
SIZE_MIB = 96
PIECE = 8 * MIB


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder) / "data", "eventlet", with_worker=True)
        try:
            _measure(served)
        finally:
            served.close()


def _measure(served: Served) -> None:
    sender = Sender(served)
    content = b"%PDF-1.7\n" + os.urandom(SIZE_MIB * MIB)
    idle, _ = _noticed(served, lambda: time.sleep(3))
    form, form_seconds = _noticed(served, lambda: _form(sender, content))
    tus, tus_seconds = _noticed(served, lambda: _tus(sender, content))
    bombs, _ = _noticed(served, lambda: _bombs(sender))
    tell("upload", "rate", SIZE_MIB / tus_seconds, "MiB/s", "plain_form", SIZE_MIB / form_seconds, mib=SIZE_MIB)
    for name, late in (("form", form), ("tus", tus), ("zip_bombs", bombs)):
        tell("upload", "others_p99", share(late, 0.99) * 1000, "ms", "idle", share(idle, 0.99) * 1000, while_=name)


def _noticed(served: Served, work: Callable[[], None]) -> tuple[list[float], float]:
    """How long others wait for an answer while the work is done, and how long that takes."""
    waits: list[float] = []
    done = threading.Event()

    def look() -> None:
        with requests.Session() as link:
            while not done.is_set():
                started = time.perf_counter()
                link.get(f"{served.url}/healthz", timeout=30)
                waits.append(time.perf_counter() - started)
                time.sleep(0.01)

    watcher = threading.Thread(target=look)
    watcher.start()
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    done.set()
    watcher.join()
    return waits, seconds


def _form(sender: Sender, content: bytes) -> None:
    path = f"/api/v1/meetings/{sender.meeting}/items/{sender.served.scenario['items'][0]}/documents"
    answer = requests.post(
        sender.served.url + path, files={"paper": ("大.pdf", content)}, headers=sender.headers(), timeout=300
    )
    answer.raise_for_status()


def _tus(sender: Sender, content: bytes) -> None:
    content += b"\n"
    location = sender.begin(content, "大.pdf").headers["Location"]
    for at in range(0, len(content), PIECE):
        sender.send(location, content[: at + PIECE], at).raise_for_status()
    sender.file(location.rsplit("/", 1)[-1]).raise_for_status()


def _bombs(sender: Sender) -> None:
    """Ten ZIPs that would be 64 MiB each, refused one after the other."""
    url, token = sender.served.url, sender.token
    intake = call(url, "POST", f"/api/v1/meetings/{sender.meeting}/intakes", {}, token)["id"]
    bomb = zip_of({"a.txt": b"\0" * 64 * MIB})
    for number in range(10):
        location = sender.begin(bomb, f"{number}.zip", intake=intake).headers["Location"]
        sender.send(location, bomb, 0).raise_for_status()
    while call(url, "GET", f"/api/v1/intakes/{intake}", token=token)["unpacking"]:
        time.sleep(0.1)
    problems = {one["problem"] for one in call(url, "GET", f"/api/v1/intakes/{intake}", token=token)["files"]}
    assert problems == {"bundle_too_large"}, problems

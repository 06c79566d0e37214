"""Uploads go on where a broken connection or a killed server left them, and only whole ones become papers."""

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.server.live.sending import Sender, code
from tests.server.live.serving import Served
from tests.server.test_papers import make_pdf

MIB = 1024 * 1024


@pytest.fixture(params=["eventlet", "threading"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path, request.param)
    yield server
    server.close()


def until(sender: Sender, location: str, least: int) -> int:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if (arrived := sender.offset(location)) >= least:
            return arrived
        time.sleep(0.05)
    raise AssertionError("the bytes did not arrive")


def test_an_upload_survives_a_cut_line_and_a_killed_server(served: Served) -> None:
    sender = Sender(served)
    content = make_pdf(2) + os.urandom(6 * MIB)
    begun = sender.begin(content)
    assert begun.status_code == 201 and begun.headers["Tus-Resumable"] == "1.0.0" and begun.headers["Upload-Expires"]
    location = begun.headers["Location"]
    upload = location.rsplit("/", 1)[-1]
    sender.send_part(location, content, 0, 2 * MIB)
    arrived = until(sender, location, 2 * MIB - 128 * 1024)
    assert code(sender.file(upload)) == "upload_unfinished"
    # In the middle of a piece the power goes.
    flow = threading.Thread(target=sender.send_part, args=(location, content, arrived, 3 * MIB), daemon=True)
    flow.start()
    until(sender, location, arrived + MIB)
    served.kill()
    flow.join(timeout=20)
    served.restart()
    resumed = sender.offset(location)
    assert arrived + MIB <= resumed < len(content)
    stale = sender.send(location, content, resumed - 1)
    assert (stale.status_code, code(stale)) == (409, "stale_offset")
    sent = sender.send(location, content, resumed)
    assert (sent.status_code, sent.headers["Upload-Offset"]) == (204, str(len(content)))
    filed = sender.file(upload)
    assert filed.status_code == 200, filed.text
    paper = filed.json()["document"]
    assert (paper["name"], paper["size"]) == ("预算", len(content))
    # Asked again after a lost answer: the same paper, not a second one.
    assert sender.file(upload).json()["document"]["id"] == paper["id"]
    stored = requests.get(
        f"{served.url}/api/v1/versions/{paper['version']}/original", headers=sender.headers(), timeout=20
    )
    assert hashlib.sha256(stored.content).digest() == hashlib.sha256(content).digest()
    assert list((served.data / "uploads").iterdir()) == []


def test_what_may_not_be_sent_is_refused(served: Served) -> None:
    spoken = requests.options(f"{served.url}/api/v1/uploads", timeout=20)
    assert spoken.status_code == 204 and spoken.headers["Tus-Extension"] == "creation,expiration,termination"
    sender, stranger = Sender(served), Sender(served, "wu")
    content = b"%PDF-1.7\n" + os.urandom(2000)
    assert code(stranger.begin(content)) == "not_permitted"
    begun = sender.begin(content, sha256="0" * 64)
    location = begun.headers["Location"]
    for answer in (
        stranger.send(location, content, 0),
        requests.delete(served.url + location, headers=stranger.headers(), timeout=20),
    ):
        assert answer.status_code in (403, 404)
    plain = {"Authorization": f"Bearer {sender.token}"}
    assert code(requests.delete(served.url + location, headers=plain, timeout=20)) == "upload_protocol"
    assert code(sender.send(location, content + b"more", 0)) == "upload_too_large"
    # What arrived is not what was announced: gone, and said so.
    assert code(sender.send(location, content, sender.offset(location))) == "upload_damaged"
    assert code(sender.file(location.rsplit("/", 1)[-1])) == "upload_unknown"
    other = sender.begin(content).headers["Location"]
    assert requests.delete(served.url + other, headers=sender.headers(), timeout=20).status_code == 204
    assert requests.head(served.url + other, headers=sender.headers(), timeout=20).status_code == 404
    huge = requests.post(
        f"{served.url}/api/v1/uploads", timeout=20,
        headers=sender.headers(
            Upload_Length=str(10**12),
            Upload_Metadata=begun.request.headers["Upload-Metadata"],
        ),
    )
    assert (huge.status_code, code(huge)) == (413, "upload_too_large")
    assert list((served.data / "uploads").iterdir()) == []


def test_others_are_answered_while_a_large_upload_arrives(served: Served) -> None:
    sender = Sender(served)
    content = os.urandom(48 * MIB)
    location = sender.begin(content).headers["Location"]
    done = threading.Event()
    late: list[float] = []

    def look() -> None:
        with requests.Session() as link:
            while not done.is_set():
                started = time.monotonic()
                link.get(f"{served.url}/healthz", timeout=20)
                late.append(time.monotonic() - started)
                time.sleep(0.005)

    watcher = threading.Thread(target=look)
    watcher.start()
    answer = sender.send(location, content, 0)
    done.set()
    watcher.join()
    assert answer.status_code == 204
    late.sort()
    assert len(late) > 10 and late[len(late) // 2] < 0.25, late[-3:]

"""Joining, telling, falling off, coming back, under both async libraries."""

import json
import os
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from annotations.marks import Ink
from annotations.strokes import checksum
from server.wire.live import Accepted, Refused
from terminal_client.headless.entering import Refusal, by_pin, call
from terminal_client.headless.link import LinkRefused
from terminal_client.headless.terminal import Terminal, new_id
from tests.factories.house import PASSWORD, PIN
from tests.server.live.serving import Served
from tests.server.test_papers import make_pdf


@pytest.fixture(scope="module", params=["fast", "stock", "threading"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests of this file."""
    server = Served(tmp_path_factory.mktemp("data"), request.param)
    yield server
    server.close()


def join(served: Served, key: str) -> Terminal:
    """Somebody comes in at their tablet."""
    return Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"][key]).connect()


def has_read(terminal: Terminal, seq: int) -> bool:
    """Whether it was told everything up to that number."""
    return terminal.read["room"] >= seq


def stroke(served: Served, item: int = 0, layer: str = "shared") -> dict[str, object]:
    """A stroke on the first page of an item's paper."""
    shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, 50, 50), pressures=())
    return {
        "mark": new_id(), "version": served.scenario["versions"][item], "page": 1, "layer": layer,
        "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
    }


def test_what_one_does_everybody_is_told_and_the_same_everywhere(served: Served) -> None:
    chen, wu, screen = join(served, "chen"), join(served, "wu"), Terminal.enter(
        served.url, terminal_token=served.scenario["screen_token"]).connect()
    try:
        step = chen.snapshot("staff")["conduct"]["step"]  # type: ignore[index]
        if chen.snapshot("room")["meeting"]["phase"] == "noticed":  # type: ignore[index]
            assert isinstance(chen.command("meeting.start", {"step": step}), Accepted)
        assert isinstance(wu.command("mark.add", stroke(served)), Accepted)
        head = wu.read["room"]
        for terminal in (chen, wu, screen):
            assert terminal.wait_for(partial(has_read, terminal, head))
        assert chen.snapshot("room") == wu.snapshot("room") == screen.snapshot("room")
        inner = f"item/{served.scenario['items'][0]}"
        assert "staff" in chen.streams and "staff" not in wu.streams and set(screen.streams) == {"room", inner}
    finally:
        for terminal in (chen, wu, screen):
            terminal.close()


def test_somebody_let_out_of_a_restricted_item_drops_it_and_hears_nothing_more(served: Served) -> None:
    chen, wu = join(served, "chen"), join(served, "wu")
    item = served.scenario["items"][1]
    stream = f"item/{item}"
    try:
        assert stream in wu.streams
        about_wu = {"item": item, "attendee": served.scenario["attendees"]["wu"]}
        assert isinstance(chen.command("item.let_out", about_wu), Accepted)
        assert wu.wait_for(lambda: stream not in wu.streams)
        told = len(wu.told)
        assert isinstance(chen.command("mark.add", stroke(served, item=1)), Accepted)
        assert isinstance(wu.command("mark.add", stroke(served, item=1)), Refused)
        assert not [one for one in wu.told[told:] if one[0] == stream]
        with pytest.raises(Refusal, match="document_unknown"):
            call(served.url, "GET", f"/api/v1/versions/{served.scenario['versions'][1]}/pages", token=wu.token)
        assert isinstance(chen.command("item.let_in", about_wu), Accepted)
        assert wu.wait_for(lambda: stream in wu.streams)
    finally:
        chen.close()
        wu.close()


def test_a_dropped_terminal_comes_back_with_what_it_missed(served: Served) -> None:
    chen, wu = join(served, "chen"), join(served, "wu")
    try:
        wu.go_offline()
        assert isinstance(chen.command("mark.add", stroke(served)), Accepted)
        head = chen.read["room"]
        wu.go_online()
        assert wu.wait_for(lambda: wu.is_live and wu.read["room"] >= head)
        assert len(wu.told) == len(set(wu.told))
        assert wu.snapshot("room") == chen.snapshot("room")
    finally:
        chen.close()
        wu.close()


def test_a_command_sent_twice_happens_once(served: Served) -> None:
    wu = join(served, "wu")
    try:
        payload = stroke(served)
        first = wu.command("mark.add", payload, command_id="twice-sent-1")
        head = wu.read["room"]
        assert wu.command("mark.add", payload, command_id="twice-sent-1") == first
        assert wu.read["room"] == head
    finally:
        wu.close()


def test_a_wrong_token_or_protocol_is_refused_with_its_code(served: Served) -> None:
    with pytest.raises(LinkRefused, match="not_logged_in"):
        Terminal(served.url, "no such token at all", served.scenario["meeting"]).connect()
    wu = join(served, "wu")
    wu.close()
    with pytest.raises(LinkRefused, match="not_in_meeting"):
        Terminal(served.url, wu.token, "another-meeting").connect()


def test_ways_in_that_are_refused(served: Served) -> None:
    meeting, wu = served.scenario["meeting"], served.scenario["attendees"]["wu"]
    assert by_pin(served.url, meeting, wu, PIN).attendee == wu
    for wrong, code in (((meeting, wu, "9999"), "wrong_pin"), (("nonesuch-1", wu, PIN), "meeting_unknown"),
                        ((meeting, "nonesuch-1", PIN), "not_invited")):
        with pytest.raises(Refusal, match=code):
            by_pin(served.url, *wrong)
    login = call(served.url, "POST", "/api/v1/login", {"login": "zhao", "password": PASSWORD})
    by = {"by": {"kind": "login", "meeting": meeting}}
    with pytest.raises(Refusal, match="not_invited"):
        call(served.url, "POST", "/api/v1/enter", by, login["token"])
    with pytest.raises(Refusal, match="not_permitted"):
        call(served.url, "GET", f"/api/v1/meetings/{meeting}", token=login["token"])
    with pytest.raises(Refusal, match="wrong_login"):
        call(served.url, "POST", "/api/v1/login", {"login": "wu", "password": "guess"})


def test_scripts_give_the_same_commands_over_rest(served: Served) -> None:
    path = f"/api/v1/meetings/{served.scenario['meeting']}/commands"
    login = call(served.url, "POST", "/api/v1/login", {"login": "wu", "password": PASSWORD})
    message = {"id": new_id(), "name": "mark.add", "payload": stroke(served)}
    first = call(served.url, "POST", path, message, login["token"])
    assert first == {"ok": True, "reply": {"touched": 1}}
    assert call(served.url, "POST", path, message, login["token"]) == first
    refused = {"id": new_id(), "name": "meeting.start", "payload": {"step": 0}}
    assert call(served.url, "POST", path, refused, login["token"])["problem"]["code"] == "not_permitted"
    with pytest.raises(Refusal, match="not_logged_in"):
        call(served.url, "POST", path, message)


def test_an_upload_that_is_not_what_its_name_says_is_refused(served: Served) -> None:
    for name, content, code in (
        ("纪要.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "content_mismatch"),
        ("表格.xlsx", b"PK\x03\x04" + b"0" * 64, "container_unsafe"),
    ):
        assert upload(served, name, content)["problem"]["code"] == code


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_after_kill_9_everything_acknowledged_is_there_and_terminals_come_back(tmp_path: Path, mode: str) -> None:
    served = Served(tmp_path, mode)
    chen, wu = join(served, "chen"), join(served, "wu")
    try:
        for _ in range(10):
            assert isinstance(wu.command("mark.add", stroke(served)), Accepted)
        assert isinstance(chen.command("meeting.start", {"step": 0}), Accepted)
        served.kill()
        served.restart()
        assert wu.wait_for(lambda: wu.is_live, 20) and chen.wait_for(lambda: chen.is_live, 20)
        assert wu.snapshot("room")["meeting"]["phase"] == "in_session"  # type: ignore[index]
        marks = call(
            served.url, "GET", f"/api/v1/versions/{served.scenario['versions'][0]}/pages/1/marks", token=wu.token
        )
        assert len(marks["marks"]) == 10
        assert isinstance(wu.command("mark.add", stroke(served)), Accepted)
        assert chen.wait_for(lambda: chen.read["room"] == wu.read["room"], 30)
    finally:
        chen.close()
        wu.close()
        served.close()


def upload(served: Served, name: str, content: bytes, item: int = 0) -> dict[str, Any]:
    """Upload a paper as the secretary; what was answered, a problem too."""
    token = call(served.url, "POST", "/api/v1/login", {"login": "lin", "password": PASSWORD})["token"]
    path = f"/api/v1/meetings/{served.scenario['meeting']}/items/{served.scenario['items'][item]}/documents"
    boundary = "----yixi-test"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="paper"; filename="{name}"\r\n'
    head += "Content-Type: application/octet-stream\r\n\r\n"
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={boundary}"}
    request = urllib.request.Request(served.url + path, data=body, method="POST", headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return dict(json.loads(answer.read()))
    except urllib.error.HTTPError as refused:
        return dict(json.loads(refused.read()))


def test_a_worker_killed_while_drawing_is_replaced_and_the_paper_finished(tmp_path: Path) -> None:
    served = Served(tmp_path, "eventlet", with_worker=True)
    chen = join(served, "chen")
    try:
        paper = upload(served, "长文件.pdf", make_pdf(60))["document"]["id"]

        def known() -> dict[str, Any]:
            return next((one for one in chen.documents if one["id"] == paper), {"pages_ready": 0, "state": "unknown"})

        assert chen.wait_for(lambda: known()["pages_ready"] > 0, 30)
        pid = served.worker_pid()
        os.kill(pid, signal.SIGKILL)
        # The dead worker's lease has to run out before another takes its job.
        assert chen.wait_for(lambda: known()["state"] == "ready", 90)
        assert known()["pages_ready"] == 60 and served.worker_pid() not in (0, pid)
    finally:
        chen.close()
        served.close()


def test_it_stops_within_five_seconds_with_terminals_connected(tmp_path: Path) -> None:
    served = Served(tmp_path, "eventlet")
    wu = join(served, "wu")
    try:
        assert served.stop() < 5
    finally:
        wu.close()
        served.close()

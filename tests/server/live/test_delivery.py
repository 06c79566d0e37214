"""`server/journal/SPEC.md`: what terminals are told is the same whichever way it is served, slow and odd ones too."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from server.journal.delivery import LINGER_SECONDS
from server.journal.line import BACKLOG_BYTES
from server.wire.base import PROTOCOL_VERSION
from terminal_client.headless.terminal import new_id
from tests.server.live.crowd import allow_many_files
from tests.server.live.polling import Poller
from tests.server.live.room import Room
from tests.server.live.serving import Served

SMALL_BUFFER = 16 * 1024
STROKE_POINTS = 4000
"""About 30 KiB as an event."""


@pytest.fixture(scope="module", params=["fast", "stock", "threading"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """One server for the tests of this file."""
    allow_many_files()
    server = Served(tmp_path_factory.mktemp("data"), request.param)
    yield server, request.param
    server.close()


@pytest.fixture
def room(served: tuple[Served, str]) -> Iterator[Room]:
    made = Room(*served)
    yield made
    made.crowd.close()


def test_L1_a_refused_handshake_is_told_its_problem_and_nothing_else(room: Room) -> None:
    for change, code in (
        ({"protocol": PROTOCOL_VERSION - 1}, "terminal_too_old"),
        ({"protocol": PROTOCOL_VERSION + 1}, "server_too_old"),
        ({"token": "nonesuch"}, "not_logged_in"), ({"meeting": "another-meeting"}, "not_in_meeting"),
        ({"colour": "red"}, "malformed"),
    ):
        with pytest.raises(AssertionError, match=code):
            room.crowd.join(1, lambda number, change=change: {**room.handshake("wu"), **change})  # type: ignore[misc]
    assert not room.told


def test_L2_to_L5_welcome_comes_first_and_events_follow_it_without_a_gap(room: Room) -> None:
    chen, wu = room.join("chen"), room.join("wu")
    assert room.told[wu.number][0][0] == "welcome"
    assert {state["stream"] for state in room.heard(wu, "welcome")[0]["streams"]} == {
        "room", "me", *(f"item/{item}" for item in room.served.scenario["items"])
    }
    for _ in range(5):
        room.draw(chen)
    late = room.join("qian")
    for _ in range(5):
        room.draw(chen)
    first = room.head(wu)
    assert room.crowd.until(lambda: len(room.events(late)) == 5, 10)
    assert room.events(wu) == list(range(first + 1, first + 11))
    assert room.events(late) == list(range(first + 6, first + 11)) and room.head(late) == first + 5


def test_L3_what_was_missed_comes_as_events_and_another_epoch_as_a_snapshot(room: Room) -> None:
    chen = room.join("chen")
    epoch, head = room.heard(chen, "welcome")[0]["epoch"], room.head(chen)
    for _ in range(3):
        room.draw(chen)

    def states(**known: Any) -> dict[str, Any]:
        came = room.join("wu", **known)
        return {state["stream"]: state for state in room.heard(came, "welcome")[0]["streams"]}

    since = [{"stream": "room", "seq": head}]
    again = states(epoch=epoch, since=since)
    assert [event["seq"] for event in again["room"]["events"]] == [head + 1, head + 2, head + 3]
    assert again["room"]["snapshot"] is None and again["me"]["snapshot"] is not None
    assert states(epoch="another", since=since)["room"]["snapshot"] is not None
    assert states(epoch=epoch, since=[{"stream": "room", "seq": head + 900}])["room"]["snapshot"] is not None


def test_L8_two_connections_of_one_terminal_are_told_alike_and_L13_a_signal_spares_its_sender(room: Room) -> None:
    chen, one, two = room.join("chen"), room.join("wu"), room.join("wu")
    room.draw(chen)
    room.draw(one, layer="private")
    one.emit("signal", room.ink("wu"))
    assert room.crowd.until(lambda: room.inks(two) == 1 and room.inks(chen) == 1, 10)
    assert room.crowd.until(lambda: len(room.events(two, "me")) == 1, 10)
    assert room.events(one) == room.events(two) and room.events(one, "me") == room.events(two, "me")
    assert not room.inks(one) and not room.events(chen, "me")


def test_L10_L11_commands_are_done_in_their_order_and_once(room: Room) -> None:
    wu, qian = room.join("wu"), room.join("qian")
    answers: list[bytes] = []
    strokes = [room.stroke(3) for _ in range(10)]
    ids = [new_id() for _ in strokes]
    for command_id, stroke in (*zip(ids, strokes, strict=True), (ids[0], strokes[0]), (ids[1], strokes[0])):
        wu.ask("command", {"id": command_id, "name": "mark.add", "payload": stroke}, answers.append)
    wu.ask("command", {"id": new_id(), "name": "meeting.start", "payload": {"step": 0}}, answers.append)
    assert room.crowd.until(lambda: len(answers) == 13 and len(room.events(qian)) >= 10, 20)
    marks = [body["payload"]["marks"][0]["id"] for body in room.heard(qian, "event") if body["stream"] == "room"]
    assert marks == [stroke["mark"] for stroke in strokes]
    assert answers[10] == answers[0]
    assert b'"code":"id_reused"' in answers[11] and b'"code":"not_permitted"' in answers[12]


def test_L12_what_a_terminal_thinks_the_time_is_plays_no_part(room: Room) -> None:
    # Nothing of the protocol carries a terminal's time: a message that tried to would be malformed.
    answers: list[bytes] = []
    wu = room.join("wu")
    late = {"id": new_id(), "name": "mark.add", "payload": room.stroke(3), "at": "2001-01-01T00:00:00Z"}
    wu.ask("command", late, answers.append)
    assert room.crowd.until(lambda: bool(answers), 10) and b'"code":"malformed"' in answers[0]


def test_L14_signals_are_dropped_first_and_the_slow_terminal_keeps_its_events(room: Room) -> None:
    chen, slow = room.join("chen"), room.join("wu", receive_bytes=SMALL_BUFFER)
    dropped, resyncs = room.metric("yixi_live_signals_dropped_total"), room.metric("yixi_live_resync_total")
    room.crowd.stop_reading(slow)
    room.draw(chen)
    deadline, sent = time.monotonic() + 60, 0
    while room.metric("yixi_live_signals_dropped_total") == dropped:
        assert time.monotonic() < deadline, "nothing was dropped"
        for _ in range(40):
            chen.emit("signal", room.ink("chen", points=250))
            sent += 1
        room.crowd.turn(0)
    # Events are still taken for it while signals are not.
    room.draw(chen)
    room.draw(chen)
    room.crowd.read_again(slow)
    head = room.head(slow)
    assert room.crowd.until(lambda: room.events(slow) == [head + 1, head + 2, head + 3], 30), room.events(slow)
    assert room.inks(slow) < sent
    assert not slow.lost and room.metric("yixi_live_resync_total") == resyncs


def test_L15_to_L18_a_terminal_that_does_not_read_is_sent_away_and_comes_back(room: Room) -> None:
    chen, qian = room.join("chen"), room.join("qian")
    slow, dead = room.join("wu", receive_bytes=SMALL_BUFFER), room.join("sun", receive_bytes=SMALL_BUFFER)
    epoch, head = room.heard(slow, "welcome")[0]["epoch"], room.head(slow)
    resyncs = room.metric("yixi_live_resync_total")
    room.crowd.stop_reading(slow)
    room.crowd.stop_reading(dead)
    told, deadline = 0, time.monotonic() + 100
    while room.metric("yixi_live_resync_total") < resyncs + 2:
        assert time.monotonic() < deadline, f"{told} events of 30 KiB were taken for it"
        for _ in range(10):
            room.draw(chen, STROKE_POINTS)
            told += 1
    # L17: whoever reads has everything.
    assert room.crowd.until(lambda: len(room.events(qian)) == told, 20)
    # L16: what it reads now is whole messages, without a gap, and `resync` is the last of them.
    room.crowd.read_again(slow)
    assert room.crowd.until(lambda: slow.lost, 20)
    read = room.events(slow)
    assert read == list(range(head + 1, head + 1 + len(read))) and len(read) < told
    assert room.told[slow.number][-1] == ["resync"]
    # L18: it comes back with what it had.
    since = [{"stream": "room", "seq": head + len(read)}]
    back = room.join("wu", epoch=epoch, since=since)
    state = next(one for one in room.heard(back, "welcome")[0]["streams"] if one["stream"] == "room")
    assert [event["seq"] for event in state["events"]] == list(range(head + len(read) + 1, head + told + 1))
    # L15: one that never reads again is cut all the same; what the kernel had taken for it ends in the end.
    dead.sock.settimeout(15)
    time.sleep(LINGER_SECONDS + 1)
    left = 0
    while piece := _received(dead.sock):
        left += len(piece)
    assert left < 2 * BACKLOG_BYTES


@pytest.mark.parametrize("upgrade_after", [None, 1, 12], ids=["polls", "changes at once", "changes in the middle"])
def test_L19_one_that_polls_and_one_that_changes_are_told_the_same(room: Room, upgrade_after: int | None) -> None:
    chen, wu = room.join("chen"), room.join("wu")
    other = Poller(room.served.port, room.handshake("wu"), upgrade_after=upgrade_after)
    try:
        assert _soon(lambda: bool(other.messages("welcome")))
        for number in range(30):
            room.draw(chen)
            if number % 10 == 9:
                chen.emit("signal", room.ink("chen"))
        assert room.crowd.until(lambda: room.inks(wu) == 3, 10)
        assert _soon(lambda: len([body for body in other.messages("signal") if body["name"] == "ink"]) == 3)
        same = [body["seq"] for body in other.messages("event") if body["stream"] == "room"]
        assert same == room.events(wu) == list(range(room.head(wu) + 1, room.head(wu) + 31))
        assert other.upgraded == (upgrade_after is not None)
    finally:
        other.close()


def test_L20_pieces_pings_and_large_messages_are_understood(room: Room) -> None:
    wu = room.join("wu")
    command = {"id": new_id(), "name": "mark.add", "payload": room.stroke(4)}
    whole = b"427" + json.dumps(["command", command]).encode()
    answers: list[bytes] = []
    wu._waiting[b"7"] = answers.append
    for opcode, piece in ((0x01, whole[:20]), (0x89, b"hello"), (0x00, whole[20:300]), (0x80, whole[300:])):
        wu.sock.sendall(_frame(opcode, piece))
    assert room.crowd.until(lambda: bool(answers), 10) and answers[0].startswith(b'[{"ok":true')
    large = ["signal", {"name": "pointer", "payload": {"x": "y" * 200_000}}]
    wu.sock.sendall(_frame(0x81, b"42" + json.dumps(large).encode()))
    room.draw(wu)
    assert not wu.lost


def test_L20_no_compression_is_accepted(room: Room) -> None:
    offered = socket.create_connection(("127.0.0.1", room.served.port))
    offered.sendall(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
        b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        b"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
    )
    answer = offered.recv(4096)
    offered.close()
    assert b" 101 " in answer
    if room.way == "fast":
        assert b"deflate" not in answer


@pytest.mark.parametrize(
    "wrong",
    [b"\x81\x05hello", b"\xf1\x80abcd", b"\x83\x80abcd", b"\x81\xff" + (1 << 40).to_bytes(8, "big") + b"abcd",
     b"\x81\x82\x00\x00\x00\x00\xff\xfe", b"\x81\xff" + (700 * 1024).to_bytes(8, "big") + b"abcd"],
    ids=["unmasked", "reserved bits", "unknown kind", "a terabyte", "no text", "too large"],
)
def test_L21_what_is_not_of_the_protocol_ends_that_connection_only(room: Room, wrong: bytes) -> None:
    wu, qian = room.join("wu"), room.join("qian")
    wu.sock.sendall(wrong + b"x" * 200)
    if room.way == "threading" and len(wrong) == 14:
        wu.sock.close()  # simple-websocket reads on; the limit of Engine.IO holds for the whole message
        wu.lost = True
    assert room.crowd.until(lambda: wu.lost, 15)
    room.draw(qian)


def test_L21_a_message_that_is_no_json_is_dropped_and_a_lone_surrogate_answered(room: Room) -> None:
    wu = room.join("wu")
    wu.send(b"42[this is no json")
    wu.send(b'42["command"]')
    answers: list[bytes] = []
    wu._waiting[b"9"] = answers.append
    wu.send(b'429["command",{"id":"surrogate-1","name":"note.write","payload":{"text":"\\ud800"}}]')
    assert room.crowd.until(lambda: bool(answers), 10) and b'"ok":false' in answers[0]
    room.draw(wu)


def test_L23_pulse_names_the_newest_numbers_and_since_brings_the_rest(room: Room) -> None:
    chen, wu = room.join("chen"), room.join("wu")
    room.draw(chen)
    newest = room.events(wu)[-1] if room.crowd.until(lambda: bool(room.events(wu)), 10) else -1
    assert room.crowd.until(lambda: bool(room.heard(wu, "pulse")), 12)
    assert {"stream": "room", "seq": newest} in room.heard(wu, "pulse")[-1]["streams"]
    answers: list[bytes] = []
    wu.ask("since", {"since": [{"stream": "room", "seq": newest - 1}]}, answers.append)
    assert room.crowd.until(lambda: bool(answers), 10)
    state = json.loads(answers[0])[0]["streams"][0]
    assert [event["seq"] for event in state["events"]] == [newest]


@pytest.mark.parametrize("served", ["fast"], indirect=True)
def test_L22_more_than_1024_terminals_can_be_connected(room: Room) -> None:
    room.crowd.hear = lambda member, packet: None
    room.crowd.join(1040, lambda number: room.handshake("zhou"), seconds=90)
    assert room.metric("yixi_live_connections") >= 1040


def _frame(first: int, payload: bytes) -> bytes:
    """A frame masked with zeros, which is allowed."""
    length = len(payload)
    if length < 126:
        return bytes((first, 0x80 | length)) + bytes(4) + payload
    if length < 65536:
        return bytes((first, 0xFE)) + length.to_bytes(2, "big") + bytes(4) + payload
    return bytes((first, 0xFF)) + length.to_bytes(8, "big") + bytes(4) + payload


def _received(sock: socket.socket) -> bytes:
    try:
        return sock.recv(1 << 20)
    except ConnectionError:
        return b""


def _soon(holds: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()

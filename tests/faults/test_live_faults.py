"""What breaks in a room, played: acknowledged = stored = told exactly once, and everybody ends up knowing the same.

`FUZZ` makes it long: that many rounds with fifty terminals (`make fuzz`).
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.wire.live import Accepted
from terminal_client.headless.entering import by_pin
from terminal_client.headless.terminal import Terminal, new_id
from tests.factories.house import PIN
from tests.faults.live_room import FaultyRoom
from tests.server.live.serving import ROOT

FUZZ = int(os.environ.get("FUZZ", "0"))
TERMINALS = 50 if FUZZ else 8
ROUNDS = max(3, FUZZ // 4) if FUZZ else 2
WAYS = ["fast", "stock", "threading"] if FUZZ else ["fast"]

_AN_HOUR_OFF = """
import sys, time
real = time.time
time.time = lambda: real() + float(sys.argv[4])
from terminal_client.headless.terminal import Terminal
terminal = Terminal.enter(sys.argv[1], terminal_token=sys.argv[2]).connect()
answer = terminal.command("attendee.sign_in", {"signature": []}, command_id=sys.argv[3])
print(answer.ok, terminal.snapshot("room") is not None)
terminal.close()
"""


@pytest.fixture(params=WAYS)
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[FaultyRoom]:
    made = FaultyRoom(tmp_path, TERMINALS, request.param)
    yield made
    made.close()


def test_F1_the_server_is_killed_again_and_again_while_half_of_the_room_is_off(room: FaultyRoom) -> None:
    room.begin_drawing()
    half = room.terminals[1::2]
    for number in range(ROUNDS):
        time.sleep(1.5)
        if number % 2 == 0:
            for terminal in half:
                terminal.go_offline()
        room.served.kill()
        time.sleep(random.uniform(0, 0.5))
        room.served.restart()
        if number % 2 == 1 or number == ROUNDS - 1:
            for terminal in half:
                terminal.go_online()
    time.sleep(1)
    room.end_drawing()
    assert len(room.acknowledged) > TERMINALS
    room.require_everything_once()


def test_F2_the_line_breaks_at_any_moment_of_a_command(room: FaultyRoom) -> None:
    room.begin_drawing(pause=0.05)
    for _ in range(FUZZ or 25):
        time.sleep(random.uniform(0, 0.12))
        random.choice(room.terminals).drop()
    room.end_drawing()
    room.require_everything_once()


def test_F3_two_tabs_of_one_terminal_give_the_same_command_at_once(room: FaultyRoom) -> None:
    one = room.terminals[1]
    two = Terminal(room.served.url, one.token, one.meeting).connect()
    room.terminals.append(two)
    with ThreadPoolExecutor(2) as both:
        for _ in range(5):
            stroke, command_id = room.stroke(), new_id()
            tabs = [both.submit(tab.command, "mark.add", stroke, command_id=command_id) for tab in (one, two)]
            first, second = (tab.result(timeout=60) for tab in tabs)
            assert isinstance(first, Accepted) and first == second
            room.acknowledged.append(stroke["mark"])
    room.require_everything_once()


def test_F4_a_terminal_whose_clock_is_an_hour_off_takes_part_like_any_other(room: FaultyRoom) -> None:
    for offset, person in ((3600, "wu"), (-3600, "qian")):
        secret = room.served.scenario["terminal_tokens"][person]
        done = subprocess.run(
            [sys.executable, "-c", _AN_HOUR_OFF, room.served.url, secret, new_id(), str(offset)], cwd=ROOT, check=True,
            capture_output=True, text=True,
        )
        assert done.stdout.split() == ["True", "True"]
    room.require_everything_once()
    attendees = (room.chair.snapshot("room") or {})["attendees"]
    signed_in = [one["signed_in_at"] for one in attendees if one["signed_in_at"]]
    assert len(signed_in) == 2 and all(abs(_seconds_since(moment)) < 120 for moment in signed_in)


def test_F5_a_slow_tablet_ends_up_knowing_what_the_others_know(room: FaultyRoom) -> None:
    room.terminals[-1].lag_seconds = 0.03
    room.begin_drawing(pause=0.05)
    time.sleep(4)
    room.end_drawing()
    room.terminals[-1].lag_seconds = 0
    room.require_everything_once()


def test_F6_the_chairs_tablet_dies_and_the_chair_goes_on_at_another(room: FaultyRoom) -> None:
    term = room.present()
    room.chair.close()
    room.terminals.remove(room.chair)
    scenario = room.served.scenario
    entrance = by_pin(room.served.url, scenario["meeting"], scenario["attendees"]["chen"], PIN)
    spare = Terminal.enter(room.served.url, entrance=entrance).connect()
    room.terminals.append(spare)
    view = (spare.snapshot("room") or {})["view"]
    assert (view["presenter"], view["term"], view["page"]) == (scenario["attendees"]["chen"], term, 1)
    turned = spare.command("view.turn", {"version": scenario["versions"][0], "page": 2, "term": term})
    assert isinstance(turned, Accepted)
    room.require_everything_once()


def _seconds_since(moment: str) -> float:
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()

"""Who holds how much of which paper: told to those who run the meeting, whatever process they are connected to."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from server.wire.live import Accepted
from terminal_client.headless.entering import call
from terminal_client.headless.terminal import Terminal
from tests.factories.house import PASSWORD
from tests.server.live.serving import Served


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests of this file."""
    server = Served(tmp_path_factory.mktemp("data"), "eventlet")
    yield server
    server.close()


class Watcher:
    """Somebody in the room who notes what is told of readiness, and when."""

    def __init__(self, served: Served, key: str, url: str = "") -> None:
        token = served.scenario["terminal_tokens"][key]
        self.terminal = Terminal.enter(url or served.url, terminal_token=token)
        self.told: list[tuple[float, dict[str, dict[str, Any]]]] = []
        self.terminal.on_signal = self._hear
        self.terminal.connect()

    def _hear(self, signal: dict[str, Any]) -> None:
        if signal["name"] == "readiness":
            papers = {paper["version"]: paper for paper in signal["payload"]["papers"]}
            self.told.append((time.monotonic(), papers))

    def sees(self, version: str, *, ready: int, terminals: int) -> bool:
        """Wait until so many of so many are ready."""
        return soon(lambda: self._says(version) == (ready, terminals))

    def _says(self, version: str) -> tuple[int, int] | None:
        paper = self.told[-1][1].get(version) if self.told else None
        return None if paper is None else (paper["ready"], paper["terminals"])

    def close(self) -> None:
        """Leave."""
        self.terminal.close()


def soon(holds: Callable[[], bool], seconds: float = 15) -> bool:
    """Signals wake nobody who waits for what is known, so they are looked for."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not holds():
        time.sleep(0.05)
    return holds()


def holds(watcher: Watcher, **papers: int) -> None:
    watcher.terminal.signal("holding", {"papers": [{"version": v, "pages": n} for v, n in papers.items()]})


def test_what_terminals_hold_is_told_to_the_chair_and_to_nobody_else(served: Served) -> None:
    open_paper, restricted = served.scenario["versions"]
    chen, wu, zhou = Watcher(served, "chen"), Watcher(served, "wu"), Watcher(served, "zhou")
    try:
        assert chen.sees(open_paper, ready=0, terminals=3)
        holds(wu, **{open_paper: 3, restricted: 1})
        holds(zhou, **{open_paper: 2, restricted: 3})
        assert chen.sees(open_paper, ready=1, terminals=3)
        # Outside the item: its paper is none of their papers, whatever they claim to hold.
        assert chen.sees(restricted, ready=0, terminals=2)
        paper = chen.told[-1][1][open_paper]
        who = served.scenario["attendees"]
        assert paper["behind"] == [{"attendee": who["chen"], "pages": 0}, {"attendee": who["zhou"], "pages": 2}]
        zhou.close()
        assert chen.sees(open_paper, ready=1, terminals=2)
        assert wu.told == []
    finally:
        for one in (chen, wu, zhou):
            one.close()


def test_many_reports_are_told_once_a_second(served: Served) -> None:
    version = served.scenario["versions"][0]
    chen, wu = Watcher(served, "chen"), Watcher(served, "wu")
    try:
        assert chen.sees(version, ready=0, terminals=2)
        until = time.monotonic() + 3
        pages = 0
        while time.monotonic() < until:
            pages = 1 - pages
            holds(wu, **{version: pages})
            time.sleep(0.02)
        took = time.monotonic() - until + 3
        # Some 150 reports; a machine under load may deliver two tellings close to each other.
        assert 1 <= len(chen.told) <= took + 2
    finally:
        chen.close()
        wu.close()


def test_nonsense_and_lies_are_held_to_the_paper(served: Served) -> None:
    version = served.scenario["versions"][0]
    chen, wu = Watcher(served, "chen"), Watcher(served, "wu")
    try:
        assert chen.sees(version, ready=0, terminals=2)
        link = wu.terminal._link
        assert link is not None
        link.tell("signal", {"name": "holding", "payload": {"papers": [{"version": version, "pages": -4}]}})
        link.tell("signal", {"name": "readiness", "payload": {"papers": []}})
        holds(wu, **{version: 999_999, "no-such-version": 7})
        assert chen.sees(version, ready=1, terminals=2)
        assert set(chen.told[-1][1]) == set(served.scenario["versions"])
    finally:
        chen.close()
        wu.close()


def test_the_chair_let_out_of_an_item_is_not_told_of_its_paper(served: Served) -> None:
    restricted, item = served.scenario["versions"][1], served.scenario["items"][1]
    chen, lin = Watcher(served, "chen"), Watcher(served, "lin")
    about = {"item": item, "attendee": served.scenario["attendees"]["chen"]}
    try:
        assert chen.sees(restricted, ready=0, terminals=2)
        assert isinstance(lin.terminal.command("item.let_out", about), Accepted)
        assert lin.sees(restricted, ready=0, terminals=1)
        assert soon(lambda: restricted not in chen.told[-1][1])
        assert isinstance(lin.terminal.command("item.let_in", about), Accepted)
        assert chen.sees(restricted, ready=0, terminals=2)
    finally:
        chen.close()
        lin.close()


def test_terminals_of_another_process_count_until_it_is_gone(tmp_path: Path) -> None:
    served = Served(tmp_path, "eventlet")
    other = served.beside()
    version = served.scenario["versions"][0]
    chen, wu = Watcher(served, "chen"), Watcher(served, "wu", other.url)
    try:
        holds(wu, **{version: 3})
        assert chen.sees(version, ready=1, terminals=2)
        wu.close()
        assert chen.sees(version, ready=0, terminals=1)
    finally:
        chen.close()
        wu.close()
        other.close()
        served.close()


def test_somebody_taken_off_the_list_hears_nothing_more(tmp_path: Path) -> None:
    served = Served(tmp_path, "eventlet")
    zhou = Watcher(served, "zhou")
    path = f"/api/v1/meetings/{served.scenario['meeting']}"
    try:
        token = call(served.url, "POST", "/api/v1/login", {"login": "lin", "password": PASSWORD})["token"]
        invited = call(served.url, "GET", path, token=token)["attendees"]
        left = [one for one in invited if one["id"] != served.scenario["attendees"]["zhou"]]
        wanted = {"attendees": [{"person": one["person"], "role": one["role"]} for one in left]}
        call(served.url, "PUT", f"{path}/attendees", wanted, token)
        assert zhou.terminal.wait_for(lambda: zhou.terminal.streams == {})
    finally:
        zhou.close()
        served.close()

"""Who is with the presenter, told to the presenter and to those who run the meeting."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from terminal_client.headless.terminal import Terminal
from tests.server.live.serving import Served
from tests.server.live.test_live import upload
from tests.server.live.test_readiness import soon
from tests.server.test_papers import make_pdf


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server with its worker: a paper must be drawn to be presented."""
    server = Served(tmp_path, "eventlet", with_worker=True)
    yield server
    server.close()


class Listener:
    """Somebody in the room who notes what is told of the company."""

    def __init__(self, served: Served, key: str) -> None:
        self.terminal = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"][key])
        self.told: list[dict[str, Any]] = []
        self.terminal.on_signal = self._hear
        self.terminal.connect()

    def _hear(self, signal: dict[str, Any]) -> None:
        if signal["name"] == "company":
            self.told.append(signal["payload"])

    def hears(self, **facts: object) -> bool:
        """Wait until the last that was told says so."""
        return soon(lambda: bool(self.told) and facts.items() <= self.told[-1].items())

    def does(self, name: str, **payload: object) -> None:
        answer = self.terminal.command(name, payload)
        assert answer.ok, answer


def test_the_presenter_and_the_chair_are_told_who_is_with_them_and_others_are_not(served: Served) -> None:
    paper = upload(served, "预算报告.pdf", make_pdf(2))["document"]
    chen, wu, qian = (Listener(served, key) for key in ("chen", "wu", "qian"))
    attendees = served.scenario["attendees"]
    try:
        for one in (chen, wu, qian):
            one.does("attendee.sign_in", signature=[])

        def is_drawn() -> bool:
            return bool(chen.terminal.documents[0]["pages"])

        assert chen.terminal.wait_for(is_drawn, 60)
        chen.does("view.present", version=paper["version"], page=1)
        for one in (wu, qian):
            one.terminal.signal("together", {"together": True})
        assert chen.hears(presenter=attendees["chen"], together=2, connected=2, away=False)
        qian.terminal.signal("together", {"together": False})
        assert chen.hears(together=1, connected=2)
        assert not wu.told
        chen.does("presenter.hand_over", attendee=attendees["wu"])
        assert wu.hears(presenter=attendees["wu"], connected=2)
    finally:
        for one in (chen, wu, qian):
            one.terminal.close()

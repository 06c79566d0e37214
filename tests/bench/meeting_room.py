"""A meeting in session with a dense paper that a worker really drew, its chair without a screen, and cheap tablets.

One clock: times are milliseconds of the machine's wall clock. Python reads it with `time.time`, a page with
`performance.timeOrigin + performance.now()`. Both are the same clock as long as nobody sets it; how far they differ is
measured by asking the page between two readings, many times, before its CPU is throttled. The narrowest pair of
readings bounds the error, which is told with the figures as `clock_error_ms`.

The CPU of a page is throttled as in the browser's own tools: the thread of the page alone. Decoding threads and the
worker of pdf.js run at full speed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from server.wire.live import Accepted
from terminal_client.headless.terminal import Terminal
from tests.server.live.serving import Served
from tests.server.live.test_live import upload

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PAGES = 40
SLOWDOWN = 6
SCREEN = {"width": 1280, "height": 800}
DRAW_SECONDS = 120
_ASKED = 40
_SPIN = "() => { const from = performance.now(); let sum = 0; for (let i = 0; i < 2e7; i++) sum += i % 7;" \
    " return performance.now() - from + 0 * sum; }"


@dataclass(frozen=True)
class MeetingRoom:
    """The server, the chair, and the paper that lies before all."""

    served: Served
    chair: Terminal
    paper: bytes
    version: str
    term: int

    def turn(self, page: int) -> float:
        """The chair turns to a page; when, in milliseconds, the tap would have been."""
        tapped = time.time() * 1000
        answer = self.chair.command("view.turn", {"version": self.version, "page": page, "term": self.term})
        assert answer.ok, answer
        return tapped

    def tablet_path(self, key: str) -> str:
        """The link of a seat's tablet."""
        return f"/t#terminal={self.served.scenario['terminal_tokens'][key]}"


@contextmanager
def meeting_room() -> Iterator[MeetingRoom]:
    """Make it, with page 1 before all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dense.pdf"
        # MuPDF stays out of the process that measures.
        subprocess.run([sys.executable, "-m", "tests.bench.dense_paper", str(PAGES), str(path)], check=True)
        served = Served(Path(folder) / "data", "eventlet", with_worker=True)
        try:
            chair = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"]["chen"]).connect()
            try:
                yield _begin(served, chair, path.read_bytes())
            finally:
                chair.close()
        finally:
            # Asked first, so that its worker goes with it.
            served.stop()
            served.close()


def _begin(served: Served, chair: Terminal, paper: bytes) -> MeetingRoom:
    document = upload(served, "预算报告.pdf", paper)["document"]

    def known() -> dict[str, Any]:
        return next((one for one in chair.documents if one["id"] == document["id"]), {"state": "untold"})

    assert chair.wait_for(lambda: known()["state"] == "ready", DRAW_SECONDS), "the paper was not drawn"
    _does(chair, "attendee.sign_in", signature=[])
    for key in ("wu", "qian"):
        member = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"][key]).connect()
        _does(member, "attendee.sign_in", signature=[])
        member.close()
    staff = chair.snapshot("staff") or {}
    started = _does(chair, "meeting.start", step=staff["conduct"]["step"])
    _does(chair, "item.start", step=started["step"], item=served.scenario["items"][0])
    version = known()["version"]
    shown = _does(chair, "view.present", version=version, page=1)
    return MeetingRoom(served, chair, paper, version, shown["term"])


def _does(terminal: Terminal, name: str, **payload: object) -> dict[str, Any]:
    answer = terminal.command(name, payload)
    assert isinstance(answer, Accepted), answer
    return answer.reply


class Tablet:
    """A browser context of its own with one page; slow once `slow_down` was called."""

    def __init__(self, browser: Browser) -> None:
        self.context: BrowserContext = browser.new_context(viewport=SCREEN, locale="zh-CN")  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self._tools: CDPSession = self.context.new_cdp_session(self.page)

    def slow_down(self, rate: float = SLOWDOWN) -> None:
        """Throttle the thread of the page; 1 for full speed."""
        self._tools.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def clock(self) -> tuple[float, float]:
        """What to take off the page's times to get Python's, and how wrong that may be, both in milliseconds."""
        error, offset = float("inf"), 0.0
        for _ in range(_ASKED):
            before = time.time() * 1000
            there = float(self.page.evaluate("performance.timeOrigin + performance.now()"))
            after = time.time() * 1000
            if (after - before) / 2 < error:
                error, offset = (after - before) / 2, there - (before + after) / 2
        return offset, error

    def spin(self) -> float:
        """Milliseconds of a fixed piece of work: shows that throttling is on."""
        return min(float(self.page.evaluate(_SPIN)) for _ in range(3))

    def close(self) -> None:
        """Put it away with everything it kept."""
        self.context.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium of the system."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                # A page the bench itself hands to the browser counts as one from the internet.
                "--disable-features=LocalNetworkAccessChecks",
            ],
        )
        yield opened
        opened.close()

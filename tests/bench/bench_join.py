"""From opening a tablet's link to the first painted page, nothing kept on the tablet before.

Against: the same tablet, as new, opening the same client without a link until its load event: the page, its main
script and style have come and run, but nobody is in a meeting.
"""

from playwright.sync_api import Browser

from tests.bench.figures import share, tell
from tests.bench.meeting_room import SCREEN, SLOWDOWN, MeetingRoom, Tablet, browser, meeting_room

TIMES = 5
WAIT_MS = 60_000
_NOTE = """document.addEventListener('yixi:painted', ({ detail }) => {
  window.firstPainted ??= performance.timeOrigin + detail.at;
})"""
_LOADED = """performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd"""


def main() -> None:
    """Measure and print."""
    with meeting_room() as room, browser() as opened:
        # The first of each warms what the machine keeps, not the tablet; it does not count.
        _join(room, opened), _shell(room, opened)
        pairs = [(_join(room, opened), _shell(room, opened)) for _ in range(TIMES)]
    ours, shells = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    tell(
        "cold_join", "p50", share(ours, 0.5), "ms", "shell_loaded", share(shells, 0.5), times=TIMES,
        screen=f"{SCREEN['width']}x{SCREEN['height']}", throttled=SLOWDOWN, worst=round(max(ours), 1),
    )


def _join(room: MeetingRoom, opened: Browser) -> float:
    """Milliseconds from the navigation's start to the first page on the glass; both are the page's own clock."""
    tablet = Tablet(opened)
    tablet.page.add_init_script(_NOTE)
    tablet.slow_down()
    tablet.page.goto(room.served.url + room.tablet_path("wu"), wait_until="commit")
    tablet.page.wait_for_function("() => window.firstPainted !== undefined", timeout=WAIT_MS, polling=250)
    took = float(tablet.page.evaluate("window.firstPainted - performance.timeOrigin"))
    tablet.close()
    return took


def _shell(room: MeetingRoom, opened: Browser) -> float:
    tablet = Tablet(opened)
    tablet.slow_down()
    tablet.page.goto(room.served.url + "/t", wait_until="load")
    tablet.page.wait_for_function(f"() => ({_LOADED}) > performance.timeOrigin", polling=100)
    took = float(tablet.page.evaluate(f"({_LOADED}) - performance.timeOrigin"))
    tablet.close()
    return took

"""From the chair's turn to the painted page on a following cheap tablet, beside one that draws the PDF with pdf.js.

Both tablets hear the same turns over the same live channel from the same server, one after the other so that they do
not take each other's CPU. Each holds the whole paper before the first turn: ours its page images, the other the PDF in
memory with pdf.js in a worker. Both canvases are equally wide. The chair has no screen: the tap is the moment the
command is sent.
"""

import json
import mimetypes
import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Route

from server.wire.base import PROTOCOL_VERSION
from terminal_client.headless.entering import by_terminal
from tests.bench.figures import share, tell
from tests.bench.meeting_room import PAGES, SCREEN, SLOWDOWN, MeetingRoom, Tablet, browser, meeting_room

ROOT = Path(__file__).resolve().parents[2]
PDFJS = ROOT / "terminal_client" / "node_modules" / "pdfjs-dist" / "build"
TURNS = (*range(2, 12), 30, *range(6, 16), 8, *range(9, 17))
"""On page by page, with one jump ahead to where nothing is decoded, and two back."""
PAUSE_SECONDS = 1.0
WAIT_MS = 30_000
_LISTEN = """() => document.addEventListener('yixi:painted', ({ detail }) => {
  if (window.awaited?.page === detail.page) window.awaited.tell(performance.timeOrigin + detail.at);
})"""
# A promise waits inside the page: asking again and again from outside would cost the slow page what is measured.
_AWAIT = """page => { window.painted = new Promise((tell, fail) => {
  window.awaited = { page, tell };
  setTimeout(() => fail(new Error('page ' + page + ' was not painted')), 20000);
}); window.painted.catch(() => undefined); }"""
_KEPT = """() => new Promise(tell => {
  const asked = indexedDB.open('yixi-pages-main');
  asked.onsuccess = () => {
    const kept = asked.result.transaction('pages').objectStore('pages').getAll();
    kept.onsuccess = () => { asked.result.close(); tell(kept.result.filter(({ page }) => page > 0).length); };
  };
})"""


def main() -> None:
    """Measure and print."""
    with meeting_room() as room, browser() as opened:
        ours, width, about = _ours(room, opened)
        room.turn(1)
        rival, rival_about = _pdfjs(room, opened, width)
    parameters = {
        "turns": len(TURNS), "pages": PAGES, "canvas_width_px": width,
        "screen": f"{SCREEN['width']}x{SCREEN['height']}", "throttled": SLOWDOWN,
        "worst": round(max(ours), 1), "rival_worst": round(max(rival), 1), **about,
        **{f"rival_{name}": value for name, value in rival_about.items()},
    }
    for figure, part in (("p50", 0.5), ("p95", 0.95)):
        tell("turn_to_paint", figure, share(ours, part), "ms", "pdfjs", share(rival, part), **parameters)


def _ours(room: MeetingRoom, opened: Browser) -> tuple[list[float], int, dict[str, float]]:
    tablet = Tablet(opened)
    tablet.page.goto(room.served.url + room.tablet_path("wu"))
    _sees(tablet, f"{room.version}:1")
    # As wide as the tablet allows, which is how dense text is read.
    tablet.page.get_by_role("button", name="放大").first.click()
    deadline = time.monotonic() + 60
    while int(tablet.page.evaluate(_KEPT)) < PAGES:
        assert time.monotonic() < deadline, "the tablet did not fetch the whole paper"
        time.sleep(0.5)
    took, about = _turns(room, tablet)
    width = int(tablet.page.evaluate("document.querySelector('canvas.image').width"))
    tablet.close()
    return took, width, about


def _pdfjs(room: MeetingRoom, opened: Browser, width: int) -> tuple[list[float], dict[str, float]]:
    entrance = by_terminal(room.served.url, room.served.scenario["terminal_tokens"]["qian"])
    handshake = {"protocol": PROTOCOL_VERSION, "token": entrance.token, "meeting": entrance.meeting}
    told = quote(json.dumps({"handshake": handshake, "width": width}))
    tablet = Tablet(opened)

    def serve(route: Route) -> None:
        name = route.request.url.split("/bench/")[1].split("#")[0]
        if name == "paper.pdf":
            route.fulfill(body=room.paper, content_type="application/pdf")
            return
        path = Path(__file__).with_name(name) if name == "pdfjs_page.html" else PDFJS / name
        kind = "text/javascript" if path.suffix == ".mjs" else mimetypes.guess_type(name)[0] or ""
        route.fulfill(body=path.read_bytes(), content_type=kind)

    tablet.page.route("**/bench/*", serve)
    tablet.page.goto(f"{room.served.url}/bench/pdfjs_page.html#{told}")
    tablet.page.wait_for_function("() => document.documentElement.dataset.live === 'yes'", timeout=WAIT_MS)
    # Its first page costs what no later one does: pdf.js and the font are made ready by it.
    room.turn(2)
    _sees(tablet, f"{room.version}:2")
    room.turn(1)
    _sees(tablet, f"{room.version}:1")
    measured = _turns(room, tablet)
    tablet.close()
    return measured


def _turns(room: MeetingRoom, tablet: Tablet) -> tuple[list[float], dict[str, float]]:
    """Milliseconds of each turn, and what is to be known of the measurement."""
    offset, error = tablet.clock()
    free = tablet.spin()
    tablet.slow_down()
    slowdown = tablet.spin() / free
    tablet.page.evaluate(_LISTEN)
    took = []
    for page in TURNS:
        time.sleep(PAUSE_SECONDS)
        tablet.page.evaluate(_AWAIT, page)
        tapped = room.turn(page)
        took.append(float(tablet.page.evaluate("() => window.painted")) - offset - tapped)
    return took, {"clock_error_ms": round(error, 2), "slowdown": round(slowdown, 1)}


def _sees(tablet: Tablet, place: str) -> None:
    wanted = "place => document.documentElement.dataset.paintedPage === place"
    tablet.page.wait_for_function(wanted, arg=place, timeout=WAIT_MS)

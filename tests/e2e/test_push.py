"""Papers on the tablet before they are needed: which page first, reading without the network, gone when it must be."""

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from terminal_client.headless.entering import call
from terminal_client.headless.holding import Holder
from terminal_client.headless.terminal import Terminal
from tests.e2e.people import Person, desk, tablet
from tests.factories.house import PASSWORD
from tests.server.live.serving import Served
from tests.server.live.test_live import upload
from tests.server.test_papers import make_pdf

PAGES = 12
_PAPERS = re.compile(r"/api/v1/versions/([^/]+)/pages(?:/(\d+)/([0-9a-f]{64}))?$")
_SHELF = """() => new Promise((tell, fail) => {
  const asked = indexedDB.open('yixi-pages-main');
  asked.onerror = () => fail(asked.error);
  asked.onupgradeneeded = () => fail(new Error('nothing was ever kept'));
  asked.onsuccess = () => {
    const both = asked.result.transaction(['pages', 'sealed']);
    const pages = both.objectStore('pages').getAll();
    const sealed = both.objectStore('sealed').getAll();
    both.oncomplete = () => {
      asked.result.close();
      const heads = sealed.result.map(bytes => [...bytes.slice(24, 32)]);
      tell(pages.result.map((page, index) => ({ ...page, head: heads[index] })));
    };
  };
})"""


class Room:
    """A meeting in session: two papers that a worker drew, the first one before everybody."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.chair = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"]["chen"]).connect()
        self.readiness: dict[str, dict[str, Any]] = {}
        self.chair.on_signal = self._hear
        self.papers = [upload(served, f"{name}.pdf", make_pdf(PAGES, name))["document"] for name in ("预算", "附表")]
        assert self.chair.wait_for(lambda: all(self.state(paper["id"]) == "ready" for paper in self.papers), 120)
        self.versions = [paper["version"] for paper in self.papers]
        self.keys: dict[str, dict[str, str]] = {}
        for key in ("chen", "wu", "qian"):
            member = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"][key]).connect()
            assert member.command("attendee.sign_in", {"signature": []}).ok
            self.keys[key] = member.me["page_key"]
            member.close()
        self.step("meeting.start")
        self.step("item.start", item=served.scenario["items"][0])
        self.term = self.does("view.present", version=self.versions[0], page=7)["term"]

    def _hear(self, signal: dict[str, Any]) -> None:
        if signal["name"] == "readiness":
            self.readiness = {paper["version"]: paper for paper in signal["payload"]["papers"]}

    def state(self, document: str) -> str:
        """How far a paper is drawn."""
        return str(next((one["state"] for one in self.chair.documents if one["id"] == document), "untold"))

    def does(self, name: str, **payload: object) -> dict[str, Any]:
        """The chair does it."""
        answer = self.chair.command(name, payload)
        assert answer.ok, answer
        return dict(answer.reply)

    def step(self, name: str, **payload: object) -> None:
        """The chair takes a step."""
        self.does(name, step=(self.chair.snapshot("staff") or {})["conduct"]["step"], **payload)

    def drawings(self) -> set[str]:
        """The digests of all pages, without the thumbnails."""
        lists = [call(self.served.url, "GET", f"/api/v1/versions/{version}/pages", token=self.chair.token)
                 for version in self.versions]
        return {image["digest"] for found in lists for page in found["pages"] for image in page["images"]}

    def are_ready(self, count: int, papers: int = 2) -> bool:
        """Whether so many terminals told that they hold all of the papers."""
        return soon(lambda: [one["ready"] for one in self.readiness.values()].count(count) == papers, 60)


@pytest.fixture
def room(served: Served) -> Iterator[Room]:
    """Ready to come in late."""
    made = Room(served)
    yield made
    made.chair.close()


def soon(holds: Callable[[], bool], seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not holds():
        time.sleep(0.1)
    return holds()


def watch(page: Page) -> list[tuple[str, int | None, str]]:
    """(version, page, digest) of every paper that is asked for from now on; page is None for a list of pages."""
    asked: list[tuple[str, int | None, str]] = []

    def note(request: Request) -> None:
        found = _PAPERS.search(request.url)
        if found is not None:
            asked.append((found[1], int(found[2]) if found[2] else None, found[3] or ""))

    page.on("request", note)
    return asked


def wait_until_complete(person: Person) -> None:
    """Until both papers lie on the device."""
    assert soon(lambda: len([one for one in person.page.evaluate(_SHELF) if one["page"] > 0]) == 2 * PAGES, 60)


def forward(person: Person, version: str, page: int) -> None:
    person.press("下一页", exact=True)
    person.sees_page(version, page)


def test_a_late_tablet_shows_the_page_of_the_room_before_it_fetches_anything_else(
    browser: Browser, served: Served, room: Room
) -> None:
    late = Person(browser, served, "/")
    asked = watch(late.page)
    late.page.add_init_script("document.addEventListener('yixi:painted', e => { window.painted ??= e.detail.at; })")
    late.page.goto(f"http://room.test:{served.port}/t#terminal={served.scenario['terminal_tokens']['wu']}")
    late.sees_page(room.versions[0], 7)
    assert [(version, page) for version, page, _ in asked[:2]] == [(room.versions[0], None), (room.versions[0], 7)]
    began = late.page.evaluate("""() => ({
      painted: window.painted,
      papers: performance.getEntriesByType('resource').filter(one => /pages(\\/\\d+\\/[0-9a-f]{64})?$/.test(one.name))
        .map(one => one.startTime),
    })""")
    assert len([at for at in began["papers"] if at < began["painted"]]) == 2
    # Then its neighbours, and the paper of the room before the other.
    wait_until_complete(late)
    drawings = room.drawings()
    pages = [(version, page) for version, page, digest in asked if digest in drawings]
    assert {page for _, page in pages[1:4]} <= set(range(5, 10))
    assert pages.index((room.versions[1], 1)) > max(pages.index((room.versions[0], n)) for n in range(1, PAGES + 1))
    assert room.are_ready(1)
    late.close()


def test_a_pushed_paper_is_read_without_the_network_and_without_a_request(
    browser: Browser, served: Served, room: Room
) -> None:
    wu = tablet(browser, served, "wu")
    wu.sees_page(room.versions[0], 7)
    wait_until_complete(wu)
    asked = watch(wu.page)
    # With the network there is no request either.
    room.does("view.turn", version=room.versions[0], page=8, term=room.term)
    wu.sees_page(room.versions[0], 8)
    wu.context.set_offline(True)
    for page in (9, 10, 11, 12):
        forward(wu, room.versions[0], page)
    assert [one for one in asked if one[1] is not None] == []
    wu.context.set_offline(False)
    wu.press("返回主讲画面")
    wu.sees_page(room.versions[0], 8)
    wu.close()


def test_kept_pages_are_sealed_outlive_a_reload_and_go_with_what_is_closed(
    browser: Browser, served: Served, room: Room
) -> None:
    wu = tablet(browser, served, "wu")
    wu.sees_page(room.versions[0], 7)
    wait_until_complete(wu)
    shelf = wu.page.evaluate(_SHELF)
    assert not [one for one in shelf if one["head"][1:4] == [0x50, 0x4E, 0x47] or one["head"][:2] == [0xFF, 0xD8]]
    stored = wu.page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])") + json.dumps(shelf)
    assert room.keys["wu"]["id"] in stored and room.keys["wu"]["key"] not in stored
    asked = watch(wu.page)
    wu.page.reload()
    wu.sees_page(room.versions[0], 7)
    time.sleep(3)
    assert [one for one in asked if one[1] is not None] == []
    # Let out of an item: its pages go at once.
    secret = upload(served, "任免.pdf", make_pdf(2, "任免"), item=1)["document"]["version"]

    def kept() -> set[str]:
        return {one["version"] for one in wu.page.evaluate(_SHELF)}

    assert soon(lambda: secret in kept(), 60)
    room.does("item.let_out", item=served.scenario["items"][1], attendee=served.scenario["attendees"]["wu"])
    assert soon(lambda: kept() == set(room.versions))
    # Withdrawn: too.
    organiser = call(served.url, "POST", "/api/v1/login", {"login": "lin", "password": PASSWORD})["token"]
    call(served.url, "DELETE", f"/api/v1/documents/{room.papers[1]['id']}", token=organiser)
    assert soon(lambda: kept() == {room.versions[0]})
    room.step("item.close", item=served.scenario["items"][0], outcome="noted", method="none_needed", sentence="")
    room.step("meeting.close")
    assert soon(lambda: wu.page.evaluate(_SHELF) == [])
    wu.close()


def test_chair_and_desk_see_who_is_behind_and_a_push_reaches_who_has_not_signed_in(
    browser: Browser, served: Served, room: Room
) -> None:
    wu, chair = tablet(browser, served, "wu"), tablet(browser, served, "chen")
    laptop = desk(browser, served, "lin", f"/desk/meetings/{served.scenario['meeting']}/live")
    chair.press("会议控制")
    chair.press("文件", exact=True)
    # The chair's other terminal, without a screen, fetches nothing.
    chair.sees("2/3 台已备好")
    chair.sees("尚缺：陈䶮（座位 1，0/12 页）")
    laptop.page.get_by_text("文件", exact=True).last.click()
    laptop.sees("2/3 台已备好")
    zhou = tablet(browser, served, "zhou")
    zhou.sees("签到")
    chair.sees("2/4 台已备好")
    chair.press("全部推送")
    chair.sees("3/4 台已备好")
    wu.close()
    chair.sees("2/3 台已备好")
    # A terminal without a screen fetches them too when it is asked to.
    assert Holder(room.chair).fetch_some(100) == 2 * PAGES
    chair.sees("3 台均已备好")
    for person in (chair, laptop, zhou):
        person.close()

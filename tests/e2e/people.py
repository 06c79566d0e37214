"""People at their screens: each a browser context of their own, doing what one does with a finger."""

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from terminal_client.headless.entering import call
from tests.factories.house import PASSWORD
from tests.server.live.serving import Served

WAIT_MS = 30_000


class Person:
    """Somebody with a screen in front of them."""

    def __init__(self, browser: Browser, served: Served, path: str, *, width: int = 1280, height: int = 800) -> None:
        self.context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
        self.context.set_default_timeout(WAIT_MS)
        self.page: Page = self.context.new_page()
        self.broken: list[str] = []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.goto(f"http://room.test:{served.port}{path}")

    def press(self, name: str, *, exact: bool = False) -> None:
        """Tap the button that says so; what lies on top comes last in the page."""
        word: str | re.Pattern[str] = name if exact else re.compile(re.escape(name))
        found = self.page.get_by_role("button", name=word, exact=exact)
        found.first.wait_for()
        in_sheet = self.page.get_by_role("dialog").get_by_role("button", name=word, exact=exact)
        (in_sheet if in_sheet.count() else found).first.click()

    def confirm(self, name: str) -> None:
        """Tap the button that says so in the sheet that came up."""
        self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).last.click()

    def fill(self, label: str, text: str) -> None:
        """Write into the field of this name."""
        self.page.get_by_label(label).last.fill(text)

    def choose(self, label: str, option: str) -> None:
        """Take this option of the list of this name."""
        self.page.get_by_label(label).last.select_option(label=option)

    def sees(self, text: str) -> None:
        """Wait until a text can be read."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=WAIT_MS)

    def sees_page(self, version: str, page: int) -> None:
        """Wait until a page is painted."""
        wanted = f"{version}:{page}"
        self.page.wait_for_function("wanted => document.documentElement.dataset.paintedPage === wanted", arg=wanted)

    def draw(self, *, height: int, before_last: Any = None) -> None:
        """A line across the page; `before_last` happens while the pen is down."""
        mouse = self.page.mouse
        mouse.move(600, height)
        mouse.down()
        for step in range(1, 30):
            mouse.move(600 + 6 * step, height + (step % 5))
            if step == 15 and before_last is not None:
                before_last()
        mouse.up()

    def close(self) -> None:
        """Leave; nothing may have gone wrong on the page."""
        self.context.close()
        assert self.broken == []


def tablet(browser: Browser, served: Served, key: str, *, width: int = 1280, height: int = 800) -> Person:
    """One of the cast at the tablet of their seat."""
    path = f"/t#terminal={served.scenario['terminal_tokens'][key]}"
    return Person(browser, served, path, width=width, height=height)


def wall(browser: Browser, served: Served) -> Person:
    """The screen of the room."""
    path = f"/s/room#terminal={served.scenario['screen_token']}"
    return Person(browser, served, path, width=1920, height=1080)


def desk(browser: Browser, served: Served, key: str, path: str) -> Person:
    """One of the cast logged in at the desk."""
    person = Person(browser, served, "/desk", width=1440, height=900)
    person.page.locator("input").nth(0).fill(key)
    person.page.locator("input").nth(1).fill(PASSWORD)
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(re.compile(r"/desk/(today|meetings)?"))
    person.sees("今日")
    person.page.goto(f"http://room.test:{served.port}{path}")
    return person


def seen_marks(served: Served, person: Person, version: str, page: int) -> set[str]:
    """The shared marks of a page, asked with this person's own token."""
    kept = person.page.evaluate("() => JSON.parse(localStorage.getItem('yixi.session.main')).token")
    answer = call(served.url, "GET", f"/api/v1/versions/{version}/pages/{page}/marks", token=kept)
    return {mark["id"] for mark in answer["marks"] if mark["layer"] == "shared"}

"""A paper gets a new version during the meeting: nobody is led astray, changes are shown, withdrawn it is gone."""

import os
import re
from contextlib import ExitStack

from playwright.sync_api import Browser, expect

from terminal_client.headless.entering import call
from tests.e2e.people import WAIT_MS, tablet
from tests.server.live.sending import Sender
from tests.server.live.serving import Served
from tests.server.live.test_live import upload
from tests.server.test_versions import NEW, OLD, make_paper


def test_a_new_version_in_mid_meeting_is_compared_and_then_withdrawn(browser: Browser, served: Served) -> None:
    paper = upload(served, "预算办法.pdf", make_paper(*OLD))["document"]
    lin = Sender(served)
    with ExitStack() as leaving:
        chen, wu = tablet(browser, served, "chen"), tablet(browser, served, "wu")
        for person in (chen, wu):
            leaving.callback(person.close)
            person.press("签到")
        chen.press("开始会议")
        chen.press("开始第 1 项")
        for person in (chen, wu):
            person.press("预算办法")
            person.sees_page(paper["version"], 1)
            person.press("下一页")
            person.sees_page(paper["version"], 2)

        content = make_paper(*NEW)
        location = lin.begin(content, "预算办法（修改稿）.pdf").headers["Location"]
        assert lin.send(location, content, 0).ok
        path = f"/api/v1/documents/{paper['id']}/versions"
        sent = {"upload": location.rsplit("/", 1)[-1], "note": "预算总额调整"}
        coming = call(served.url, "POST", path, sent, lin.token)["document"]["coming"]
        # The budget stood on page 2 and stands on page 3 now: there everybody is, without having turned.
        for person in (chen, wu):
            person.sees_page(coming["version"], 3)
            person.sees("新版本：第 2、3 页有变化")
        wu.press("对照查看")
        sheet = wu.page.get_by_role("dialog")
        expect(sheet.get_by_alt_text("原版 第 2 页")).to_be_visible(timeout=WAIT_MS)
        expect(sheet.get_by_alt_text("新版 第 3 页")).to_be_visible(timeout=WAIT_MS)
        wu.page.wait_for_function(
            "() => [...document.querySelectorAll('[role=dialog] img')].every(one => one.naturalWidth)"
        )
        picture(wu.page, "compare-side")
        wu.press("叠放")
        sheet.get_by_role("slider").fill("40")
        picture(wu.page, "compare-slide")
        wu.press("上一处变化")
        expect(sheet.get_by_text("这一页是新增的")).to_be_visible(timeout=WAIT_MS)
        wu.press("关闭")
        wu.sees_page(coming["version"], 3)
        wu.press("知道了")
        expect(wu.page.get_by_text("新版本：")).to_have_count(0)
        chen.sees("新版本：第 2、3 页有变化")

        chen.press("对照查看")
        call(served.url, "DELETE", f"/api/v1/documents/{paper['id']}", token=lin.token)
        expect(wu.page.get_by_role("button", name=re.compile("预算办法"))).to_have_count(0, timeout=WAIT_MS)
        expect(chen.page.get_by_role("dialog")).to_have_count(0, timeout=WAIT_MS)
        call(served.url, "POST", f"/api/v1/documents/{paper['id']}/restore", {}, lin.token)
        expect(wu.page.get_by_role("button", name=re.compile("预算办法")).first).to_be_visible(timeout=WAIT_MS)


def picture(page: object, name: str) -> None:
    """Keep a picture for whoever wants to judge by eye."""
    folder = os.environ.get("PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png")  # type: ignore[attr-defined]

"""The whole meeting with no tablet at all: the secretary's laptop and the wall."""

from playwright.sync_api import Browser, Locator, expect

from terminal_client.headless.entering import by_login, call
from terminal_client.headless.terminal import Terminal
from tests.e2e.people import WAIT_MS, Person, desk, wall
from tests.factories.house import CAST, PASSWORD
from tests.server.live.serving import Served

VOTES = {"chen": "赞成", "wu": "赞成", "qian": "反对"}


def test_one_laptop_and_the_wall_are_enough(browser: Browser, served: Served) -> None:
    meeting = served.scenario["meeting"]
    laptop = desk(browser, served, "lin", f"/desk/meetings/{meeting}/live")
    screen = wall(browser, served)
    login = call(served.url, "POST", "/api/v1/login", {"login": "lin", "password": PASSWORD})
    # Only listens; everything is done with the laptop's mouse.
    lin = Terminal.enter(served.url, entrance=by_login(served.url, meeting, login["token"])).connect()
    try:
        for key in VOTES:
            line(laptop, key).get_by_role("button", name="代签到").click()
            expect(line(laptop, key).get_by_role("button", name="记离席")).to_be_visible(timeout=WAIT_MS)
        laptop.press("开始会议")
        laptop.press("开始第 1 项")
        expect(screen.page.get_by_text("年度预算调整方案").first).to_be_visible(timeout=WAIT_MS)
        laptop.page.get_by_text("表决", exact=True).last.click()
        laptop.press("准备表决")
        laptop.fill("表决事项", "是否同意预算方案")
        laptop.choose("通过条件", "三分之二以上（应到）")
        laptop.press("准备表决")
        laptop.press("发起表决")
        expect(screen.page.get_by_text("是否同意预算方案").first).to_be_visible(timeout=WAIT_MS)
        for key, choice in VOTES.items():
            mine = line(laptop, key, having="代录表决")
            mine.get_by_role("button", name="代录表决").click()
            laptop.page.get_by_role("button", name=choice, exact=True).click()
            expect(mine).to_have_count(0, timeout=WAIT_MS)
        laptop.press("结束表决")
        expect(screen.page.get_by_text("须 2 票（应到的 2/3）").first).to_be_visible(timeout=WAIT_MS)
        assert lin.wait_for(lambda: (lin.snapshot("room") or {})["ballots"][0]["tally"] is not None, 20)
        result = (lin.snapshot("room") or {})["ballots"][0]
        assert [vote["source"] for vote in result["votes"]] == ["secretary"] * 3
        laptop.press("结束第 1 项")
        laptop.confirm("结束第 1 项")
        laptop.press("暂缓")
        laptop.press("结束会议")
        laptop.confirm("结束会议")
        assert lin.wait_for(lambda: len((lin.snapshot("staff") or {})["drafts"]) == 2, 60)
        expect(screen.page.get_by_text("会议结束").or_(screen.page.get_by_text("会议已结束")).first).to_be_visible(
            timeout=WAIT_MS
        )
    finally:
        lin.close()
        laptop.close()
        screen.close()


def line(laptop: Person, key: str, having: str = "") -> Locator:
    """The line of one of the cast; of several, the one with a button that says `having`."""
    lines = laptop.page.get_by_role("listitem").filter(has_text=CAST[key][0])
    if having:
        return lines.filter(has=laptop.page.get_by_role("button", name=having))
    return lines.last

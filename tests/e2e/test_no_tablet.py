"""The whole meeting with no tablet at all: the secretary's laptop and the wall."""

from playwright.sync_api import Browser, expect

from terminal_client.headless.entering import by_login, call
from terminal_client.headless.terminal import Terminal
from tests.e2e.people import WAIT_MS, desk, wall
from tests.factories.house import PASSWORD
from tests.server.live.serving import Served

VOTERS = ("chen", "wu", "qian")
RULE = {
    "base": "eligible", "numerator": 2, "denominator": 3, "strict": False,
    "quorum_numerator": 1, "quorum_denominator": 2,
}


def test_one_laptop_and_the_wall_are_enough(browser: Browser, served: Served) -> None:
    meeting, items = served.scenario["meeting"], served.scenario["items"]
    laptop = desk(browser, served, "lin", f"/desk/meetings/{meeting}/live")
    screen = wall(browser, served)
    login = call(served.url, "POST", "/api/v1/login", {"login": "lin", "password": PASSWORD})
    lin = Terminal.enter(served.url, entrance=by_login(served.url, meeting, login["token"])).connect()

    def does(name: str, **payload: object) -> None:
        answer = lin.command(name, payload)
        assert answer.ok, answer

    def step() -> int:
        staff = lin.snapshot("staff")
        assert staff is not None
        return int(staff["conduct"]["step"])

    try:
        for key in VOTERS:
            does("attendee.record_sign_in", attendee=served.scenario["attendees"][key])
        laptop.press("开始会议")
        laptop.press("开始第 1 项")
        expect(screen.page.get_by_text("年度预算调整方案").first).to_be_visible(timeout=WAIT_MS)
        does("ballot.prepare", item=items[0], question="是否同意预算方案", rule=RULE)
        laptop.press("发起表决")
        expect(screen.page.get_by_text("是否同意预算方案").first).to_be_visible(timeout=WAIT_MS)
        assert lin.wait_for(lambda: bool((lin.snapshot("room") or {})["ballots"]), 20)
        ballot = (lin.snapshot("room") or {})["ballots"][0]["id"]
        for key, choice in zip(VOTERS, ("for", "for", "against"), strict=True):
            does("vote.record", ballot=ballot, attendee=served.scenario["attendees"][key], choice=choice)
        laptop.press("结束表决")
        expect(screen.page.get_by_text("须 2 票（应到的 2/3）").first).to_be_visible(timeout=WAIT_MS)
        result = (lin.snapshot("room") or {})["ballots"][0]
        assert [vote["source"] for vote in result["votes"]] == ["secretary"] * 3
        does("item.close", step=step(), item=items[0], outcome="passed", method="ballot", sentence="")
        does("item.postpone", step=step(), item=items[1])
        does("meeting.close", step=step())
        assert lin.wait_for(lambda: len((lin.snapshot("staff") or {})["drafts"]) == 2, 60)
        expect(screen.page.get_by_text("会议结束").or_(screen.page.get_by_text("会议已结束")).first).to_be_visible(
            timeout=WAIT_MS
        )
    finally:
        lin.close()
        laptop.close()
        screen.close()

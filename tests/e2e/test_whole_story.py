"""The whole meeting with chair, secretary, three attendees and the wall; one of them falls off in the middle."""

import re
import time
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser, expect

from terminal_client.headless.terminal import Terminal
from tests.e2e.people import WAIT_MS, seen_marks, tablet, wall
from tests.server.live.serving import Served
from tests.server.live.test_live import upload
from tests.server.test_papers import make_pdf

AWAY_SECONDS = 10
SENTENCE = "应到 3 人，实到 3 人；须 2 票（应到的过半数），赞成 3 票、反对 0 票、弃权 0 票：通过。"


def test_a_whole_meeting_with_one_tablet_offline_in_the_middle(browser: Browser, served: Served) -> None:
    paper = upload(served, "预算报告.pdf", make_pdf(4))["document"]
    with ExitStack() as leaving:
        people = {key: tablet(browser, served, key) for key in ("chen", "lin", "wu", "qian", "sun")}
        screen = wall(browser, served)
        for person in (*people.values(), screen):
            leaving.callback(person.close)
        chen, lin, wu, qian = (people[key] for key in ("chen", "lin", "wu", "qian"))
        for person in people.values():
            person.press("签到")
        chen.press("开始会议")
        chen.press("开始第 1 项")
        chen.press("预算报告")
        chen.press("向全体展示")
        for person in (*people.values(), screen):
            person.sees_page(paper["version"], 1)
        chen.press("下一页")
        for person in (wu, qian, screen):
            person.sees_page(paper["version"], 2)

        wu.press("笔", exact=True)
        wu.press("共享", exact=True)
        wu.draw(height=300)
        # Only listens; everything is done by somebody's finger.
        secretary = Terminal.enter(served.url, terminal_token=served.scenario["terminal_tokens"]["lin"]).connect()
        leaving.callback(secretary.close)
        lin.press("会议控制")
        lin.confirm("表决")
        lin.confirm("准备表决")
        lin.fill("表决事项", "是否同意预算方案")
        lin.choose("通过条件", "过半数（应到）")
        lin.confirm("准备表决")
        chen.press("发起表决")
        for person in (chen, wu, qian):
            person.sees("是否同意预算方案")
        # The sheet takes no touch for 700 ms, so that nobody votes by what they were writing.
        wu.page.wait_for_timeout(1000)
        wu.press("先看文件")

        away_since = time.monotonic()
        wu.draw(height=420, before_last=lambda: wu.context.set_offline(True))
        wu.sees("正在重连")
        wu.press("去表决")
        wu.page.wait_for_timeout(1000)
        wu.press("赞成")
        wu.sees("已保存在本机，恢复连接后提交")
        qian.press("赞成")
        chen.press("赞成")
        qian.sees("已提交")
        wu.page.wait_for_timeout(max(0.0, AWAY_SECONDS - (time.monotonic() - away_since)) * 1000)
        wu.context.set_offline(False)
        wu.sees("已提交")
        assert secretary.wait_for(lambda: ballots(secretary)[0]["received"] == 3, 30)

        chen.press("结束表决")
        for person in (chen, wu, qian, screen):
            expect(person.page.get_by_text(re.compile(re.escape(SENTENCE))).first).to_be_visible(timeout=WAIT_MS)
        result = ballots(secretary)[0]
        assert [vote["choice"] for vote in result["votes"]] == ["for"] * 3
        marks = {key: seen_marks(served, person, paper["version"], 2) for key, person in people.items()}
        assert len(marks["wu"]) == 2 and all(seen == marks["wu"] for seen in marks.values())

        chen.press("结束第 1 项")
        chen.confirm("结束第 1 项")
        for key in ("chen", "lin"):
            expect(people[key].page.get_by_role("button", name="开始第 2 项").first).to_be_visible(timeout=WAIT_MS)
        room = secretary.snapshot("room")
        assert room is not None and room["items"][0]["decision"]["outcome"] == "passed"


def ballots(terminal: Terminal) -> list[dict[str, Any]]:
    """The ballots everybody knows of."""
    room = terminal.snapshot("room")
    assert room is not None
    return list(room["ballots"])

"""The floor goes from hand to hand, and what the presenter enlarges is seen on screens of every size."""

from contextlib import ExitStack

from playwright.sync_api import Browser, expect

from tests.e2e.people import WAIT_MS, Person, tablet, wall
from tests.server.live.serving import Served
from tests.server.live.test_live import upload
from tests.server.test_papers import make_pdf

_SEEN = """() => {
  const page = document.querySelector('[role=img]');
  const [sheet, stage] = [page.getBoundingClientRect(), page.parentElement.getBoundingClientRect()];
  const share = (from, to) => Math.min(1, Math.max(0, from / to));
  return {
    left: share(stage.left - sheet.left, sheet.width), top: share(stage.top - sheet.top, sheet.height),
    right: share(stage.right - sheet.left, sheet.width), bottom: share(stage.bottom - sheet.top, sheet.height),
  };
}"""


def test_the_floor_is_asked_for_given_used_and_given_back(browser: Browser, served: Served) -> None:
    paper = upload(served, "预算报告.pdf", make_pdf(4))["document"]
    with ExitStack() as leaving:
        chen, qian = tablet(browser, served, "chen"), tablet(browser, served, "qian")
        wu = tablet(browser, served, "wu", width=1024, height=768)
        screen = wall(browser, served)
        everybody = (chen, wu, qian, screen)
        for person in everybody:
            leaving.callback(person.close)
        for person in (chen, wu, qian):
            person.press("签到")
        chen.press("开始会议")
        chen.press("开始第 1 项")
        chen.press("预算报告")
        chen.press("向全体展示")
        for person in everybody:
            person.sees_page(paper["version"], 1)
        chen.sees("2/2 人同屏")

        # What the chair enlarges is in sight for all, on a smaller tablet and on the wall.
        chen.page.locator(".stage").dblclick()
        for person in (wu, qian, screen):
            sees_what(chen, person)

        wu.press("申请主讲")
        chen.sees("吴敏申请主讲")
        chen.press("同意")
        wu.sees("现在由您主讲")
        for person in everybody:
            person.sees_page(paper["version"], 1)
            sees_what(chen, person)
        # The whole page again; while it is enlarged, going on means further down.
        wu.page.locator(".stage").dblclick()
        for person in (chen, qian, screen):
            person.page.wait_for_function(f"() => ({_SEEN})().top < 0.01 && ({_SEEN})().bottom > 0.99")
        wu.press("下一页")
        for person in everybody:
            person.sees_page(paper["version"], 2)

        # Held together nobody turns for themselves; let go they may again.
        chen.press("会议控制")
        chen.confirm("统一画面")
        qian.sees("统一画面 · 主讲人在第2页")
        qian.press("下一页")
        qian.page.wait_for_timeout(500)
        qian.sees_page(paper["version"], 2)
        chen.confirm("跟随主讲")
        qian.sees("同屏中 · 主讲人在第2页")
        chen.confirm("关闭")
        qian.press("下一页")
        qian.sees_page(paper["version"], 3)
        wu.press("下一页")
        wu.press("下一页")
        expect(qian.page.get_by_role("button", name="主讲画面 第4页")).to_be_visible(timeout=WAIT_MS)
        qian.sees_page(paper["version"], 3)
        qian.page.get_by_role("button", name="主讲画面 第4页").click()
        qian.sees_page(paper["version"], 4)

        wu.press("交还主持人")
        chen.sees("您正在主讲")
        chen.press("上一页")
        for person in everybody:
            person.sees_page(paper["version"], 3)


def sees_what(presenter: Person, follower: Person) -> None:
    """Wait until all the presenter has in sight is in sight for the follower, and the page is enlarged for both."""
    wanted = presenter.page.evaluate(_SEEN)
    follower.page.wait_for_function(
        f"""wanted => {{ const seen = ({_SEEN})(); const slack = 0.02;
          return seen.left <= wanted.left + slack && seen.top <= wanted.top + slack
            && seen.right >= wanted.right - slack && seen.bottom >= wanted.bottom - slack
            && (seen.bottom - seen.top < 0.99 || wanted.bottom - wanted.top > 0.99); }}""",
        arg=wanted,
    )

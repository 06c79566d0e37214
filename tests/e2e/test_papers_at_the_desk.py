"""Before the meeting at the desk: what is missing and late, who has opened what, and the pack on paper."""

import os
from pathlib import Path

import pymupdf
from playwright.sync_api import Browser, expect

from tests.e2e.people import WAIT_MS, Person, desk, tablet
from tests.server.live.serving import Served
from tests.server.test_papers import make_pdf


def shot(person: Person, name: str) -> None:
    """A picture for who looks at it, where one is wanted."""
    if shots := os.environ.get("SHOTS"):
        person.page.wait_for_timeout(400)
        person.page.screenshot(path=f"{shots}/{name}.png")


def test_deadline_readers_and_the_printed_pack(browser: Browser, served: Served, tmp_path: Path) -> None:
    paper = tmp_path / "01 年度预算调整方案（汇报稿）.pdf"
    paper.write_bytes(make_pdf(3))
    lin = desk(browser, served, "lin", f"/desk/meetings/{served.scenario['meeting']}/agenda")
    due = lin.page.get_by_label("材料截止")
    expect(due.get_by_text("默认为会前 24 小时")).to_be_visible(timeout=WAIT_MS)
    expect(due.get_by_text("第1项 年度预算调整方案")).to_be_visible()
    expect(due.get_by_text("财务处 · 孙立")).to_be_visible()
    due.get_by_role("button", name="记录催交并告知会务").click()
    lin.sees("上次催交")
    lin.page.locator("article").first.locator("input[type=file]").set_input_files(paper)
    lin.sees("迟交")
    expect(lin.page.locator(".paper").get_by_text("3 页")).to_be_visible(timeout=WAIT_MS)
    expect(due.get_by_text("第1项 年度预算调整方案")).to_have_count(0)
    shot(lin, "papers-due")

    chen = tablet(browser, served, "chen")
    chen.press("签到")
    chen.press("开始会议")
    chen.press("开始第 1 项")
    chen.press("01 年度预算调整方案")
    chen.page.wait_for_function("() => document.documentElement.dataset.paintedPage !== undefined")
    lin.press("阅读情况")
    row = lin.page.get_by_role("row", name="年度预算调整方案")
    for _ in range(20):
        if row.get_by_text("1 / 6").count():
            break
        lin.page.wait_for_timeout(500)
        lin.press("刷新", exact=True)
    expect(row.get_by_text("1 / 6")).to_be_visible()
    expect(row.get_by_text("林㛃、吴敏、钱进、周舟、孙立")).to_be_visible()
    shot(lin, "papers-opened")
    with lin.page.expect_download() as saved:
        lin.press("导出表格")
    table = Path(saved.value.path()).read_text("utf-8-sig")
    assert table.splitlines()[0].startswith('"议题","文件","陈䶮"') and table.count("已打开") == 1
    lin.page.get_by_role("dialog").get_by_role("button", name="关闭", exact=True).last.click()

    lin.press("材料汇编")
    lin.sees("1 个文件，正文 3 页，印 6 份")
    lin.press("生成 PDF")
    lin.sees("每份 5 页，共 6 份")
    shot(lin, "papers-pack")
    with lin.page.expect_download() as taken:
        lin.press("取出 PDF")
    printed = pymupdf.open(taken.value.path(), filetype="pdf")
    # Five pages and an empty back, six times.
    assert printed.page_count == 36 and "第 006 份" in printed[30].get_text()
    lin.sees("已取出 1 次")
    chen.close()
    lin.close()

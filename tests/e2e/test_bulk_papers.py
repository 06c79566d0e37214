"""A heap of papers at the desk: a ZIP corrected and taken; an upload that goes on after the server was killed."""

import os
import random
import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.people import WAIT_MS, desk
from tests.server.intake_zips import by_hand
from tests.server.live.serving import Served
from tests.server.test_papers import make_pdf

MIB = 1024 * 1024


def test_a_zip_is_proposed_corrected_and_taken(browser: Browser, served: Served, tmp_path: Path) -> None:
    bundle = tmp_path / "材料.zip"
    bundle.write_bytes(by_hand({
        name.encode("gbk"): content for name, content in {
            "12次会议/01 年度预算调整.pdf": make_pdf(1),
            "12次会议/03 关于采购的议案（后勤处 李敏）（终稿）.pdf": make_pdf(2),
            "12次会议/3-1 附件 清单.pdf": make_pdf(1),
            "12次会议/补充说明.pdf": make_pdf(1),
            "12次会议/04 假的.pdf": b"no paper at all",
        }.items()
    }))
    lin = desk(browser, served, "lin", f"/desk/meetings/{served.scenario['meeting']}/agenda")
    lin.press("批量导入")
    lin.page.locator("[data-intake-files]").set_input_files(bundle)
    lin.sees("请为 1 个文件选择议题")
    lin.sees("还有 1 个文件未选择议题")
    lin.sees("1 个文件无法收入")
    group = lin.page.locator("[data-item='number:3']")
    fields = group.locator("header input")
    assert [fields.nth(place).input_value() for place in range(3)] == ["关于采购的议案", "后勤处", "李敏"]
    fields.nth(0).fill("关于采购办公设备的议案")
    stray = lin.page.locator("[data-file='12次会议/补充说明.pdf']")
    stray.locator(".el-select").click()
    lin.page.get_by_role("option", name=re.compile("第1项")).locator("visible=true").click()
    lin.sees("将新增 1 项议题，收入 4 个文件")
    if shots := os.environ.get("SHOTS"):
        lin.page.screenshot(path=f"{shots}/bulk-table.png")
    lin.press("确认收入")
    lin.sees("已新增 1 项议题，收入 4 个文件")
    lin.sees("关于采购办公设备的议案")
    lin.sees("附件 清单")
    expect(lin.page.get_by_text("2 页").first).to_be_visible(timeout=WAIT_MS)
    assert list((served.data / "uploads").iterdir()) == []
    lin.close()


def test_an_upload_goes_on_after_the_server_was_killed(browser: Browser, served: Served, tmp_path: Path) -> None:
    paper = tmp_path / "大文件.pdf"
    paper.write_bytes(make_pdf(1) + random.Random(3).randbytes(40 * MIB))
    lin = desk(browser, served, "lin", f"/desk/meetings/{served.scenario['meeting']}/agenda")
    sent: list[int] = []

    def watch(request: object) -> None:
        if getattr(request, "method", "") == "PATCH":
            sent.append(int(request.headers["upload-offset"]))  # type: ignore[attr-defined]
            if sum(offset > 0 for offset in sent) == 2 and not killed:
                killed.append(True)
                served.kill()

    killed: list[bool] = []
    lin.page.on("request", watch)
    lin.page.locator("article").first.locator("input[type=file]").set_input_files(paper)
    lin.page.wait_for_timeout(100)
    while not killed:
        lin.page.wait_for_timeout(50)
    served.restart()
    expect(lin.page.locator(".paper").get_by_text("大文件").first).to_be_visible(timeout=WAIT_MS)
    # It went on behind what had arrived and began nothing anew.
    assert sent.count(0) == 1 and len(sent) > len(set(sent)) - 1 and max(sent) >= 32 * MIB
    assert list((served.data / "uploads").iterdir()) == []
    lin.close()

"""Finding the way in a paper on the tablet: contents, labels, links, search, bookmarks, and the ways back."""

import pymupdf
from playwright.sync_api import Browser, expect

from tests.e2e.people import Person, tablet
from tests.server.live.serving import Served
from tests.server.live.test_live import upload


def guide() -> bytes:
    """Twelve pages: two numbered in Roman, ten from 1; contents, a link, and a word on three of them."""
    paper = pymupdf.open()
    for number in range(12):
        page = paper.new_page(width=595, height=842)
        text = "第三条 本办法所称回避" if number in (3, 6, 10) else f"正文 {number + 1}"
        page.insert_text((72, 120), text, fontname="china-s", fontsize=22)
    paper.set_toc([[1, "第一章 总则", 3], [2, "第一节 适用范围", 4], [1, "第二章 回避", 7]])
    paper.set_page_labels([
        {"startpage": 0, "prefix": "", "style": "r", "firstpagenum": 1},
        {"startpage": 2, "prefix": "", "style": "D", "firstpagenum": 1},
    ])
    paper[1].insert_link({"kind": pymupdf.LINK_GOTO, "page": 8, "from": pymupdf.Rect(150, 400, 450, 440)})
    return bytes(paper.tobytes())


def tap(person: Person, across: float, down: float) -> None:
    """A finger on the page, at this part of its width and height."""
    box = person.page.locator(".sheet").bounding_box()
    assert box is not None
    person.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


def test_contents_links_search_and_bookmarks_lead_there_and_back(browser: Browser, served: Served) -> None:
    paper = upload(served, "会议管理办法.pdf", guide())["document"]
    version = paper["version"]
    wu = tablet(browser, served, "wu")
    wu.press("签到")
    wu.press("阅读文件")
    wu.press("会议管理办法")
    wu.sees_page(version, 1)

    wu.press("目录", exact=True)
    contents = wu.page.locator(".contents .entry")
    expect(contents).to_have_text(["第一章 总则1", "第一节 适用范围2", "第二章 回避5"])
    wu.press("第二章 回避")
    wu.sees_page(version, 7)
    expect(wu.page.locator(".contents [aria-current]")).to_have_text("第二章 回避5")
    wu.press("返回第 i 页")
    wu.sees_page(version, 1)
    expect(wu.page.get_by_role("button", name="返回第")).to_have_count(0)

    wu.press("下一页")
    wu.sees_page(version, 2)
    tap(wu, 0.5, 0.5)
    wu.sees_page(version, 9)
    wu.press("返回第 ii 页")
    wu.sees_page(version, 2)
    wu.press("笔", exact=True)
    tap(wu, 0.5, 0.5)
    wu.page.wait_for_timeout(300)
    wu.sees_page(version, 2)
    wu.press("笔", exact=True)

    wu.press("输入页码跳转")
    wu.page.keyboard.type("xii")
    wu.page.keyboard.press("Enter")
    wu.sees("没有第 xii 页")
    wu.page.get_by_role("textbox", name="输入页码跳转").fill("４")
    wu.page.keyboard.press("Enter")
    wu.sees_page(version, 6)

    wu.press("书签", exact=True)
    wu.press("为本页加书签")
    expect(wu.page.get_by_role("img", name="本页有书签")).to_be_visible()
    wu.press("页面", exact=True)
    wu.page.locator(".finding").get_by_role("button", name="第 i 页", exact=True).click()
    wu.sees_page(version, 1)

    wu.press("查找", exact=True)
    wu.page.get_by_role("searchbox").fill("办法 所称回避")
    wu.sees("找到 3 处")
    wu.press("下一处")
    wu.sees_page(version, 4)
    expect(wu.page.locator(".sheet .hit.here")).to_have_count(1)
    wu.press("下一处")
    wu.sees_page(version, 7)
    wu.press("上一处")
    wu.sees_page(version, 4)
    wu.press("全部文件")
    wu.sees("3 处，3 页")
    wu.page.get_by_role("searchbox").fill("没有的话")
    wu.sees("您可阅读的文件中都没有找到这些文字。")
    wu.press("关闭")
    expect(wu.page.locator(".sheet .hit")).to_have_count(0)

    # What was read is remembered after a moment on the page; the reader then comes back on another device.
    with wu.page.expect_response(lambda answer: answer.url.endswith("/opened") and answer.ok):
        wu.press("目录", exact=True)
        wu.press("第二章 回避")
    wu.sees_page(version, 7)
    wu.close()
    again = tablet(browser, served, "wu")
    again.press("阅读文件")
    again.sees_page(version, 7)
    again.press("目录", exact=True)
    again.press("书签", exact=True)
    again.press("第 4 页")
    again.sees_page(version, 6)
    again.press("移除本页书签")
    again.sees("还没有书签")
    again.close()

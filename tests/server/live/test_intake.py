"""A folder and a ZIP at the desk become an agenda with papers: unpacked by the real worker, accepted in one go."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from terminal_client.headless.entering import Refusal, call
from tests.server.intake_zips import by_hand, zip_of
from tests.server.live.sending import Sender
from tests.server.live.serving import Served
from tests.server.test_papers import make_pdf


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path, "eventlet", with_worker=True)
    yield server
    server.close()


def send(sender: Sender, intake: str, path: str, content: bytes) -> str:
    location = sender.begin(content, path, intake=intake).headers["Location"]
    assert sender.send(location, content, 0).status_code == 204
    return location.rsplit("/", 1)[-1]


def ask(sender: Sender, method: str, path: str, body: Any = None) -> Any:
    return call(sender.served.url, method, path, body, sender.token)


def settled(sender: Sender, intake: str) -> Any:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        read = ask(sender, "GET", f"/api/v1/intakes/{intake}")
        if read["unpacking"] == 0:
            return read
        time.sleep(0.1)
    raise AssertionError("it was not unpacked")


def accepted(read: Any) -> dict[str, Any]:
    """The table as proposed."""
    items = [{k: one[k] for k in ("key", "id", "title", "submitted_by", "reporter")} for one in read["items"]]
    papers = [
        {"upload": one["upload"], "item": one["item"], "name": one["name"]}
        for one in read["files"] if one["item"] and not one["problem"]
    ]
    return {"items": items, "papers": papers}


def test_a_zip_and_a_folder_become_items_and_papers(served: Served) -> None:
    sender = Sender(served)
    intake = ask(sender, "POST", f"/api/v1/meetings/{sender.meeting}/intakes", {})["id"]
    bundle = by_hand({
        name.encode("gbk"): content for name, content in {
            "材料/03 关于采购的议案（后勤处 李敏）（终稿）.pdf": make_pdf(2),
            "材料/3-1 附件 清单.pdf": make_pdf(1),
            "材料/04 假的.pdf": b"\x89PNG\r\n\x1a\n no pdf",
        }.items()
    })
    send(sender, intake, "材料.zip", bundle)
    send(sender, intake, "材料/01 年度预算调整.pdf", make_pdf(1))
    send(sender, intake, "坏.zip", by_hand({b"../x": b"x"}))
    read = settled(sender, intake)
    assert [(one["number"], one["title"], one["submitted_by"], one["reporter"]) for one in read["items"]] == [
        (1, "年度预算调整方案", "", ""), (None, "关于采购的议案", "后勤处", "李敏"), (None, "假的", "", ""),
    ]
    told = {one["path"]: one["problem"] for one in read["files"]}
    assert told["坏.zip"] == "bundle_unsafe" and told["材料/04 假的.pdf"] == "content_mismatch"
    table = accepted(read)
    table["items"] = [one for one in table["items"] if one["title"] != "假的"]
    refused = {**table, "papers": [*table["papers"], table["papers"][0]]}
    with pytest.raises(Refusal, match="paper_twice"):
        ask(sender, "POST", f"/api/v1/intakes/{intake}/accept", refused)
    with pytest.raises(Refusal, match="not_permitted"):
        ask(Sender(served, "wu"), "GET", f"/api/v1/intakes/{intake}")
    detail = ask(sender, "POST", f"/api/v1/intakes/{intake}/accept", table)
    assert [item["title"] for item in detail["items"]] == ["年度预算调整方案", "人事任免", "关于采购的议案"]
    # Its answer was lost and it is sent again: nothing is added twice.
    assert ask(sender, "POST", f"/api/v1/intakes/{intake}/accept", table)["items"] == detail["items"]
    deadline = time.monotonic() + 60
    while True:
        papers = ask(sender, "GET", f"/api/v1/meetings/{sender.meeting}/documents")["documents"]
        if all(paper["state"] == "ready" for paper in papers) or time.monotonic() > deadline:
            break
        time.sleep(0.2)
    numbers = {item["id"]: item["number"] for item in detail["items"]}
    assert [(numbers[one["item"]], one["name"], one["pages"]) for one in papers] == [
        (1, "年度预算调整", 1), (3, "关于采购的议案（后勤处 李敏）（终稿）", 2), (3, "附件 清单", 1),
    ]
    assert list((served.data / "uploads").iterdir()) == []


def test_what_is_left_out_leaves_nothing(served: Served) -> None:
    sender = Sender(served)
    intake = ask(sender, "POST", f"/api/v1/meetings/{sender.meeting}/intakes", {})["id"]
    send(sender, intake, "甲.zip", zip_of({"01 甲.pdf": make_pdf(1), "02 乙.pdf": make_pdf(1)}))
    assert len(settled(sender, intake)["files"]) == 2
    ask(sender, "DELETE", f"/api/v1/intakes/{intake}")
    assert settled(sender, intake)["files"] == []
    assert list((served.data / "uploads").iterdir()) == []

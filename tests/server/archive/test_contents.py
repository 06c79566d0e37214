"""What a package holds, under which names, and the page that shows it."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from agenda.vocabulary import DecisionMethod, DecisionOutcome, ItemState, Purpose
from server.archive.contents import Contents, FiledPaper, IssuedPaper, files
from server.archive.index_page import index_page
from server.archive.metadata import metadata
from server.wire.meetings import AgendaItem, Decision
from server.wire.minutes import PaperKind
from tests.server.minutes.sheets import BALLOT, MEETING, PEOPLE, START

EVIL = "<script>alert(1)</script><img src=http://example.org/x>"


def item(number: int, title: str) -> AgendaItem:
    decision = Decision(outcome=DecisionOutcome.PASSED, method=DecisionMethod.BALLOT, sentence=f"通过{title}。")
    return AgendaItem(
        id=f"item-000{number}", number=number, title=title, submitted_by="财务处", reporter="李敏",
        purpose=Purpose.DELIBERATE, planned_minutes=20, restricted=False, state=ItemState.CLOSED, started_at=None,
        ended_at=None, decision=decision,
    )


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    source = tmp_path / "filed.pdf"
    source.write_bytes(b"%PDF-1.7 filed")

    def filed(place: int, name: str, version: int, annotated: bytes | None = None) -> FiledPaper:
        return FiledPaper(1, place, name, version, "预算.PDF", source, annotated, [{"id": "m"}] if annotated else [])

    return Contents(
        organisation="某某市发展研究中心", product="Yixi", zone=ZoneInfo("Asia/Shanghai"),
        made_at=datetime(2026, 11, 24, tzinfo=UTC), meeting=MEETING, items=[item(1, "年度预算"), item(2, "情况通报")],
        signatories=PEOPLE, ballots=[BALLOT],
        issued=[
            IssuedPaper(kind, kind.value, source, f"<!DOCTYPE html>{kind.value}", START, "周䶮") for kind in PaperKind
        ],
        papers=[
            filed(1, "2027年度部门预算/草案 50%", 1), filed(1, "2027年度部门预算/草案 50%", 2, b"%PDF-1.7 marks"),
            filed(2, "2027年度部门预算/草案 50%", 1),
        ],
        sign_in_sheet=b"%PDF-1.7 sheet", ballot_record=b"%PDF-1.7 ballots",
        journal=[{
            "position": 1, "stream": "room", "seq": 1, "name": "meeting.started", "at": START.isoformat(),
            "actor": {"name": "周䶮\x01"}, "payload": {},
        }],
        audit=[],
    )


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]
        self.outside += [value or "" for name, value in attrs if name in ("src", "data") or (tag == "link")]


def links_of(contents: Contents) -> _Links:
    content = index_page(contents, files(contents)).content
    assert isinstance(content, bytes)
    parser = _Links()
    parser.feed(content.decode())
    return parser


def test_names_tell_what_a_file_is(contents: Contents) -> None:
    assert [one.entry.path for one in files(contents)] == [
        "01 会议纪要.pdf", "01 会议纪要.html", "02 会议记录.pdf", "02 会议记录.html",
        "03 签到表.pdf", "04 表决记录.pdf",
        "文件/01-1 2027年度部门预算-草案 50％（第1版）.pdf", "文件/01-1 2027年度部门预算-草案 50％（第2版）.pdf",
        "批注/01-1 2027年度部门预算-草案 50％（第2版）.pdf", "批注/01-1 2027年度部门预算-草案 50％（第2版）.json",
        "文件/01-2 2027年度部门预算-草案 50％.pdf",
        "记录/agenda.json", "记录/attendees.json", "记录/votes.json", "记录/journal.jsonl", "记录/audit.jsonl",
    ]


def test_the_page_links_every_file_and_nothing_else(contents: Contents) -> None:
    parsed = links_of(contents)
    assert {unquote(link) for link in parsed.links} == {one.entry.path for one in files(contents)}
    assert parsed.outside == [] and "script" not in parsed.tags


def test_the_page_shows_what_people_wrote_as_text(contents: Contents) -> None:
    hostile = replace(
        contents, organisation=EVIL, items=[item(1, EVIL)], ballots=[BALLOT.model_copy(update={"question": EVIL})],
        meeting=MEETING.model_copy(update={"title": EVIL, "body_name": EVIL, "room_name": EVIL}),
    )
    parsed = links_of(hostile)
    assert not {"script", "img"} & parsed.tags


def test_the_page_tells_the_result_in_the_words_of_the_room(contents: Contents) -> None:
    content = index_page(contents, files(contents)).content
    assert isinstance(content, bytes) and BALLOT.tally is not None
    page = content.decode()
    for expected in (BALLOT.tally.sentence_zh, BALLOT.tally.sentence_en, "通过年度预算。", "周䶮", "<svg"):
        assert expected in page


def test_metadata_names_every_file_with_size_and_digest(contents: Contents) -> None:
    filed = files(contents)
    as_json, as_xml = metadata(contents, filed)
    assert isinstance(as_json.content, bytes) and isinstance(as_xml.content, bytes)
    told = {one["path"]: one for one in json.loads(as_json.content)["files"]}
    for one in filed:
        content = one.entry.content if isinstance(one.entry.content, bytes) else one.entry.content.read_bytes()
        described = told[one.entry.path]
        assert (described["size"], described["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    root = ElementTree.fromstring(as_xml.content)
    assert root.findtext("内容描述/题名") == "党组会2026年第12次会议"
    assert root.findtext("内容描述/日期") == "20261123" and root.findtext("内容描述/密级") == "内部"
    assert len(root.findall("电子属性")) == len(filed)
    assert root.findtext("业务实体/业务行为") == "开始"

"""Everything a package holds of a meeting, and the tree it is laid out in, with names people can read."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from server.archive.bag import Entry
from server.minutes.content import Signatory
from server.wire.meetings import AgendaItem, Meeting
from server.wire.minutes import PaperKind
from server.wire.voting import Ballot

NAME_BYTES_MAX: Final = 200
"""Systems hold 255 bytes; the number before and the ending behind take the rest."""
_REPLACED: Final = str.maketrans({**dict.fromkeys('\\/:*?"<>|', "-"), "%": "％"})
"""A manifest encodes %, and neither `sha256sum -c` nor every reader of bags takes that back."""


@dataclass(frozen=True)
class FiledPaper:
    """A version of a paper as it was filed. `place`: among the papers of its item; `annotated`: a PDF with the marks
    everybody saw, if there were any; `marks`: the same as values."""

    item: int
    place: int
    name: str
    version: int
    file_name: str
    content: Path
    annotated: bytes | None
    marks: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class IssuedPaper:
    """The record or the minutes: as PDF/A, and as a page of HTML."""

    kind: PaperKind
    title: str
    pdf: Path
    html: str
    approved_at: datetime | None
    approved_by: str


@dataclass(frozen=True)
class Contents:
    """A meeting, whole; nothing of anybody's private stream or layer. `journal`, `audit`: one JSON object a line."""

    organisation: str
    product: str
    zone: ZoneInfo
    made_at: datetime
    meeting: Meeting
    items: Sequence[AgendaItem]
    signatories: Sequence[Signatory]
    ballots: Sequence[Ballot]
    issued: Sequence[IssuedPaper]
    papers: Sequence[FiledPaper]
    sign_in_sheet: bytes
    ballot_record: bytes
    journal: Sequence[dict[str, Any]]
    audit: Sequence[dict[str, Any]]

    @property
    def designation(self) -> str:
        """党组会2026年第12次会议."""
        return f"{self.meeting.body_name}{self.meeting.year}年第{self.meeting.ordinal}次会议"


@dataclass(frozen=True)
class Filed:
    """A file of the tree: what it is (`role`), what people call it, the agenda item it belongs to."""

    entry: Entry
    role: str
    title: str
    item: int | None = None


def files(contents: Contents) -> list[Filed]:
    """The files of the meeting in the order people look for them; the index and the metadata are made from this."""
    return [*_issued(contents), *_sheets(contents), *_papers(contents), *_data(contents)]


def _issued(contents: Contents) -> Iterator[Filed]:
    names = {PaperKind.MINUTES: "01 会议纪要", PaperKind.RECORD: "02 会议记录"}
    for paper in sorted(contents.issued, key=lambda one: names[one.kind]):
        yield Filed(Entry(f"{names[paper.kind]}.pdf", paper.pdf), paper.kind.value, paper.title)
        yield Filed(Entry(f"{names[paper.kind]}.html", paper.html.encode()), f"{paper.kind.value}_html", paper.title)


def _sheets(contents: Contents) -> Iterator[Filed]:
    yield Filed(Entry("03 签到表.pdf", contents.sign_in_sheet), "sign_in_sheet", "签到表")
    yield Filed(Entry("04 表决记录.pdf", contents.ballot_record), "ballot_record", "表决记录")


def _papers(contents: Contents) -> Iterator[Filed]:
    newest: dict[tuple[int, int], int] = {}
    for paper in contents.papers:
        newest[paper.item, paper.place] = max(paper.version, newest.get((paper.item, paper.place), 0))
    for paper in contents.papers:
        is_newest = newest[paper.item, paper.place] == paper.version
        stem = f"{paper.item:02}-{paper.place} {safe_name(paper.name)}"
        stem += "" if is_newest and paper.version == 1 else f"（第{paper.version}版）"
        title = paper.name if is_newest else f"{paper.name}（第{paper.version}版）"
        yield Filed(Entry(f"文件/{stem}{_ending(paper.file_name)}", paper.content), "paper", title, paper.item)
        if paper.annotated is not None:
            yield Filed(Entry(f"批注/{stem}.pdf", paper.annotated), "annotated_paper", title, paper.item)
        if paper.marks:
            yield Filed(Entry(f"批注/{stem}.json", json_bytes(list(paper.marks))), "marks", title, paper.item)


def _data(contents: Contents) -> Iterator[Filed]:
    ballots = [ballot.model_dump(mode="json") for ballot in contents.ballots]
    items = [item.model_dump(mode="json") for item in contents.items]
    attendees = [
        {**one.attendee.model_dump(mode="json"), "signature": [list(stroke) for stroke in one.signature]}
        for one in contents.signatories
    ]
    yield Filed(Entry("记录/agenda.json", json_bytes(items)), "agenda", "议程")
    yield Filed(Entry("记录/attendees.json", json_bytes(attendees)), "attendees", "签到")
    yield Filed(Entry("记录/votes.json", json_bytes(ballots)), "votes", "表决")
    yield Filed(Entry("记录/journal.jsonl", json_lines(contents.journal)), "journal", "会议日志")
    yield Filed(Entry("记录/audit.jsonl", json_lines(contents.audit)), "audit", "审计记录")


def json_bytes(value: Any) -> bytes:
    """Readable JSON, the same every time."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def json_lines(rows: Sequence[dict[str, Any]]) -> bytes:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows).encode()


def safe_name(name: str) -> str:
    """A file name every system can hold, as close to the original as that allows (DA/T 70, 1-6)."""
    plain = "".join(
        char
        for char in unicodedata.normalize("NFC", name).translate(_REPLACED)
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") and char != "\ufffd"
    )
    short = " ".join(plain.split()).strip(". ").encode()[:NAME_BYTES_MAX].decode("utf-8", "ignore")
    return short.rstrip(". ") or "文件"


def _ending(file_name: str) -> str:
    _, dot, ending = file_name.rpartition(".")
    return f".{ending.lower()}" if dot and ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""

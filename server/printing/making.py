"""The job that makes a pack: typeset, composed and stored, each heavy step in a caged child."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda import printing as rule
from server.documents import queries as documents
from server.documents.identify import Kind
from server.documents.models import DocumentVersion, Page
from server.errors import Problem
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits, Message
from server.jobs.worker import Bench
from server.meetings import queries as meetings
from server.minutes import typeset
from server.printing import sheets
from server.printing.composing import DrawnPage, PackedPaper, compose
from server.printing.models import Pack
from server.printing.sheets import ListedPaper
from server.wire.meetings import AgendaItem, Meeting
from server.wire.printing import PackState

_MIB = 1024 * 1024
_TYPESETTING = Limits(cpu_seconds=120)
_COMPOSING = Limits(memory_bytes=2048 * _MIB, cpu_seconds=120, file_bytes=512 * _MIB)
_MOST_BYTES = 1024 * _MIB


def make_pack(bench: Bench, pack_id: str) -> None:
    """Make the PDF; a pack that cannot be made says why in the log."""
    with bench.db.read() as session:
        pack = session.get(Pack, pack_id)
        if pack is None or pack.state != PackState.WAITING:
            return
        meeting = meetings.meeting_part(session, meetings.meeting_row(session, pack.meeting_id))
        items = [meetings.item_part(row) for row in meetings.item_rows(session, pack.meeting_id)]
        lengths = [_pages(session, paper["version"]) for paper in pack.papers]
        there = {part.item for part in documents.document_parts(session, pack.meeting_id)}
        left_out = there - {paper["item"] for paper in pack.papers}
        packed = _packed(bench, session, pack, items)
    try:
        with tempfile.TemporaryDirectory(prefix="pack-", dir=bench.settings.data) as folder:
            _make(bench, pack, meeting, items, left_out, lengths, packed, Path(folder))
    except (Problem, CageFailure) as failure:
        with bench.db.write(meeting=pack.meeting_id) as tx:
            row = tx.session.get_one(Pack, pack_id)
            row.state, row.problem = PackState.FAILED, failure.code
            tx.record("pack.failed", pack_id, outcome=failure.code)


def _make(
    bench: Bench, pack: Pack, meeting: Meeting, items: list[AgendaItem], left_out: set[str], lengths: list[int],
    packed: list[PackedPaper], folder: Path,
) -> None:
    language, zone = bench.settings.language, bench.settings.zone
    front = folder / "front.pdf"

    def typeset_front(starts: list[int]) -> int:
        listed = [
            ListedPaper(paper["item"], paper["name"], start) for paper, start in zip(pack.papers, starts, strict=True)
        ]
        return _typeset(bench, sheets.front(meeting, items, listed, left_out, language, zone), front)

    # How long the agenda is decides where the papers begin, and only then the agenda can say it.
    before = typeset_front([9999] * len(lengths))
    starts = rule.first_pages(before, lengths)
    typeset_front(starts)
    whole = before + sum(lengths)
    copies = [(int(copy["number"]), str(copy["name"])) for copy in pack.copies]
    strips = folder / "strips.pdf"
    _typeset(bench, sheets.strips(whole, copies, language), strips)
    names = [sheets.copy_name(number, name, language) for number, name in copies]
    contents = sheets.contents_name(language)
    facts: dict[str, int] = {}

    def pieces() -> Iterator[bytes]:
        work = cage.stream(lambda: compose(front, strips, packed, names, contents), _COMPOSING, bench.renew)
        for message in work:
            bench.renew()
            facts.update({name: value for name, value in message.facts.items() if isinstance(value, int)})
            yield from message.attachments

    blob = bench.blobs.put_stream(pieces(), _MOST_BYTES)
    if facts.get("pages") != whole:
        # A paper has other pages now than when it was drawn: its page numbers would lie.
        raise Problem("document_damaged", page=0)
    with bench.db.write(meeting=pack.meeting_id) as tx:
        row = tx.session.get_one(Pack, pack.id)
        row.state, row.pages, row.sha256, row.size = PackState.READY, whole, blob.sha256, blob.size
        row.papers = [{**paper, "first_page": start} for paper, start in zip(row.papers, starts, strict=True)]
        row.copies = [
            {**copy, "from_page": place * facts["step"] + 1} for place, copy in enumerate(row.copies)
        ]
        tx.record("pack.made", pack.id, sha256=blob.sha256, pages=whole, copies=len(copies))


def _typeset(bench: Bench, html: str, to: Path) -> int:
    """Write the PDF and return how many pages it has."""
    made = cage.run(lambda: _typeset_caged(html), _TYPESETTING)
    to.write_bytes(made.attachments[0])
    bench.renew()
    pages = made.facts.get("pages")
    if not isinstance(pages, int) or pages < 1:
        raise CageFailure("cage_crashed")
    return pages


def _typeset_caged(html: str) -> Message:
    import pymupdf

    content = typeset.pdf(html)
    return Message({"pages": pymupdf.open("pdf", content).page_count}, (content,))


def _pages(session: Session, version_id: str) -> int:
    return session.get_one(DocumentVersion, version_id).pages


def _packed(bench: Bench, session: Session, pack: Pack, items: list[AgendaItem]) -> list[PackedPaper]:
    titles = {item.id: item.title for item in items}
    numbers = {item.id: item.number for item in items}
    packed = []
    spoken: set[str] = set()
    for paper in pack.papers:
        version = session.get_one(DocumentVersion, paper["version"])
        sha256, content_type = documents.drawn_from(version)
        drawn = session.execute(
            select(Page.width, Page.height, Page.images).where(Page.version_id == version.id).order_by(Page.number)
        ).all()
        heading = "" if paper["item"] in spoken else f"{numbers[paper['item']]} {titles[paper['item']]}"
        spoken.add(paper["item"])
        packed.append(PackedPaper(
            title=paper["name"],
            heading=heading,
            pdf=bench.blobs.path(sha256) if content_type == Kind.PDF else None,
            drawn=[DrawnPage(_image(bench, images), width, height) for width, height, images in drawn],
        ))
    return packed


def _image(bench: Bench, images: list[dict[str, Any]]) -> Path:
    return bench.blobs.path(max(images, key=lambda image: int(image["width"]))["digest"])


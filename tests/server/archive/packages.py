"""A small package with everything verification reads, made by the code that makes real ones."""

import hashlib
import json
from pathlib import Path
from typing import Any

from agenda.vocabulary import Base, Choice
from agenda.voting import thresholds
from agenda.voting.tally import tally
from server.archive.bag import Entry, write_bag
from server.archive.contents import json_bytes, json_lines

INFO = {
    "Source-Organization": "议席测试单位",
    "External-Identifier": "党组会-2026-12",
    "Bag-Group-Identifier": "01JD0000000000000000000000",
    "Bagging-Date": "2026-11-23",
}
RULE = {
    "base": "eligible", "numerator": 1, "denominator": 2, "strict": True, "quorum_numerator": 1,
    "quorum_denominator": 2,
}


FIGURES = ("eligible", "present", "received", "not_voted", "base", "needed", "quorum_needed", "quorum_met", "passed")


def ballot(votes: tuple[str, ...] = ("for", "for", "against"), **changed: Any) -> dict[str, Any]:
    """A closed ballot of three, its tally counted by the rules; `changed` figures replace those of the tally."""
    rule = thresholds.rule(Base.ELIGIBLE, 1, 2, True, 1, 2)
    counted = tally(rule, 3, 3, [Choice(vote) for vote in votes])
    told = {figure: getattr(counted, figure) for figure in FIGURES}
    told["counts"] = [{"choice": choice.value, "count": count} for choice, count in counted.counts]
    return {
        "id": "ballot-01", "question": "是否同意年度预算", "rule": RULE, "tally": {**told, **changed},
        "votes": [{"name": f"代表{place}", "choice": vote} for place, vote in enumerate(votes)],
    }


def journal(closed: dict[str, Any]) -> list[dict[str, Any]]:
    """Four events on two streams, one of them private."""
    return [
        {"position": 1, "stream": "room", "seq": 1, "name": "meeting.started", "payload": {}},
        {"position": 2, "private": True},
        {"position": 3, "stream": "staff", "seq": 1, "name": "note.written", "payload": {}},
        {"position": 4, "stream": "room", "seq": 2, "name": "ballot.closed", "payload": {"ballot": closed}},
    ]


def audit(entries: int = 3) -> list[dict[str, Any]]:
    """A chain as the server hashes it."""
    lines: list[dict[str, Any]] = []
    previous = "0" * 64
    for seq in range(1, entries + 1):
        body = {
            "scope": "meeting-1", "seq": seq, "at": f"2026-11-23T01:00:0{seq}+00:00", "actor": "陈晨",
            "action": "minutes.approve", "object": "meeting-1", "outcome": "done", "facts": {"revision": seq},
        }
        canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(previous.encode() + canonical.encode()).hexdigest()
        lines.append({**body, "previous_hash": previous, "hash": digest})
        previous = digest
    return lines


def entries(**replaced: bytes) -> list[Entry]:
    """The payload; `journal`, `audit`, `votes`, `metadata` may be replaced by bytes."""
    closed = ballot()
    paper = b"%PDF-1.7 paper"
    named = [{"path": "文件/01-1 预算 50％.pdf", "size": len(paper), "sha256": hashlib.sha256(paper).hexdigest()}]
    return [
        Entry("index.html", "<!DOCTYPE html><p>会议</p>".encode()),
        Entry("文件/01-1 预算 50％.pdf", paper),
        Entry("记录/metadata.json", replaced.get("metadata", json_bytes({"files": named}))),
        Entry("记录/journal.jsonl", replaced.get("journal", json_lines(journal(closed)))),
        Entry("记录/audit.jsonl", replaced.get("audit", json_lines(audit()))),
        Entry("记录/votes.json", replaced.get("votes", json_bytes([closed]))),
    ]


def package(folder: Path, **replaced: bytes) -> Path:
    """The package as a file."""
    target = folder / "package.zip"
    write_bag(target, "党组会2026年第12次会议", entries(**replaced), INFO)
    return target

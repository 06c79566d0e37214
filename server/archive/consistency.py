"""Whether what a package says of the meeting agrees with itself: metadata, journal, audit trail, ballots."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from agenda.vocabulary import Base, Choice
from agenda.voting import thresholds
from agenda.voting.tally import tally
from server.archive.bag import SM3_LIST, decode_path, has_sm3
from server.archive.container import Container, Refused
from server.archive.findings import Finding
from server.audit import chain
from server.audit.models import AuditEntry

METADATA: Final = "data/记录/metadata.json"
JOURNAL: Final = "data/记录/journal.jsonl"
AUDIT: Final = "data/记录/audit.jsonl"
VOTES: Final = "data/记录/votes.json"
_BYTES_MAX: Final = 1024 * 1024 * 1024
_CHUNK: Final = 1024 * 1024
_FIGURES: Final = (
    "eligible", "present", "received", "not_voted", "base", "needed", "quorum_needed", "quorum_met", "passed",
)


def check_contents(container: Container) -> list[Finding]:
    """Findings about the contents of a bag whose files are known to be unchanged."""
    paths = container.paths()
    findings: list[Finding] = []
    for path, check in ((METADATA, _metadata), (JOURNAL, _journal), (AUDIT, _audit), (VOTES, _votes)):
        if path in paths:
            findings += check(container)
        else:
            findings.append(Finding("missing", path))
    if f"data/{SM3_LIST}" in paths:
        findings += _sm3(container) if has_sm3() else [Finding("not_checked", SM3_LIST, is_fault=False)]
    return findings


def _metadata(container: Container) -> list[Finding]:
    """Every file the metadata names is there, with the size and digest it says."""
    paths = container.paths()
    findings = []
    for file in _json(container, METADATA)["files"]:
        path = f"data/{file['path']}"
        if path not in paths:
            findings.append(Finding("missing", path))
        elif container.size(path) != file["size"] or _digest(container, path, "sha256") != file["sha256"]:
            findings.append(Finding("metadata", path))
    return findings


def _journal(container: Container) -> list[Finding]:
    """Positions run from 1 without a gap, and the numbers of each stream too; of private events only the place."""
    findings: list[Finding] = []
    newest: Counter[str] = Counter()
    for expected, event in enumerate(_lines(container, JOURNAL), start=1):
        if event["position"] != expected:
            return [*findings, Finding("journal", str(expected))]
        if event.keys() == {"position", "private"}:
            continue
        stream = str(event["stream"])
        newest[stream] += 1
        if stream.startswith("me/"):
            findings.append(Finding("journal_private", str(expected)))
        elif event["seq"] != newest[stream]:
            return [*findings, Finding("journal", f"{expected} ({stream})")]
    return findings


def _audit(container: Container) -> list[Finding]:
    entries = [_audit_entry(line) for line in _lines(container, AUDIT)]
    broken = chain.first_break(entries)
    return [] if broken is None else [Finding("audit", str(broken))]


def _audit_entry(line: dict[str, Any]) -> AuditEntry:
    return AuditEntry(**{**line, "at": datetime.fromisoformat(line["at"])})


def _votes(container: Container) -> list[Finding]:
    """The tally of each ballot is counted again from its named votes, by the same rule; and the journal tells it so."""
    told = {
        event["payload"]["ballot"]["id"]: event["payload"]["ballot"]
        for event in _lines(container, JOURNAL)
        if event.get("name") == "ballot.closed"
    }
    return [
        Finding("tally", str(ballot["question"]))
        for ballot in _json(container, VOTES)
        if not _adds_up(ballot) or told.get(ballot["id"], {}).get("tally") != ballot["tally"]
    ]


def _adds_up(ballot: dict[str, Any]) -> bool:
    said, rule = ballot["tally"], ballot["rule"]
    counted = tally(
        thresholds.rule(**{**rule, "base": Base(rule["base"])}), said["eligible"], said["present"],
        [Choice(vote["choice"]) for vote in ballot["votes"]],
    )
    counts = [{"choice": choice.value, "count": count} for choice, count in counted.counts]
    return bool(said["counts"] == counts and all(said[figure] == getattr(counted, figure) for figure in _FIGURES))


def _sm3(container: Container) -> list[Finding]:
    findings = []
    for line in _read(container, f"data/{SM3_LIST}").decode().splitlines():
        digest, _, path = line.partition("  ")
        path = decode_path(path)
        if path not in container.paths() or _digest(container, path, "sm3") != digest:
            findings.append(Finding("sm3", path))
    return findings


def _lines(container: Container, path: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in _read(container, path).decode().split("\n") if line)


def _json(container: Container, path: str) -> Any:
    return json.loads(_read(container, path))


def _read(container: Container, path: str) -> bytes:
    if container.size(path) > _BYTES_MAX:
        raise Refused("unreadable", path)
    with container.open(path) as source:
        return source.read()


def _digest(container: Container, path: str, algorithm: str) -> str:
    hashed = hashlib.new(algorithm)
    with container.open(path) as source:
        while chunk := source.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()

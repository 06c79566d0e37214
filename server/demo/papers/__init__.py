"""The demo's six papers, made with real tools in a process of their own and kept in the folder of data."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from server.demo.meetings import Paper

MAKING_SECONDS = 240
"""A slow machine needs a minute; one that needs more than this is stuck."""


@dataclass(frozen=True)
class PaperPlan:
    """A paper to make: its key, the agenda item of the demo it belongs to (from 0), its file name and pages."""

    key: str
    item: int
    file_name: str
    pages: int


PLANS: Sequence[PaperPlan] = (
    PaperPlan("scan", 0, "关于进一步加强政务公开工作的通知（扫描件）.pdf", 5),
    PaperPlan("report", 1, "2026年度预算调整方案（汇报稿）.pdf", 40),
    PaperPlan("spreadsheet", 1, "附件：2026年预算支出分月明细表.pdf", 2),
    PaperPlan("slides", 2, "智慧园区建设进展情况汇报.pdf", 14),
    PaperPlan("motion", 3, "关于提请审议干部任免事项的议案.pdf", 1),
    PaperPlan("regulations", 4, "机关会议管理办法（修订草案·中英对照）.pdf", 60),
)


def make_all(folder: Path) -> list[Paper]:
    """The six papers, made in `folder` unless they are there already. Raises `CalledProcessError` with the reason."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [plan for plan in PLANS if not (folder / f"{plan.key}.pdf").is_file()]
    # A process each: typesetting is heavy on memory and belongs in no process that does anything else.
    with ThreadPoolExecutor(max_workers=2) as makers:
        list(makers.map(lambda plan: _make(folder, plan), missing))
    return [Paper(plan.item, plan.file_name, (folder / f"{plan.key}.pdf").read_bytes()) for plan in PLANS]


def _make(folder: Path, plan: PaperPlan) -> None:
    command = [sys.executable, "-m", "server.demo.papers", str(folder), plan.key]
    subprocess.run(command, check=True, timeout=MAKING_SECONDS)

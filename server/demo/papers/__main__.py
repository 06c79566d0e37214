"""`python -m server.demo.papers FOLDER [KEY …]`: makes the demo's papers as `FOLDER/<key>.pdf`."""

import sys
from collections.abc import Callable
from pathlib import Path

from server.demo.papers import PLANS, motion, regulations, report, scan, slides, spreadsheet

MAKERS: dict[str, Callable[[], bytes]] = {
    "scan": scan.make,
    "report": report.make,
    "spreadsheet": spreadsheet.make,
    "slides": slides.make,
    "motion": motion.make,
    "regulations": regulations.make,
}


def main(folder: Path, keys: list[str]) -> None:
    """Make these papers, or all."""
    folder.mkdir(parents=True, exist_ok=True)
    for key in keys or [plan.key for plan in PLANS]:
        unfinished = folder / f"{key}.unfinished"
        unfinished.write_bytes(MAKERS[key]())
        unfinished.replace(folder / f"{key}.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

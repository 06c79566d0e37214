"""A served meeting full of headless terminals that act while things break, and what must hold afterwards."""

import json
import random
import subprocess
import sys
import threading
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from annotations.marks import Ink
from annotations.strokes import checksum
from server.wire.live import Accepted
from terminal_client.headless.terminal import Terminal, new_id
from tests.server.live.serving import ROOT, Served

PEOPLE = ("chen", "wu", "qian", "lin", "sun")


class FaultyRoom:
    """Terminals of five people; `drawing` keeps some of them busy."""

    def __init__(self, data: Path, terminals: int, way: str = "fast") -> None:
        self.data = data
        self.served = Served(data, way)
        self.acknowledged: list[str] = []
        self.failed: list[str] = []
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        secrets = self.served.scenario["terminal_tokens"]
        self.terminals = [
            Terminal.enter(self.served.url, terminal_token=secrets[PEOPLE[place % len(PEOPLE)]]).connect(60)
            for place in range(terminals)
        ]
        self.chair = self.terminals[0]

    def stroke(self, layer: str = "shared") -> dict[str, Any]:
        """A stroke somewhere on the open paper."""
        shape = Ink(kind="ink", colour="#1f4e79", width=60, points=(100, 100, 50, 50), pressures=())
        return {
            "mark": new_id(), "version": self.served.scenario["versions"][0], "page": random.randint(1, 3),
            "layer": layer, "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
        }

    def present(self) -> int:
        """Begin presenting; the term."""
        shown = self.chair.command("view.present", {"version": self.served.scenario["versions"][0], "page": 1})
        assert isinstance(shown, Accepted), shown
        return int(str(shown.reply["term"]))

    def begin_drawing(self, pause: float = 0.2) -> None:
        """Everybody draws, again and again, and never gives up on a stroke; the chair turns pages as well."""
        term = self.present()

        def draw(terminal: Terminal) -> None:
            page = 1
            while not self._stop.wait(pause * random.uniform(0.5, 1.5)):
                stroke = self.stroke()
                try:
                    answer = terminal.command("mark.add", stroke, seconds=120)
                    if terminal is self.chair:
                        page = page % 3 + 1
                        version = self.served.scenario["versions"][0]
                        terminal.command("view.turn", {"version": version, "page": page, "term": term}, seconds=120)
                except Exception as broken:
                    self.failed.append(repr(broken))
                    return
                (self.acknowledged if isinstance(answer, Accepted) else self.failed).append(stroke["mark"])

        self._threads = [threading.Thread(target=draw, args=(one,), daemon=True) for one in self.terminals]
        for thread in self._threads:
            thread.start()

    def end_drawing(self) -> None:
        """Finish what was begun."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=150)
        assert not self.failed and not any(thread.is_alive() for thread in self._threads), self.failed

    def require_everything_once(self) -> None:
        """Acknowledged = stored = told exactly once, and every terminal knows what a fresh one is told."""
        fresh = Terminal.enter(
            self.served.url, terminal_token=self.served.scenario["terminal_tokens"]["zhou"]
        ).connect(60)
        try:
            for terminal in self.terminals:
                assert terminal.wait_for(partial(_agrees, terminal, fresh), 60), "a terminal knows something else"
        finally:
            fresh.close()
        kept = self.journal()
        told = Counter(
            mark["id"]
            for event in kept["events"] if event["name"] == "mark.added"
            for mark in event["payload"]["marks"]
        )
        assert set(told.values()) <= {1}, "told twice"
        assert sorted(self.acknowledged) == sorted(kept["marks"]) == sorted(told)
        seqs: dict[str, list[int]] = {}
        for event in kept["events"]:
            seqs.setdefault(event["stream"], []).append(event["seq"])
        assert all(seq == list(range(1, len(seq) + 1)) for seq in seqs.values()), "a gap in a stream"

    def journal(self) -> dict[str, Any]:
        """What is on disk."""
        made = subprocess.run(
            [sys.executable, "-m", "tests.faults.journal", str(self.data)], cwd=ROOT, check=True, capture_output=True,
            text=True,
        )
        read: dict[str, Any] = json.loads(made.stdout.strip().splitlines()[-1])
        return read

    def close(self) -> None:
        """Everybody leaves."""
        self._stop.set()
        for terminal in self.terminals:
            terminal.close()
        self.served.close()


def _agrees(terminal: Terminal, fresh: Terminal) -> bool:
    return terminal.is_live and terminal.snapshot("room") == fresh.snapshot("room")

"""Simulated attendees: they sign in, follow, draw now and then, and vote, so that one visitor is not alone."""

import argparse
import json
import math
import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotations.marks import Ink, MarkKind
from annotations.strokes import checksum
from terminal_client.headless.entering import Refusal
from terminal_client.headless.holding import Holder
from terminal_client.headless.link import LinkLost, LinkRefused
from terminal_client.headless.terminal import Terminal, new_id

COLOURS = ("#1f4e79", "#b3372f", "#1e7b4f")
CHOICES = ("for",) * 8 + ("against", "abstain")


class Attendee:
    """One of them, with a temper of their own so that not all do the same at the same moment."""

    def __init__(self, base_url: str, token: str, seed: int) -> None:
        self._terminal = Terminal.enter(base_url, terminal_token=token).connect()
        self._whims = random.Random(seed)
        self._holder = Holder(self._terminal)
        self._voted: set[str] = set()
        self._strokes = 0

    def live(self) -> None:
        """Be in the meeting until it is over."""
        time.sleep(self._whims.uniform(1, 15))
        while True:
            room = self._terminal.snapshot("room")
            if room is not None and room["meeting"]["phase"] in ("closed", "minuted", "archived"):
                return
            if room is not None:
                self._turn(room)
            time.sleep(self._whims.uniform(1, 3))

    def _turn(self, room: dict[str, Any]) -> None:
        me = self._terminal.me["attendee"]
        attendee = next((one for one in room["attendees"] if one["id"] == me), None)
        if attendee is None or room["meeting"]["phase"] not in ("noticed", "in_session", "recess"):
            return
        if attendee["state"] in ("expected", "absent"):
            self._terminal.command("attendee.sign_in", {"signature": []})
        elif attendee["state"] == "present":
            self._holder.fetch_some()
            self._vote(attendee["role"])
            self._draw(attendee["role"])

    def _vote(self, role: str) -> None:
        if role not in ("chair", "member"):
            return
        for snapshot in self._terminal.streams.values():
            for ballot in snapshot.get("ballots", ()):
                if ballot["state"] == "open" and ballot["id"] not in self._voted:
                    time.sleep(self._whims.uniform(0.5, 5))
                    self._voted.add(ballot["id"])
                    choice = self._whims.choice(CHOICES)
                    self._terminal.command("vote.submit", {"ballot": ballot["id"], "choice": choice})

    def _draw(self, role: str) -> None:
        """A line under something, about every two minutes each; a page never fills up with them."""
        view = (self._terminal.snapshot("room") or {}).get("view") or {}
        if role not in ("member", "reporter") or view.get("version") is None or self._strokes >= 6:
            return
        if self._whims.random() > 0.02:
            return
        self._strokes += 1
        left, top = self._whims.randint(6000, 16000), self._whims.randint(6000, 26000)
        points: list[int] = [left, top]
        for step in range(1, 24):
            points += [self._whims.randint(250, 420), round(40 * math.sin(step / 2))]
        shape = Ink(kind=MarkKind.INK, colour=self._whims.choice(COLOURS), width=70, points=tuple(points), pressures=())
        self._terminal.command("mark.add", {
            "mark": new_id(), "version": view["version"], "page": view["page"], "layer": "shared",
            "shape": shape.model_dump(mode="json"), "checksum": checksum(shape.points, ()),
        })


def _one(base_url: str, token: str, seed: int) -> None:
    try:
        Attendee(base_url, token, seed).live()
    except (Refusal, LinkLost, LinkRefused, OSError):
        # The demo goes on with one attendee fewer.
        return


def main(arguments: Sequence[str] | None = None) -> None:
    """Bring attendees into the demo meeting. `tokens` is a JSON list of terminal secrets."""
    parser = argparse.ArgumentParser()
    parser.add_argument("base_url")
    parser.add_argument("tokens", type=Path)
    parsed = parser.parse_args(arguments)
    tokens: list[str] = json.loads(parsed.tokens.read_text("utf-8"))
    threads = [
        threading.Thread(target=_one, args=(parsed.base_url, token, seed), daemon=True)
        for seed, token in enumerate(tokens)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()

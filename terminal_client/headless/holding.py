"""Fetches the papers of a meeting ahead, as a tablet does, and tells how much of them it got; no image is kept."""

import time
from typing import Any

from terminal_client.headless.entering import Refusal, call, fetch
from terminal_client.headless.terminal import Terminal

AT_ONCE = 6
AGAIN_SECONDS = 20
"""A signal may be dropped, and another connection knows nothing of it."""


class Holder:
    """What one terminal got of which version."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._lists: dict[str, list[dict[str, Any]]] = {}
        self._got: dict[str, set[int]] = {}
        self._told: dict[str, int] = {}
        self._told_at = 0.0

    def fetch_some(self, pages: int = AT_ONCE) -> int:
        """Fetch the next few pages and tell the server; how many there were."""
        papers = self._papers()
        # Withdrawn, or closed to this terminal: not held any more.
        self._got = {version: got for version, got in self._got.items() if version in papers}
        fetched = 0
        try:
            for version, ready in papers.items():
                for page in self._missing(version, ready)[: pages - fetched]:
                    self._fetch(version, page)
                    fetched += 1
        except (Refusal, OSError):
            # Let out meanwhile, or the link is lost: the rest another time.
            pass
        self._tell()
        return fetched

    def _papers(self) -> dict[str, int]:
        known = [paper for snapshot in self._terminal.streams.values() for paper in snapshot.get("documents", ())]
        return {paper["version"]: paper["pages_ready"] for paper in known if paper["pages_ready"]}

    def _missing(self, version: str, ready: int) -> list[dict[str, Any]]:
        got = self._got.setdefault(version, set())
        if len(got) >= ready:
            return []
        if len(self._lists.get(version, ())) < ready:
            path = f"/api/v1/versions/{version}/pages"
            self._lists[version] = call(self._terminal.base_url, "GET", path, token=self._terminal.token)["pages"]
        return [page for page in self._lists[version] if page["number"] not in got]

    def _fetch(self, version: str, page: dict[str, Any]) -> None:
        path = f"/api/v1/versions/{version}/pages/{page['number']}/{page['images'][0]['digest']}"
        fetch(self._terminal.base_url, path, self._terminal.token)
        self._got[version].add(page["number"])

    def _tell(self) -> None:
        holds = {version: len(got) for version, got in self._got.items()}
        if holds != self._told or time.monotonic() - self._told_at > AGAIN_SECONDS:
            self._told, self._told_at = holds, time.monotonic()
            papers = [{"version": version, "pages": count} for version, count in holds.items()]
            self._terminal.signal("holding", {"papers": papers})

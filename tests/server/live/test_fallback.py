"""Where a library lost what the fast way leans on, the server says so and serves the stock way."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.server.live.serving import ROOT

_WITHOUT = """
import server.wsgi as wsgi
from engineio.socket import Socket
{loss}
from server.settings import Settings
print(type(wsgi._delivery(Settings(fanout="{fanout}"))).__name__)
"""


def chosen(loss: str, fanout: str = "fast") -> tuple[str, list[str]]:
    """Which way was taken, and what was missing."""
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(loss=loss, fanout=fanout)], cwd=ROOT, check=True, capture_output=True,
        text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    return done.stdout.strip(), [name for line in said for name in line.get("missing", [])]


def test_with_everything_there_the_way_is_the_one_that_was_set() -> None:
    assert chosen("") == ("FastDelivery", [])
    assert chosen("", "stock") == ("Delivery", [])


def test_a_renamed_method_or_a_missing_module_means_stock() -> None:
    assert chosen("del Socket.check_ping_timeout") == ("Delivery", ["Socket.check_ping_timeout"])
    way, missing = chosen("import sys; sys.modules['engineio.async_drivers.eventlet'] = None")
    assert way == "Delivery" and "engineio.async_drivers.eventlet" in missing[0]


def test_the_versions_the_way_was_measured_with_are_pinned() -> None:
    project = (Path(ROOT) / "pyproject.toml").read_text()
    for pinned in ("python-socketio==", "python-engineio==", "eventlet=="):
        assert f'"{pinned}' in project

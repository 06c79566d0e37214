"""The hub's lateness is measured, and what it was doing is seen from outside; p99 is on /metrics."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.server.live.serving import ROOT, Served

_BLOCKED = """
import time
import eventlet
eventlet.monkey_patch()
from eventlet.patcher import original
from server import logs
from server.watchdog import Watchdog

def read_something_huge():
    until = time.monotonic() + {seconds}
    while time.monotonic() < until:
        pass

logs.configure("info", "json")
watchdog = Watchdog(original("threading").get_ident())
eventlet.spawn(watchdog.tick_forever, eventlet.sleep)
real = original("threading")
real.Thread(target=watchdog.watch_forever, args=(original("time").sleep,), daemon=True).start()
eventlet.sleep(0.3)
read_something_huge()
eventlet.sleep(0.2)
print(watchdog.p99())
"""


def block(seconds: float) -> tuple[list[dict[str, object]], float]:
    """What was logged by a hub that was held for so long, and its p99."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _BLOCKED.format(seconds=seconds)], cwd=ROOT, check=True,
        capture_output=True, text=True,
    )
    return [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")], float(done.stdout)


def test_a_hub_that_is_late_says_what_held_it() -> None:
    said, p99 = block(0.6)
    late = [line for line in said if line["event"] == "hub_late"]
    assert any("read_something_huge" in str(line.get("stack")) for line in late), said
    assert p99 > 0.4
    assert not [line for line in said if line["event"] == "hub_stuck"]


def test_a_hub_that_is_stuck_is_alarmed_about_while_it_is() -> None:
    said, _ = block(5.5)
    kinds = [line["event"] for line in said]
    # The alarm came first: whoever is stuck cannot write a log.
    assert kinds.index("hub_stuck") < kinds.index("hub_late")
    assert "read_something_huge" in str(said[kinds.index("hub_stuck")]["stack"])


def test_lateness_is_on_the_metrics_page(tmp_path: Path) -> None:
    served = Served(tmp_path, "eventlet")
    try:
        with urllib.request.urlopen(f"{served.url}/metrics") as answer:
            page = answer.read().decode()
    finally:
        served.close()
    assert "yixi_hub_lateness_p99_seconds " in page and "yixi_hub_lateness_seconds_bucket" in page

"""`yixi demo`: seeds once, then runs server, worker and simulated attendees until it is stopped."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from datetime import timedelta
from pathlib import Path

import qrcode

from server import addresses, logs
from server.clock import SystemClock
from server.demo import card, links, papers, seed
from server.demo.card import Card
from server.meetings.models import Meeting
from server.opening import open_database
from server.settings import Settings, load

READY_SECONDS = 60
STAYS_AWAY = (links.CHAIR, links.SECRETARY, links.VISITOR)
"""Seats left for visitors; somebody simulated sits on every other."""


def run(*, port: int, data: Path, ready_file: Path | None, browser: bool, bots: bool, reset: bool) -> int:
    """Run the demo; return the exit code of the server."""
    settings = load(
        data=data.resolve(), port=port, organisation="议席示例单位", log_level="warning", log_format="console"
    )
    logs.configure(settings.log_level, settings.log_format)
    if reset and (settings.data / card.CARD).is_file():
        shutil.rmtree(settings.data)
    made = card.read(settings) or _seed(settings)
    _make_it_today(settings, made)
    server = subprocess.Popen([sys.executable, "-m", "server.cli", "serve"], env=_environment(settings))
    children = [server]
    # Ctrl-C reaches the children by themselves; a terminate does not.
    signal.signal(signal.SIGTERM, lambda signum, frame: server.terminate())
    try:
        if not _answers(settings, server):
            print("The demo did not answer; the lines above say why.", file=sys.stderr)
            return 1
        if bots:
            children.append(_bots(settings, made))
        _say(settings, made)
        if ready_file is not None:
            ready_file.write_text(
                json.dumps(links.links(made, addresses.base_url(settings)), ensure_ascii=False), "utf-8"
            )
        if browser:
            webbrowser.open(f"http://127.0.0.1:{settings.port}/demo")
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()


def _seed(settings: Settings) -> Card:
    print("正在准备示例数据(约一分钟)… Preparing the demo, about a minute …", flush=True)
    if settings.data.exists():
        # Without its card it is a seeding that was broken off.
        shutil.rmtree(settings.data)
    settings.data.mkdir(parents=True)
    return seed.seed(settings, papers.make_all(settings.data / "papers"))


def _make_it_today(settings: Settings, made: Card) -> None:
    """The meeting of a demo started again on another day is held today."""
    now = SystemClock().now()
    db = open_database(settings)
    with db.write(meeting=made.meeting) as tx:
        meeting = tx.session.get_one(Meeting, made.meeting)
        if meeting.phase == "noticed" and meeting.starts_at < now - timedelta(hours=1):
            meeting.starts_at, meeting.ends_at = now, now + timedelta(minutes=110)
    db.engine.dispose()


def _environment(settings: Settings) -> dict[str, str]:
    own = {
        "YIXI_DATA": str(settings.data), "YIXI_PORT": str(settings.port), "YIXI_ORGANISATION": settings.organisation,
        "YIXI_LOG_LEVEL": settings.log_level, "YIXI_LOG_FORMAT": settings.log_format, "YIXI_DEMO": "true",
        "YIXI_DATABASE_URL": settings.database_url, "YIXI_PUBLIC_URL": settings.public_url,
    }
    return {**os.environ, **own}


def _answers(settings: Settings, server: "subprocess.Popen[bytes]") -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/healthz", timeout=2).close()
            return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _bots(settings: Settings, made: Card) -> "subprocess.Popen[bytes]":
    tokens = settings.data / "attendees.json"
    tokens.write_text(json.dumps([token for name, token in made.seats.items() if name not in STAYS_AWAY]), "utf-8")
    command = [
        sys.executable,
        "-m",
        "terminal_client.headless.attendees",
        f"http://127.0.0.1:{settings.port}",
        str(tokens),
    ]
    return subprocess.Popen(command)


def _say(settings: Settings, made: Card) -> None:
    base = addresses.base_url(settings)
    faces = links.links(made, base)
    code = qrcode.QRCode(border=1)
    code.add_data(f"{base}/in/{made.meeting}")
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    print(f"""
议席示例已就绪 The demo is ready
  并排演示 Side by side   {base}/demo
  主持人   Chair          {base}{faces['chair']}
  参会人   Attendee       {base}{faces['attendee']}
  大屏     Screen         {base}{faces['screen']}
  管理台   Desk           {base}/desk   (secretary / {faces['desk']['password']})
  手机扫码签到 Join with a phone, PIN {faces['pin']}:
{drawn.getvalue()}""", flush=True)

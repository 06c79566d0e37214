"""Office papers printed to PDF by LibreOffice: a fresh profile per job, macros and links off, limits, no network."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from server import fonts
from server.documents import office_profile
from server.documents.identify import SPREADSHEETS, Kind
from server.errors import Problem
from server.jobs import bubblewrap
from server.jobs.cage import CageFailure
from server.jobs.confining import MIB, confine

SECONDS = 180.0
"""On the clock, for one run; machines are busy."""
_CPU_SECONDS = 120
_MEMORY_BYTES = 4096 * MIB
"""Address space: LibreOffice itself takes more than one GiB of it, and touches a quarter."""
_FILE_BYTES = 512 * MIB
_OPEN_FILES = 512
_FOLDER_PREFIX = "yixi-office-"
_ABANDONED_SECONDS = 3600
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_LAYOUT = re.compile(rb"<style:page-layout-properties\b[^>]*>")
_SCALES = re.compile(rb'\sstyle:(?:scale-to(?:-pages|-X|-Y)?|table-centering)="[^"]*"')


def to_pdf(path: Path, kind: Kind, while_waiting: Callable[[], None]) -> bytes:
    """The paper as a PDF.

    Raises `Problem` (`office_missing`, `document_damaged`, `document_encrypted`) and `CageFailure` (`cage_time`,
    `cage_memory`).
    """
    _sweep()
    program = shutil.which("soffice")
    if program is None:
        raise Problem("office_missing", found=kind.name.lower())
    with tempfile.TemporaryDirectory(prefix=_FOLDER_PREFIX) as name:
        job = Path(name)
        source = job / f"paper.{kind.name.lower()}"
        shutil.copyfile(path, source)
        if kind in SPREADSHEETS:
            # Printed as they stand, sheets fall into strips: they are set to the width of the page first.
            source = _run(program, job, source, "fods", while_waiting)
            _fit_to_width(source)
        return _run(program, job, source, "pdf", while_waiting).read_bytes()


def _run(program: str, job: Path, source: Path, ending: str, while_waiting: Callable[[], None]) -> Path:
    office_profile.write(job)
    made = job / "out" / f"{source.stem}.{ending}"
    arguments = [
        program, f"-env:UserInstallation={(job / 'profile').as_uri()}", *_OPTIONS, "--convert-to", ending,
        "--outdir", str(made.parent), str(source),
    ]
    surroundings = {
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(job), "TMPDIR": str(job), "LANG": "zh_CN.UTF-8",
        "FONTCONFIG_FILE": str(job / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp",
    }
    walled = bubblewrap.works()
    if walled:
        arguments = bubblewrap.around(arguments, writes=job, reads=(fonts.BUILT, Path(program).resolve().parents[1]))

    def limits() -> None:
        confine(memory_bytes=_MEMORY_BYTES, cpu_seconds=_CPU_SECONDS, file_bytes=_FILE_BYTES, open_files=_OPEN_FILES,
                network=walled, local=True)

    # The worker has one thread, so that something may run between the fork and the start.
    process = subprocess.Popen(
        arguments, cwd=job, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=limits,
    )
    try:
        _wait(process, while_waiting)
    finally:
        _end(process)
    if not made.is_file() or made.stat().st_size == 0:
        raise Problem("document_damaged", page=0)
    return made


def _wait(process: "subprocess.Popen[bytes]", while_waiting: Callable[[], None]) -> None:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            process.wait(timeout=0.5)
            return
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                raise CageFailure("cage_time", seconds=round(SECONDS)) from None
            while_waiting()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what was started and what that started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def _fit_to_width(sheet: Path) -> None:
    """Set every page of a flat spreadsheet to one page wide and as many long as it takes."""

    def wide(found: re.Match[bytes]) -> bytes:
        plain = _SCALES.sub(b"", found.group())
        end = b"/>" if plain.endswith(b"/>") else b">"
        return plain[: -len(end)] + b' style:scale-to-X="1" style:scale-to-Y="0"' + end

    sheet.write_bytes(_LAYOUT.sub(wide, sheet.read_bytes()))


def _sweep() -> None:
    """Take away what a killed worker left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER_PREFIX}*"):
        try:
            if time.time() - folder.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            continue

"""A second wall around programs of others, where the system offers `bwrap`: no network, no files but those named."""

import functools
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/fonts", "/etc/libreoffice", "/etc/ld.so.cache",
           "/etc/alternatives", "/etc/localtime")
"""What a program needs to run. Not the rest of /etc, no home, no data of this server."""


@functools.cache
def works() -> bool:
    """Whether `bwrap` is there and may make namespaces; many containers forbid them."""
    if shutil.which("bwrap") is None:
        return False
    try:
        tried = subprocess.run(around(["true"]), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0


def around(arguments: Sequence[str], writes: Path | None = None, reads: Iterable[Path] = ()) -> list[str]:
    """The command that runs `arguments` where only `writes` can be written and only `reads` and the system be read."""
    wall = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    for folder in _SYSTEM:
        wall += _as_it_is(Path(folder))
    wall += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
    for read in reads:
        wall += ["--ro-bind-try", str(read.resolve()), str(read)]
    if writes is not None:
        wall += ["--bind", str(writes), str(writes), "--chdir", str(writes)]
    return [*wall, "--", *arguments]


def _as_it_is(folder: Path) -> list[str]:
    if folder.is_symlink():
        return ["--symlink", str(folder.readlink()), str(folder)]
    return ["--ro-bind-try", str(folder), str(folder)]

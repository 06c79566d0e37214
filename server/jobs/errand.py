"""Short errands in a process of their own, for who may neither fork nor wait: the process that serves."""

import json
import subprocess
import sys
from collections.abc import Mapping

SECONDS = 30.0


class ErrandFailed(Exception):
    """It died, took too long, or said nothing one can read."""


def run(module: str, request: Mapping[str, str], seconds: float = SECONDS) -> tuple[dict[str, object], bytes]:
    """Run a module with the request on its standard input; its answer, and the bytes it put behind that line.

    The request goes through a pipe and is on no command line, in no environment and in no file.
    """
    line = json.dumps(dict(request)).encode("ascii") + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-B", "-m", module], input=line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=seconds, check=True,
        )
        head, _, content = done.stdout.partition(b"\n")
        answer = json.loads(head)
    except (subprocess.SubprocessError, OSError, ValueError) as failed:
        # Without its cause: that would quote the request.
        raise ErrandFailed(module) from (failed if isinstance(failed, OSError) else None)
    if not isinstance(answer, dict):
        raise ErrandFailed(module)
    return answer, content

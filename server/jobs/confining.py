"""The limits a process sets on itself before it touches a file of somebody else's."""

import contextlib
import resource

from server.jobs.cage_network import forbid_network

MIB = 1024 * 1024


def confine(
    *, memory_bytes: int, cpu_seconds: int, file_bytes: int, open_files: int, network: bool = False, local: bool = False
) -> None:
    """Limit the process and all it will start. Limits the system does not have are skipped.

    `network` leaves sockets alone, for a process that another wall will keep from them; `local` leaves those between
    processes of this machine.
    """
    limit("RLIMIT_AS", memory_bytes)
    limit("RLIMIT_CPU", cpu_seconds)
    limit("RLIMIT_FSIZE", file_bytes)
    limit("RLIMIT_NOFILE", open_files)
    limit("RLIMIT_CORE", 0)
    if not network:
        forbid_network(local=local)


def limit(name: str, value: int) -> None:
    """Set one limit, hard and soft."""
    number = getattr(resource, name, None)
    if number is not None:
        # macOS knows RLIMIT_AS by name and refuses it; a lower limit set by the administrator stays.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(number, (value, value))

"""Takes the network away from a process and all it starts, by a system call filter; no right is needed for it."""

import ctypes
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2
"""`prctl` of Linux: a filter may be set by anybody who gives up gaining rights."""
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The machine's name → as the kernel audits it, and the number of `socket` there."""
_OTHER_NUMBERS = 0x40000000
"""From here on x86 counts the same calls once more, for programs with short pointers."""
_URING = 425
"""A second way to make sockets, which a filter of calls does not see."""
_LOCAL_FAMILY = 1
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def forbid_network(*, local: bool = False) -> bool:
    """Refuse every new socket from here on, or, with `local`, all but those between processes of this machine.

    Cannot be taken back. False where the system has no such filter.
    """
    known = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, socket = known
    steps = b"".join(
        struct.pack("=HBBI", *step)
        for step in (
            (_LOAD, 0, 0, _ARCHITECTURE),
            (_EQUAL, 1, 0, architecture),
            (_RETURN, 0, 0, _KILL),
            (_LOAD, 0, 0, _NUMBER),
            (_AT_LEAST, 4, 0, _OTHER_NUMBERS),
            (_EQUAL, 3, 0, _URING),
            (_EQUAL, 0, 3, socket),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_EQUAL, 1 if local else 0, 0, _LOCAL_FAMILY),
            (_RETURN, 0, 0, _REFUSE),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    held = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.cast(held, ctypes.c_void_p))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_SET_FILTER, _FILTER_MODE, ctypes.byref(program), 0, 0) == 0)

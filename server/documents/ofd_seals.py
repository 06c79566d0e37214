"""The picture of a seal inside the signed value of an OFD signature (GB/T 38540)."""

_NAME, _OCTETS = 0x16, 0x04
"""Marks of DER: a name in ASCII, and bytes."""
_KINDS = (b"png", b"ofd", b"jpg", b"jpeg", b"bmp", b"gif")


def picture_in(signed: bytes) -> bytes | None:
    """The bytes that stand behind the name of their kind; None where there is no picture one can draw."""
    lower = signed.lower()
    for kind in _KINDS:
        mark = bytes((_NAME, len(kind))) + kind
        at = lower.find(mark)
        while at >= 0:
            found = _octets(signed, at + len(mark))
            if found:
                return found
            at = lower.find(mark, at + 1)
    return None


def _octets(content: bytes, at: int) -> bytes | None:
    if len(content) < at + 2 or content[at] != _OCTETS:
        return None
    length = content[at + 1]
    start = at + 2
    if length & 0x80:
        more = length & 0x7F
        length = int.from_bytes(content[start : start + more], "big")
        start += more
    found = content[start : start + length]
    return found if len(found) == length else None

"""Work that would hold up everybody else, done aside: in a real thread where the server's own threads are green."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Aside(Protocol):
    """Does a piece of work and gives its result, while others go on. The work must neither log nor use a database."""

    def __call__(self, work: Callable[[], T]) -> T:
        """Wait for the work; what it raises is raised here."""
        ...


def here(work: Callable[[], T]) -> T:
    """Where every connection has a real thread of its own, that thread does it."""
    return work()

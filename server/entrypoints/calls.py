"""What a REST call brings along, and what a route needs and does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, TypeVar

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage, Headers

from server.access.actor import Actor
from server.access.permissions import Permission
from server.aside import Aside, here
from server.db.transaction import Database, Transaction
from server.settings import Settings
from server.storage import BlobStore, PartialStore
from server.wire.base import Wire

W = TypeVar("W", bound=Wire)


@dataclass(frozen=True)
class House:
    """What handlers may use besides the transaction."""

    db: Database
    blobs: BlobStore
    partials: PartialStore
    settings: Settings
    base_url: Callable[[], str]
    """Address tablets reach the server at."""
    aside: Aside = here
    """Where work goes that takes longer than others should wait."""


@dataclass(frozen=True)
class Call:
    """One REST call, validated."""

    house: House
    path: Mapping[str, str]
    body: Wire | None
    query: Wire | None
    token: str
    files: Mapping[str, FileStorage]
    if_none_match: str = ""
    headers: Headers = field(default_factory=Headers)
    stream: IO[bytes] = field(default_factory=BytesIO)
    """The body as it comes, of a call that takes plain bytes."""

    def body_as(self, model: type[W]) -> W:
        """The body, which the declaration says is of this model."""
        assert isinstance(self.body, model)
        return self.body

    def query_as(self, model: type[W]) -> W:
        """The query, which the declaration says is of this model."""
        assert isinstance(self.query, model)
        return self.query


Reading = Callable[[Session, Actor, Call], Wire | Response]
Writing = Callable[[Transaction, Actor, Call], Wire | None]
Streaming = Callable[[Actor, Call], Wire | Response]
Locator = Callable[[Session, Mapping[str, str]], str | None]


@dataclass(frozen=True)
class Route:
    """Permission → handler of one endpoint; exactly one of `reads`, `writes`, `streams` is set.

    `meeting_of` finds the meeting a call is about, whose journal is then locked for a writing one. A writing handler
    that returns None refuses with `refusal`, keeping what it wrote. A streaming handler takes long in bytes or in
    proving a secret, not in the database, and opens its own transactions.
    """

    permission: Permission
    reads: Reading | None = None
    writes: Writing | None = None
    streams: Streaming | None = None
    meeting_of: Locator = lambda session, path: path.get("meeting")
    refusal: str = ""

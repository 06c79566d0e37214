"""Draws papers in the cage, page by page, and hands the pages out as they are ready."""

import hashlib
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from server.documents.caged_rendering import LONGEST_SIDE, draw_caged, page_order
from server.documents.identify import Kind
from server.documents.inspect import MOST_PAGES, PageShape, Word
from server.documents.navigation import (
    DEEPEST,
    LABEL_CHARACTERS,
    MOST_ENTRIES,
    MOST_LINKS,
    TITLE_CHARACTERS,
    Link,
    OutlineEntry,
    plain_line,
)
from server.jobs import cage
from server.jobs.cage import CageFailure, Limits, Message

WIDTHS = (1200, 1600)
"""What tablets ask for: a small and a large one held upright."""
LIMITS = Limits()


@dataclass(frozen=True)
class Opened:
    """The paper can be read; how many pages it has is settled by this once and for all."""

    pages: int
    outline: tuple[OutlineEntry, ...]


@dataclass(frozen=True)
class DrawnImage:
    """A drawing of a page: size in pixels, content type, bytes."""

    width: int
    height: int
    type: str
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes: the drawing's address."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class DrawnPage:
    """A page, drawn. `images` from small to large; `words` in reading order."""

    number: int
    shape: PageShape
    images: tuple[DrawnImage, ...]
    thumbnail: DrawnImage
    words: tuple[Word, ...]
    is_coloured: bool
    label: str
    """What the paper itself calls the page; empty where that is its number."""
    links: tuple[Link, ...]


def draw(
    path: Path,
    kind: Kind,
    *,
    first_page: int = 1,
    done: Collection[int] = (),
    widths: Sequence[int] = WIDTHS,
    limits: Limits = LIMITS,
    while_waiting: Callable[[], None] | None = None,
) -> Generator[Opened | DrawnPage, None, None]:
    """Yield `Opened`, then the pages not yet `done`: `first_page`, those behind it, those before it.

    Runs in a process of its own; closing the iterator ends that, and calling again with another `first_page` is how the
    page the room needs now gets ahead. Raises `Problem` when the paper is at fault (`document_encrypted`,
    `document_damaged{page}`, `document_empty`, `too_many_pages{pages, limit}`) and `CageFailure` when it broke the
    limits (`cage_memory`, `cage_cpu`, `cage_time`, `cage_crashed`, with the `page` it was drawing, 0 when opening).
    """
    at = 0
    order: Iterator[int] = iter(())
    stream = cage.stream(lambda: draw_caged(path, kind, first_page, done, widths), limits, while_waiting)
    try:
        for message in stream:
            if "at" in message.facts:
                at = _AT.validate_python(message.facts["at"])
            elif "pages" in message.facts:
                opened = _OpenedFacts.model_validate(message.facts)
                order = page_order(opened.pages, first_page, done)
                yield Opened(opened.pages, tuple(opened.outline))
            else:
                yield _page(next(order, 0), message)
    except CageFailure as failure:
        raise CageFailure(failure.code, **{**failure.facts, "page": at}) from None
    except (ValidationError, IndexError):
        raise CageFailure("cage_crashed", page=at) from None
    finally:
        stream.close()


def _plain(text: str) -> str:
    if plain_line(text, TITLE_CHARACTERS) != text:
        raise ValueError("no plain line")
    return text


_PageNumber = Annotated[int, Field(ge=1, le=MOST_PAGES)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Title = Annotated[str, Field(min_length=1, max_length=TITLE_CHARACTERS), AfterValidator(_plain)]


class _ImageFacts(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    width: int = Field(ge=1, le=LONGEST_SIDE)
    height: int = Field(ge=1, le=LONGEST_SIDE)
    type: Literal["image/png", "image/jpeg", "image/webp"]


class _PageFacts(BaseModel):
    """What the child says of a page; it may have been taken over by the paper, so nothing is believed."""

    model_config = ConfigDict(extra="forbid")
    shape: PageShape
    images: list[_ImageFacts] = Field(min_length=2, max_length=9)
    """The thumbnail comes first."""
    words: list[Word] = Field(max_length=20_000)
    is_coloured: bool
    label: Annotated[str, Field(max_length=LABEL_CHARACTERS), AfterValidator(_plain)]
    links: list[tuple[_PageNumber, _Share, _Share, _Share, _Share]] = Field(max_length=MOST_LINKS)


class _OpenedFacts(BaseModel):
    model_config = ConfigDict(extra="forbid")
    pages: _PageNumber
    outline: list[tuple[_Title, Annotated[int, Field(ge=1, le=DEEPEST)], _PageNumber]] = Field(max_length=MOST_ENTRIES)

    @model_validator(mode="after")
    def _leads_into_the_paper(self) -> Self:
        if any(page > self.pages for _, _, page in self.outline):
            raise ValueError("an entry leads out of the paper")
        return self


_AT = TypeAdapter(Annotated[int, Field(ge=0, le=MOST_PAGES)])


def _page(number: int, message: Message) -> DrawnPage:
    facts = _PageFacts.model_validate(message.facts)
    thumbnail, *images = (
        DrawnImage(image.width, image.height, image.type, message.attachments[index])
        for index, image in enumerate(facts.images)
    )
    return DrawnPage(number, facts.shape, tuple(images), thumbnail, tuple(facts.words), facts.is_coloured, facts.label,
                     tuple(facts.links))

"""What a typeset paper says: frozen values that layouts turn into pages; no rows, no files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agenda.minutes import Style
from agenda.vocabulary import Language
from server.wire import minutes as wire
from server.wire.meetings import Attendee
from server.wire.minutes import PaperKind

Stroke = tuple[int, ...]
"""A stroke of a signature as the wire's Stroke packs it: x, y of the first point, then dx, dy of each next one."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the journal positions it was written from."""

    id: str
    style: Style
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Listing:
    """出席、请假、列席: what stands before the colon, and the names behind it."""

    label: str
    names: str


@dataclass(frozen=True)
class Paper:
    """A record or minutes as they are to be printed. Texts may be ""; what is empty is not printed.

    `number`: 〔2026〕12号 of minutes. `day`: printed beside the issuing body. `draft_revision`: printed as a draft of
    this revision; None once approved. `distribution` 抄送, `printed_by`, `printed_on`: the imprint 版记.
    """

    kind: PaperKind
    language: Language
    body: str
    number: str
    title: str
    day: date
    lists: tuple[Listing, ...]
    paragraphs: tuple[Paragraph, ...]
    chair: str
    keeper: str
    draft_revision: int | None
    distribution: str = ""
    printed_by: str = ""
    printed_on: date | None = None


@dataclass(frozen=True)
class Signatory:
    """An attendee of the sign-in sheet with their signature, empty where none was asked for."""

    attendee: Attendee
    signature: tuple[Stroke, ...]


def paper_number(language: Language, year: int, ordinal: int) -> str:
    """〔2026〕12号: the year in six-angle brackets, no leading nought, no 第 (GB/T 9704-2012, 7.2.5)."""
    return f"〔{year}〕{ordinal}号" if language is Language.ZH_CN else f"No. {ordinal} of {year}"


def listings(paragraphs: Iterable[wire.Paragraph]) -> tuple[Listing, ...]:
    """The lists of a draft, divided at their first colon of either kind."""
    return tuple(_listing(paragraph.text) for paragraph in paragraphs)


def paragraphs(written: Iterable[wire.Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of a draft, as they are laid out."""
    return tuple(Paragraph(one.id, Style(one.style.value), one.text, tuple(one.sources)) for one in written)


def _listing(text: str) -> Listing:
    at = min((place for colon in "：:" if (place := text.find(colon)) >= 0), default=-1)
    return Listing(text[:at].strip(), text[at + 1 :].strip()) if at >= 0 else Listing("", text.strip())

"""Looking for text in one paper or in all papers of a meeting one may read.

Every page's folded text is scanned by the database itself: a thousand dense pages take it about ten milliseconds, and
unlike an index it finds single characters and pairs of them, which is how Chinese is looked for, on either database.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.documents import queries
from server.documents.folding import fold, folded_with_places, occurrences, running_text
from server.documents.models import PageText
from server.wire import finding as wire
from server.wire.documents import Document

HITS_IN_PAPER = 200
HITS_OF_EACH = 10
"""Listed of every paper where many are searched; its own search lists more."""
HITS_ON_PAGE = 500
_BEFORE = 16
_AFTER = 32


def search(session: Session, actor: Actor, version_id: str, wanted: str) -> wire.SearchResult:
    """Where the text stands in a paper."""
    version, document, _ = queries.readable(session, actor, version_id)
    return _search(session, [queries.document_part(session, document, version)], wanted, HITS_IN_PAPER)


def search_meeting(session: Session, actor: Actor, meeting_id: str, wanted: str) -> wire.SearchResult:
    """Where the text stands in the papers of a meeting, in the order of the agenda; only in those its list shows."""
    return _search(session, queries.readable_list(session, actor, meeting_id).documents, wanted, HITS_OF_EACH)


def _search(session: Session, papers: Sequence[Document], wanted: str, most: int) -> wire.SearchResult:
    needle = fold(wanted)
    if not needle:
        return wire.SearchResult(papers=[])
    found: dict[str, dict[int, int]] = {}
    # Not ordered by the database: it would carry all the text through its sorting.
    for version_id, number, folded in session.execute(
        select(PageText.version_id, PageText.number, PageText.folded)
        .where(PageText.version_id.in_([paper.version for paper in papers]))
        .where(PageText.folded.contains(needle, autoescape=True))
    ):
        found.setdefault(version_id, {})[number] = folded.count(needle)
    papers = [paper for paper in papers if paper.version in found][:wire.MOST_PAPERS_FOUND]
    hits = _hits(session, {paper.version: found[paper.version] for paper in papers}, needle, most)
    return wire.SearchResult(
        papers=[
            wire.PaperHits(
                document=paper.id, version=paper.version, name=paper.name, item=paper.item,
                total=sum(found[paper.version].values()), pages=len(found[paper.version]), hits=hits[paper.version],
            )
            for paper in papers
        ]
    )


def _hits(
    session: Session, found: Mapping[str, Mapping[int, int]], needle: str, most: int
) -> Mapping[str, list[wire.SearchHit]]:
    """The first hits of every version, told from the pages they are on alone."""
    pages = [(version, number) for version, counts in found.items() for number in _first_pages(counts, most)]
    texts = {
        (version, number): (label, text)
        for version, number, label, text in session.execute(
            select(PageText.version_id, PageText.number, PageText.label, PageText.text)
            .where(tuple_(PageText.version_id, PageText.number).in_(pages))
        )
    }
    hits: dict[str, list[wire.SearchHit]] = {version: [] for version in found}
    for version, number in pages:
        label, text = texts[version, number]
        listed = hits[version]
        listed += islice(_hits_in_text(number, label, text, needle), most - len(listed))
    return hits


def _first_pages(counts: Mapping[int, int], most: int) -> Iterator[int]:
    listed = 0
    for number in sorted(counts):
        if listed >= most:
            return
        listed += counts[number]
        yield number


def _hits_in_text(number: int, label: str, text: str, needle: str) -> Iterator[wire.SearchHit]:
    folded, places = folded_with_places(text)
    for nth, start in enumerate(occurrences(folded, needle), 1):
        first, end = places[start], places[start + len(needle) - 1] + 1
        yield wire.SearchHit(
            page=number, label=label, nth=nth, before=text[max(0, first - _BEFORE) : first], found=text[first:end],
            after=text[end : end + _AFTER],
        )


def hits_on_page(session: Session, actor: Actor, version_id: str, number: int, wanted: str) -> wire.PageHits:
    """The boxes of every place on a page where the text stands."""
    version, _, _ = queries.readable(session, actor, version_id)
    words = queries.page_row(session, version, number).words
    needle = fold(wanted)
    text, owners = running_text(words)
    folded, places = folded_with_places(text)
    hits: list[wire.HitBoxes] = []
    for start in occurrences(folded, needle):
        of = (owners[place] for place in places[start : start + len(needle)])
        boxes = [queries.word_part(words[index]) for index in dict.fromkeys(of) if index >= 0]
        hits.append(wire.HitBoxes(boxes=boxes))
        if len(hits) == HITS_ON_PAGE:
            break
    return wire.PageHits(number=number, hits=hits)

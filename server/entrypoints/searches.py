"""Words out of papers: what a search or a list of words tells of a restricted paper is a look at it."""

from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.documents import looking, queries, searching
from server.entrypoints.calls import Call
from server.wire.finding import PageWords, SearchQuery, SearchResult


def search(session: Session, actor: Actor, call: Call) -> SearchResult:
    """Where the text stands in a paper."""
    return _noted(session, actor, call, searching.search(session, actor, call.path["version"], _wanted(call)))


def search_meeting(session: Session, actor: Actor, call: Call) -> SearchResult:
    """Where the text stands in all papers of a meeting one may read."""
    return _noted(session, actor, call, searching.search_meeting(session, actor, call.path["meeting"], _wanted(call)))


def words(session: Session, actor: Actor, call: Call) -> PageWords:
    """The words of a page."""
    number = int(call.path["page"]) if call.path["page"].isdigit() else 0
    told = queries.page_words(session, actor, call.path["version"], number)
    _note(session, actor, call, call.path["version"], number)
    return told


def _wanted(call: Call) -> str:
    return call.query_as(SearchQuery).q


def _noted(session: Session, actor: Actor, call: Call, result: SearchResult) -> SearchResult:
    for paper in result.papers:
        _note(session, actor, call, paper.version, paper.hits[0].page if paper.hits else 1)
    return result


def _note(session: Session, actor: Actor, call: Call, version_id: str, page: int) -> None:
    version, document = queries.version_row(session, version_id)
    if looking.is_guarded(document):
        looking.note(call.house.db, actor, document, version, page)

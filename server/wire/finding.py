"""The ways to a place in a paper: contents, links, words, search."""

from typing import Annotated

from pydantic import Field, StringConstraints

from server.wire.base import Count, Endpoint, Fraction01, Id, Line, Number, Wire

MOST_PAPERS_FOUND = 200
Excerpt = Annotated[str, StringConstraints(max_length=400)]


class PageLink(Wire):
    """A place on a page that leads to another page of the paper, in fractions of the displayed page."""

    page: Number
    left: Fraction01
    top: Fraction01
    right: Fraction01
    bottom: Fraction01


class OutlineEntry(Wire):
    """A line of the paper's own table of contents; `level` says how far it is indented, from 1."""

    title: Line
    level: Annotated[int, Field(ge=1, le=6)]
    page: Number


class PageWord(Wire):
    """A word with its box in fractions of the displayed page."""

    text: Annotated[str, StringConstraints(max_length=500)]
    left: Fraction01
    top: Fraction01
    right: Fraction01
    bottom: Fraction01


class PageWords(Wire):
    """The words of one page."""

    number: Number
    words: Annotated[list[PageWord], Field(max_length=20_000)]


class SearchQuery(Wire):
    """What to look for."""

    q: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class SearchHit(Wire):
    """One place where the text stands, as it stands there: what comes before, what was found, what comes after."""

    page: Number
    label: Annotated[str, StringConstraints(max_length=20)]
    nth: Number
    """The how manieth on its page."""
    before: Excerpt
    found: Excerpt
    after: Excerpt


class PaperHits(Wire):
    """What was found in one paper: how many places on how many pages, and the first of them."""

    document: Id
    version: Id
    item: Id
    name: Line
    total: Count
    pages: Count
    hits: Annotated[list[SearchHit], Field(max_length=200)]


class SearchResult(Wire):
    """The papers in which it stands, in the order of the agenda."""

    papers: Annotated[list[PaperHits], Field(max_length=MOST_PAPERS_FOUND)]


class HitBoxes(Wire):
    """The words one place is made of."""

    boxes: Annotated[list[PageWord], Field(max_length=200)]


class PageHits(Wire):
    """Where on a page the text stands, in reading order."""

    number: Number
    hits: Annotated[list[HitBoxes], Field(max_length=500)]


_READ = ("document_unknown",)
ENDPOINTS = (
    Endpoint(
        "documents.words",
        "GET",
        "/api/v1/versions/{version}/pages/{page}/words",
        None,
        None,
        PageWords,
        (*_READ, "page_out_of_range"),
        "The words of a page with their boxes.",
    ),
    Endpoint(
        "documents.search",
        "GET",
        "/api/v1/versions/{version}/search",
        None,
        SearchQuery,
        SearchResult,
        _READ,
        "Find text in a paper, Chinese without spaces too.",
    ),
    Endpoint(
        "documents.search_meeting",
        "GET",
        "/api/v1/meetings/{meeting}/search",
        None,
        SearchQuery,
        SearchResult,
        ("meeting_unknown",),
        "Find text in all papers of a meeting one may read.",
    ),
    Endpoint(
        "documents.hits",
        "GET",
        "/api/v1/versions/{version}/pages/{page}/hits",
        None,
        SearchQuery,
        PageHits,
        (*_READ, "page_out_of_range"),
        "The boxes of a text on a page.",
    ),
)

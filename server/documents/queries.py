"""Reading papers, pages and words."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.documents.models import Document, DocumentVersion, Page
from server.errors import Problem
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.wire import documents as wire

HITS = 200
EXCERPT_CHARACTERS = 30


def document_row(session: Session, document_id: str) -> Document:
    """The row, or `document_unknown`; a withdrawn paper is unknown."""
    document = session.get(Document, document_id)
    if document is None or document.withdrawn:
        raise Problem("document_unknown")
    return document


def version_row(session: Session, version_id: str) -> tuple[DocumentVersion, Document]:
    """A version and its paper, or `document_unknown`."""
    version = session.get(DocumentVersion, version_id)
    if version is None:
        raise Problem("document_unknown")
    return version, document_row(session, version.document_id)


def meeting_of_version(session: Session, version_id: str) -> str:
    """The meeting a version belongs to."""
    return version_row(session, version_id)[1].meeting_id


def readable(session: Session, actor: Actor, version_id: str) -> tuple[DocumentVersion, Document, AgendaItem]:
    """The version if the caller may read it; otherwise it is as unknown as one that does not exist."""
    version, document = version_row(session, version_id)
    item = session.get_one(AgendaItem, document.item_id)
    if actor.meeting != document.meeting_id or not audiences.is_inside(session, actor, item):
        raise Problem("document_unknown")
    return version, document, item


def newest_version(session: Session, document_id: str) -> DocumentVersion:
    """The newest version of a paper."""
    return session.scalars(
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id)
        .order_by(DocumentVersion.number.desc())
        .limit(1)
    ).one()


def document_part(document: Document, version: DocumentVersion) -> wire.Document:
    """A paper as its readers see it."""
    return wire.Document(
        id=document.id,
        version=version.id,
        item=document.item_id,
        name=document.name,
        size=version.size,
        state=wire.DocumentState(version.state),
        pages=version.pages,
        pages_ready=version.pages_ready,
        problem=version.problem,
        problem_page=version.problem_page,
        uploaded_at=version.uploaded_at,
        uploaded_by=version.uploaded_by,
        pushed_at=document.pushed_at,
    )


def newest_versions(session: Session, meeting_id: str) -> list[tuple[Document, DocumentVersion]]:
    """The papers of a meeting with the newest version of each, in the order of the agenda."""
    rows = session.execute(
        select(Document, DocumentVersion)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .join(AgendaItem, AgendaItem.id == Document.item_id)
        .where(Document.meeting_id == meeting_id, ~Document.withdrawn)
        .order_by(AgendaItem.number, Document.place, DocumentVersion.number)
    ).all()
    return list({document.id: (document, version) for document, version in rows}.values())


def document_parts(session: Session, meeting_id: str, items: Sequence[str] | None = None) -> list[wire.Document]:
    """The papers of a meeting, or of these items of it, in the order of the agenda."""
    rows = newest_versions(session, meeting_id)
    return [document_part(d, v) for d, v in rows if items is None or d.item_id in items]


def page_list(session: Session, actor: Actor, version_id: str) -> wire.PageList:
    """The pages of a version that are drawn."""
    version, document, _ = readable(session, actor, version_id)
    rows = session.execute(
        select(Page.number, Page.width, Page.height, Page.rotation, Page.images, Page.thumbnail)
        .where(Page.version_id == version_id)
        .order_by(Page.number)
    )
    return wire.PageList(
        document=document_part(document, version),
        pages=[
            wire.Page(number=number, width=width, height=height, rotation=rotation,
                      images=[_image(image) for image in images], thumbnail=_image(thumbnail))
            for number, width, height, rotation, images, thumbnail in rows
        ],
    )


def _image(image: dict[str, object]) -> wire.PageImage:
    return wire.PageImage.model_validate({name: image[name] for name in wire.PageImage.model_fields})


def page_row(session: Session, version: DocumentVersion, number: int) -> Page:
    """A drawn page, or `page_out_of_range`."""
    page = session.get(Page, (version.id, number))
    if page is None:
        raise Problem("page_out_of_range", page=number, pages=version.pages)
    return page


def page_words(session: Session, actor: Actor, version_id: str, number: int) -> wire.PageWords:
    """The words of a page with their boxes."""
    version, _, _ = readable(session, actor, version_id)
    page = page_row(session, version, number)
    return wire.PageWords(number=number, words=[_word(word) for word in page.words])


def _word(word: Sequence[object]) -> wire.PageWord:
    text, left, top, right, bottom = word
    return wire.PageWord.model_validate({"text": text, "left": left, "top": top, "right": right, "bottom": bottom})


def search(session: Session, actor: Actor, version_id: str, wanted: str) -> wire.SearchResult:
    """Where the text stands; spaces and case are ignored, so that Chinese is found across the PDF's own pieces."""
    version, _, _ = readable(session, actor, version_id)
    needle = _plain(wanted)
    hits: list[wire.SearchHit] = []
    if not needle:
        return wire.SearchResult(hits=[], more=False)
    for number, words in session.execute(
        select(Page.number, Page.words).where(Page.version_id == version.id).order_by(Page.number)
    ):
        for hit in _hits_on_page(number, words, needle):
            if len(hits) == HITS:
                return wire.SearchResult(hits=hits, more=True)
            hits.append(hit)
    return wire.SearchResult(hits=hits, more=False)


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _hits_on_page(number: int, words: Sequence[Sequence[object]], needle: str) -> list[wire.SearchHit]:
    owners: list[int] = []
    pieces: list[str] = []
    for index, word in enumerate(words):
        piece = _plain(str(word[0]))
        pieces.append(piece)
        owners.extend([index] * len(piece))
    text = "".join(pieces)
    hits: list[wire.SearchHit] = []
    start = text.find(needle)
    while start >= 0:
        end = start + len(needle)
        boxes = [_word(words[index]) for index in dict.fromkeys(owners[start:end])][:50]
        excerpt = text[max(0, start - EXCERPT_CHARACTERS) : end + EXCERPT_CHARACTERS]
        hits.append(wire.SearchHit(page=number, excerpt=excerpt, boxes=boxes))
        start = text.find(needle, end)
    return hits


def readable_list(session: Session, actor: Actor, meeting_id: str) -> wire.DocumentList:
    """The papers of a meeting the caller may read."""
    items = session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)).all()
    inside = [item.id for item in items if audiences.is_inside(session, actor, item)]
    return wire.DocumentList(documents=document_parts(session, meeting_id, inside))

"""Reading papers, pages and words."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from agenda.vocabulary import Classification
from server.access import rules
from server.access.actor import Actor
from server.access.permissions import Permission
from server.documents.models import Document, DocumentOutline, DocumentVersion, Page, PageText
from server.documents.navigation import MOST_LINKS_SENT
from server.errors import Problem
from server.meetings import audiences
from server.meetings.models import AgendaItem
from server.wire import documents as wire
from server.wire import finding


def document_row(session: Session, document_id: str) -> Document:
    """The row, or `document_unknown`; a withdrawn paper is unknown."""
    document = session.get(Document, document_id)
    if document is None or document.withdrawn:
        raise Problem("document_unknown")
    return document


def meeting_of_document(session: Session, document_id: str) -> str:
    """The meeting of a paper, also of one that was taken back."""
    document = session.get(Document, document_id)
    if document is None:
        raise Problem("document_unknown")
    return document.meeting_id


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
    if actor.meeting != document.meeting_id or not audiences.may_read(
        session, actor, item, document.classification
    ):
        raise Problem("document_unknown")
    if version.published_at is None and not rules.may(actor, Permission.MEETING_EDIT):
        raise Problem("document_unknown")
    return version, document, item


def versions_of(session: Session, document_id: str) -> list[DocumentVersion]:
    """All versions of a paper, oldest first."""
    return list(session.scalars(
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id)
        .order_by(DocumentVersion.number)
    ))


def current_of(versions: Sequence[DocumentVersion]) -> DocumentVersion:
    """The version readers have: the newest that was published."""
    return max((one for one in versions if one.published_at is not None), key=lambda one: one.number)


def document_part(session: Session, document: Document, version: DocumentVersion | None = None) -> wire.Document:
    """A paper as its readers see it, at the version they have or at another."""
    return _document_part(document, versions_of(session, document.id), version)


def _document_part(
    document: Document, versions: Sequence[DocumentVersion], wanted: DocumentVersion | None = None
) -> wire.Document:
    current = current_of(versions)
    version = wanted or current
    newest = versions[-1]
    return wire.Document(
        id=document.id,
        version=version.id,
        item=document.item_id,
        name=document.name,
        classification=Classification(document.classification),
        kind=_kind(version.content_type),
        size=version.size,
        state=wire.DocumentState(version.state),
        pages=version.pages,
        pages_ready=version.pages_ready,
        problem=version.problem,
        problem_page=version.problem_page,
        uploaded_at=version.uploaded_at,
        uploaded_by=version.uploaded_by,
        pushed_at=document.pushed_at,
        number=version.number,
        note=version.note,
        earlier=[
            wire.EarlierVersion(version=one.id, number=one.number)
            for one in versions
            if one.published_at is not None and one.number < version.number
        ],
        coming=_coming(newest) if newest.published_at is None and newest.number > current.number else None,
    )


def _kind(content_type: str) -> wire.DocumentKind:
    top = content_type.partition("/")[0]
    return wire.DocumentKind(top) if top in ("video", "audio") else wire.DocumentKind.PAGES


def drawn_from(version: DocumentVersion) -> tuple[str, str]:
    """Digest and content type of what the pages of a version are drawn from."""
    if version.drawn_sha256:
        return version.drawn_sha256, version.drawn_type
    return version.sha256, version.content_type


def _coming(version: DocumentVersion) -> wire.ComingVersion:
    return wire.ComingVersion(
        version=version.id, number=version.number, state=wire.DocumentState(version.state), pages=version.pages,
        pages_ready=version.pages_ready, problem=version.problem, problem_page=version.problem_page,
    )


def current_versions(session: Session, meeting_id: str) -> list[tuple[Document, DocumentVersion]]:
    """The papers of a meeting with the version readers have of each, in the order of the agenda."""
    return [(document, current_of(versions)) for document, versions in _all_versions(session, meeting_id)]


def _all_versions(session: Session, meeting_id: str) -> list[tuple[Document, list[DocumentVersion]]]:
    rows = session.execute(
        select(Document, DocumentVersion)
        .join(DocumentVersion, DocumentVersion.document_id == Document.id)
        .join(AgendaItem, AgendaItem.id == Document.item_id)
        .where(Document.meeting_id == meeting_id, ~Document.withdrawn)
        .order_by(AgendaItem.number, Document.place, DocumentVersion.number)
    ).all()
    found: dict[str, tuple[Document, list[DocumentVersion]]] = {}
    for document, version in rows:
        found.setdefault(document.id, (document, []))[1].append(version)
    return list(found.values())


def document_parts(session: Session, meeting_id: str, items: Sequence[str] | None = None) -> list[wire.Document]:
    """The papers of a meeting, or of these items of it, in the order of the agenda."""
    rows = _all_versions(session, meeting_id)
    return [_document_part(document, versions) for document, versions in rows
            if items is None or document.item_id in items]


def page_list(session: Session, actor: Actor, version_id: str) -> wire.PageList:
    """The pages of a version that are drawn."""
    version, document, _ = readable(session, actor, version_id)
    rows = session.execute(
        select(Page.number, Page.width, Page.height, Page.rotation, Page.images, Page.thumbnail, PageText.label,
               PageText.links)
        .join(PageText, (PageText.version_id == Page.version_id) & (PageText.number == Page.number))
        .where(Page.version_id == version_id)
        .order_by(Page.number)
    )
    pages: list[wire.Page] = []
    links = MOST_LINKS_SENT
    for number, width, height, rotation, images, thumbnail, label, places in rows:
        leading = [_link(place) for place in places[:links]]
        links -= len(leading)
        pages.append(
            wire.Page(number=number, label=label, width=width, height=height, rotation=rotation,
                      images=[_image(image) for image in images], thumbnail=_image(thumbnail), links=leading)
        )
    outline = session.get(DocumentOutline, version_id)
    return wire.PageList(
        document=document_part(session, document, version),
        outline=[
            finding.OutlineEntry(title=title, level=level, page=page)
            for title, level, page in (outline.entries if outline else ())
        ],
        pages=pages,
    )


def _link(place: Sequence[float]) -> finding.PageLink:
    page, left, top, right, bottom = place
    return finding.PageLink(page=int(page), left=left, top=top, right=right, bottom=bottom)


def _image(image: dict[str, object]) -> wire.PageImage:
    return wire.PageImage.model_validate({name: image[name] for name in wire.PageImage.model_fields})


def page_row(session: Session, version: DocumentVersion, number: int) -> Page:
    """A drawn page, or `page_out_of_range`."""
    page = session.get(Page, (version.id, number))
    if page is None:
        raise Problem("page_out_of_range", page=number, pages=version.pages)
    return page


def page_words(session: Session, actor: Actor, version_id: str, number: int) -> finding.PageWords:
    """The words of a page with their boxes."""
    version, _, _ = readable(session, actor, version_id)
    page = page_row(session, version, number)
    return finding.PageWords(number=number, words=[word_part(word) for word in page.words])


def word_part(word: Sequence[object]) -> finding.PageWord:
    """A word as the wire carries it."""
    text, left, top, right, bottom = word
    return finding.PageWord.model_validate({"text": text, "left": left, "top": top, "right": right, "bottom": bottom})


def taken_back(session: Session, meeting_id: str) -> wire.DocumentList:
    """The papers of a meeting that were taken back."""
    rows = session.scalars(
        select(Document)
        .join(AgendaItem, AgendaItem.id == Document.item_id)
        .where(Document.meeting_id == meeting_id, Document.withdrawn)
        .order_by(AgendaItem.number, Document.place)
    )
    return wire.DocumentList(documents=[document_part(session, document) for document in rows])


def readable_list(session: Session, actor: Actor, meeting_id: str) -> wire.DocumentList:
    """The papers of a meeting the caller may read."""
    return wire.DocumentList(
        documents=[
            _document_part(document, versions)
            for document, versions in _all_versions(session, meeting_id)
            if audiences.may_read(
                session, actor, session.get_one(AgendaItem, document.item_id), document.classification
            )
        ]
    )


def told_on(session: Session, meeting_id: str, stream: str) -> list[wire.Document]:
    """The papers whose facts are told on this stream."""
    return [
        _document_part(document, versions)
        for document, versions in _all_versions(session, meeting_id)
        if stream_of(session, document) == stream
    ]


def stream_of(session: Session, document: Document) -> str:
    """Where facts about the paper are told now."""
    return audiences.paper_stream(session.get_one(AgendaItem, document.item_id), document.classification)

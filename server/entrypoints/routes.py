"""Every endpoint → permission → what it does, as one readable table."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from server.access.actor import Actor
from server.access.permissions import Permission as P
from server.archive import actions as archive_actions
from server.archive import queries as archive
from server.documents import actions as document_actions
from server.documents import queries as documents
from server.documents import reading, searching
from server.entrypoints import files, intakes, login, searches, tus
from server.entrypoints.calls import Call, Route
from server.entrypoints.reader_routes import READER_ROUTES
from server.intake import actions as intake_actions
from server.intake import queries as intake
from server.marks import queries as marks
from server.minutes import actions as minutes_actions
from server.minutes import queries as minutes
from server.people import actions as people_actions
from server.people import queries as people
from server.planning import actions as editing
from server.planning import papers_due
from server.planning import queries as listing
from server.presenting import actions as presenting
from server.printing import actions as printing
from server.printing import queries as printed
from server.revising import queries as revising
from server.rooms import actions as rooms_actions
from server.rooms import queries as rooms
from server.uploads import queries as uploads
from server.wire import people as people_wire
from server.wire.base import Empty
from server.wire.finding import SearchQuery
from server.wire.minutes import Approve, DraftEdit, PaperKind
from server.wire.papers_due import SetPapersDue
from server.wire.planning import Agenda, Attendees, MeetingDraft
from server.wire.printing import MakePack
from server.wire.reading import OpenedPage
from server.wire.revising import ChangesQuery


def _whoami(session: Session, actor: Actor, call: Call) -> people_wire.Whoami:
    person = people.people_by_id(session, [actor.person])[actor.person] if actor.person else None
    return people_wire.Whoami(
        person=people.person_part(person, people.department_names(session).get(person.department_id or "", ""))
        if person
        else None,
        meeting=actor.meeting,
        attendee=actor.attendee,
        face="desk" if actor.face == "nobody" else actor.face,
    )


def _of_version(session: Session, path: Mapping[str, str]) -> str:
    return documents.meeting_of_version(session, path["version"])


def _of_document(session: Session, path: Mapping[str, str]) -> str:
    return documents.document_row(session, path["document"]).meeting_id


def _of_any_document(session: Session, path: Mapping[str, str]) -> str:
    return documents.meeting_of_document(session, path["document"])


def _of_upload(session: Session, path: Mapping[str, str]) -> str:
    return uploads.meeting_of_upload(session, path["upload"])


def _of_intake(session: Session, path: Mapping[str, str]) -> str:
    return intake.meeting_of_intake(session, path["intake"])


def _opened(actor: Actor, call: Call) -> Empty:
    # Outside the meeting's lock: forty readers who turn their own pages keep nobody waiting.
    with call.house.db.write(actor.message()) as tx:
        return reading.opened(tx, actor, call.path["version"], call.body_as(OpenedPage).page)


def _of_pack(session: Session, path: Mapping[str, str]) -> str:
    return printed.meeting_of_pack(session, path["pack"])


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


ROUTES: Final[dict[str, Route]] = {
    # --- people and ways in ---
    "people.login": Route(P.ANYONE, streams=login.log_in),
    "people.logout": Route(P.KNOWN, writes=lambda tx, actor, call: people_actions.log_out(tx, actor, call.token)),
    "people.whoami": Route(P.KNOWN, reads=_whoami),
    "people.list": Route(P.PEOPLE_LIST, reads=lambda session, actor, call: people.everyone(session)),
    "people.enter": Route(P.ANYONE, streams=login.enter),
    "people.today": Route(
        P.ANYONE,
        reads=lambda session, actor, call: login.today(session, call.house.db.clock.now(), call.house.settings),
    ),
    "people.today_seats": Route(
        P.ANYONE,
        reads=lambda session, actor, call: login.today_seats(
            session, call.path["meeting"], call.house.db.clock.now(), call.house.settings
        ),
    ),
    # --- rooms ---
    "rooms.list": Route(P.ROOM_LIST, reads=lambda session, actor, call: rooms.room_list(session)),
    "rooms.bind_seat": Route(
        P.ROOM_BIND,
        writes=lambda tx, actor, call: rooms_actions.bind_seat(
            tx, call.path["room"], call.path["seat"], call.house.base_url()
        ),
    ),
    "rooms.bind_screen": Route(
        P.ROOM_BIND,
        writes=lambda tx, actor, call: rooms_actions.bind_screen(tx, call.path["room"], call.house.base_url()),
    ),
    # --- meetings ---
    "meetings.list": Route(
        P.MEETING_LIST,
        reads=lambda session, actor, call: listing.meeting_list(
            session, actor, call.house.db.clock.now(), call.house.settings.zone
        ),
    ),
    "meetings.create": Route(
        P.MEETING_CREATE,
        writes=lambda tx, actor, call: editing.create(tx, actor, call.body_as(MeetingDraft), call.house.settings.zone),
    ),
    "meetings.read": Route(
        P.MEETING_READ, reads=lambda session, actor, call: listing.meeting_detail(session, actor, call.path["meeting"])
    ),
    "meetings.edit": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: editing.edit(
            tx, actor, call.path["meeting"], call.body_as(MeetingDraft), call.house.settings.zone
        ),
    ),
    "meetings.set_attendees": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: editing.set_attendees(tx, actor, call.path["meeting"], call.body_as(Attendees)),
    ),
    "meetings.set_agenda": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: editing.set_agenda(tx, actor, call.path["meeting"], call.body_as(Agenda)),
    ),
    "meetings.notice": Route(
        P.MEETING_EDIT, writes=lambda tx, actor, call: editing.send_notice(tx, actor, call.path["meeting"])
    ),
    **READER_ROUTES,
    # --- papers ---
    "documents.upload": Route(P.MEETING_EDIT, streams=files.upload),
    "documents.file": Route(P.MEETING_EDIT, streams=files.file_upload),
    # --- uploads that can be resumed ---
    "uploads.options": Route(P.ANYONE, streams=tus.options),
    "uploads.create": Route(P.KNOWN, streams=tus.create),
    "uploads.offset": Route(P.MEETING_EDIT, meeting_of=_of_upload, reads=tus.offset),
    "uploads.append": Route(P.MEETING_EDIT, meeting_of=_of_upload, streams=tus.append),
    "uploads.drop": Route(P.MEETING_EDIT, meeting_of=_of_upload, streams=tus.drop),
    "intakes.open": Route(
        P.MEETING_EDIT, writes=lambda tx, actor, call: intake_actions.open_intake(tx, actor, call.path["meeting"])
    ),
    "intakes.read": Route(P.MEETING_EDIT, meeting_of=_of_intake, reads=intakes.read),
    "intakes.accept": Route(P.MEETING_EDIT, meeting_of=_of_intake, streams=intakes.accept),
    "intakes.drop": Route(P.MEETING_EDIT, meeting_of=_of_intake, streams=intakes.drop),
    # --- reading them ---
    "documents.list": Route(
        P.DOCUMENT_READ,
        reads=lambda session, actor, call: documents.readable_list(session, actor, call.path["meeting"]),
    ),
    "documents.opened": Route(P.DOCUMENT_READ, meeting_of=_of_version, streams=_opened),
    "documents.readings": Route(
        P.DOCUMENT_READ,
        reads=lambda session, actor, call: reading.readings_of(session, actor, call.path["meeting"]),
    ),
    "documents.withdraw": Route(
        P.MEETING_EDIT, meeting_of=_of_document,
        writes=lambda tx, actor, call: presenting.take_back(tx, actor, call.path["document"]),
    ),
    "documents.restore": Route(
        P.MEETING_EDIT, meeting_of=_of_any_document,
        writes=lambda tx, actor, call: document_actions.restore(tx, actor, call.path["document"]),
    ),
    "documents.taken_back": Route(
        P.MEETING_EDIT, reads=lambda session, actor, call: documents.taken_back(session, call.path["meeting"])
    ),
    "documents.revise": Route(P.MEETING_EDIT, meeting_of=_of_document, streams=files.revise),
    "documents.versions": Route(
        P.DOCUMENT_READ, meeting_of=_of_document,
        reads=lambda session, actor, call: revising.history(session, actor, call.path["document"]),
    ),
    "documents.marks_left": Route(
        P.DOCUMENT_READ, meeting_of=_of_document,
        reads=lambda session, actor, call: revising.marks_left(session, actor, call.path["document"]),
    ),
    "documents.changes": Route(
        P.DOCUMENT_READ, meeting_of=_of_version,
        reads=lambda session, actor, call: revising.changes_since(
            session, actor, call.path["version"], call.query_as(ChangesQuery).since
        ),
    ),
    "documents.unlock": Route(P.MEETING_EDIT, meeting_of=_of_version, streams=files.unlock),
    "documents.media": Route(P.DOCUMENT_READ, meeting_of=_of_version, reads=files.media),
    "documents.pages": Route(
        P.DOCUMENT_READ, meeting_of=_of_version,
        reads=lambda session, actor, call: documents.page_list(session, actor, call.path["version"]),
    ),
    "documents.image": Route(P.DOCUMENT_READ, meeting_of=_of_version, reads=files.image),
    "documents.words": Route(P.DOCUMENT_READ, meeting_of=_of_version, reads=searches.words),
    "documents.search": Route(P.DOCUMENT_READ, meeting_of=_of_version, reads=searches.search),
    "documents.search_meeting": Route(P.DOCUMENT_READ, reads=searches.search_meeting),
    "documents.hits": Route(
        P.DOCUMENT_READ, meeting_of=_of_version,
        reads=lambda session, actor, call: searching.hits_on_page(
            session, actor, call.path["version"], _number(call.path["page"]), call.query_as(SearchQuery).q
        ),
    ),
    "documents.marks": Route(
        P.DOCUMENT_READ, meeting_of=_of_version,
        reads=lambda session, actor, call: marks.page_marks(
            session, actor, call.path["version"], _number(call.path["page"])
        ),
    ),
    "documents.original": Route(P.DOCUMENT_FILE, meeting_of=_of_version, reads=files.original),
    # --- before the meeting ---
    "papers.standing": Route(
        P.MEETING_EDIT, reads=lambda session, actor, call: papers_due.standing(session, call.path["meeting"])
    ),
    "papers.set_due": Route(
        P.MEETING_EDIT,
        writes=lambda tx, actor, call: papers_due.set_due(tx, actor, call.path["meeting"], call.body_as(SetPapersDue)),
    ),
    "papers.remind": Route(
        P.MEETING_EDIT, writes=lambda tx, actor, call: papers_due.remind(tx, actor, call.path["meeting"])
    ),
    "papers.opened": Route(
        P.MEETING_EDIT, reads=lambda session, actor, call: papers_due.opened_papers(session, call.path["meeting"])
    ),
    # --- on paper ---
    "packs.list": Route(
        P.PACK_PRINT, reads=lambda session, actor, call: printed.pack_list(session, call.path["meeting"])
    ),
    "packs.make": Route(
        P.PACK_PRINT,
        writes=lambda tx, actor, call: printing.make(tx, actor, call.path["meeting"], call.body_as(MakePack)),
    ),
    "packs.download": Route(P.PACK_PRINT, meeting_of=_of_pack, streams=files.pack),
    # --- minutes and archive ---
    "minutes.read": Route(
        P.MINUTES_READ,
        reads=lambda session, actor, call: minutes.draft_text(session, call.path["meeting"], _kind(call)),
    ),
    "minutes.edit": Route(
        P.MINUTES_EDIT,
        writes=lambda tx, actor, call: minutes_actions.edit(
            tx, actor, call.path["meeting"], _kind(call), call.body_as(DraftEdit)
        ),
    ),
    "minutes.approve": Route(
        P.MINUTES_APPROVE,
        writes=lambda tx, actor, call: minutes_actions.approve(
            tx, actor, call.path["meeting"], _kind(call), call.body_as(Approve)
        ),
    ),
    "minutes.pdf": Route(P.MINUTES_READ, reads=files.draft_pdf),
    "minutes.sources": Route(
        P.MINUTES_READ, reads=lambda session, actor, call: minutes.sources(session, call.path["meeting"])
    ),
    "archive.state": Route(
        P.ARCHIVE_PACKAGE, reads=lambda session, actor, call: archive.package_state(session, call.path["meeting"])
    ),
    "archive.make": Route(
        P.ARCHIVE_PACKAGE, writes=lambda tx, actor, call: archive_actions.make(tx, actor, call.path["meeting"])
    ),
    "archive.download": Route(P.ARCHIVE_PACKAGE, reads=files.package),
}


def _kind(call: Call) -> PaperKind:
    return files.paper_kind(call.path["kind"])

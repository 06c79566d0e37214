// Made by `make protocol` from server/wire. Do not edit.

import type {
  AcceptIntake,
  Agenda,
  Approve,
  Attendees,
  BoundTerminal,
  Changes,
  Classify,
  DeskSession,
  DocumentChanged,
  DocumentList,
  DraftEdit,
  DraftText,
  Empty,
  Enter,
  Entrance,
  FiledUpload,
  History,
  Intake,
  JournalSources,
  Login,
  Looks,
  MakePack,
  MarksLeft,
  MeetingDetail,
  MeetingDraft,
  MeetingList,
  NewVersion,
  OpenedPage,
  OpenedPapers,
  Pack,
  PackList,
  PackageChanged,
  PageHits,
  PageList,
  PageMarks,
  PageWords,
  PapersStanding,
  PeopleList,
  Readers,
  Readings,
  RoomList,
  SearchResult,
  SeenBy,
  SetPapersDue,
  Today,
  TodaySeats,
  Unlock,
  Whoami,
  WriteReading,
} from './types';

/** `sends`: nothing, an empty object, JSON of the body's type, or a form with one file. */
export const ENDPOINTS = {
  'archive.download': { method: 'GET', path: '/api/v1/meetings/{meeting}/package/download', sends: 'nothing' },
  'archive.make': { method: 'POST', path: '/api/v1/meetings/{meeting}/package', sends: 'empty' },
  'archive.state': { method: 'GET', path: '/api/v1/meetings/{meeting}/package', sends: 'nothing' },
  'documents.changes': { method: 'GET', path: '/api/v1/versions/{version}/changes', sends: 'nothing' },
  'documents.classify': { method: 'PUT', path: '/api/v1/documents/{document}/classification', sends: 'json' },
  'documents.file': { method: 'POST', path: '/api/v1/meetings/{meeting}/items/{item}/papers', sends: 'json' },
  'documents.hits': { method: 'GET', path: '/api/v1/versions/{version}/pages/{page}/hits', sends: 'nothing' },
  'documents.image': { method: 'GET', path: '/api/v1/versions/{version}/pages/{page}/{digest}', sends: 'nothing' },
  'documents.list': { method: 'GET', path: '/api/v1/meetings/{meeting}/documents', sends: 'nothing' },
  'documents.marks': { method: 'GET', path: '/api/v1/versions/{version}/pages/{page}/marks', sends: 'nothing' },
  'documents.marks_left': { method: 'GET', path: '/api/v1/documents/{document}/marks/left', sends: 'nothing' },
  'documents.media': { method: 'GET', path: '/api/v1/versions/{version}/media', sends: 'nothing' },
  'documents.opened': { method: 'PUT', path: '/api/v1/versions/{version}/opened', sends: 'json' },
  'documents.original': { method: 'GET', path: '/api/v1/versions/{version}/original', sends: 'nothing' },
  'documents.pages': { method: 'GET', path: '/api/v1/versions/{version}/pages', sends: 'nothing' },
  'documents.readings': { method: 'GET', path: '/api/v1/meetings/{meeting}/readings', sends: 'nothing' },
  'documents.restore': { method: 'POST', path: '/api/v1/documents/{document}/restore', sends: 'empty' },
  'documents.revise': { method: 'POST', path: '/api/v1/documents/{document}/versions', sends: 'json' },
  'documents.search': { method: 'GET', path: '/api/v1/versions/{version}/search', sends: 'nothing' },
  'documents.search_meeting': { method: 'GET', path: '/api/v1/meetings/{meeting}/search', sends: 'nothing' },
  'documents.taken_back': { method: 'GET', path: '/api/v1/meetings/{meeting}/documents/withdrawn', sends: 'nothing' },
  'documents.unlock': { method: 'POST', path: '/api/v1/versions/{version}/unlock', sends: 'json' },
  'documents.upload': { method: 'POST', path: '/api/v1/meetings/{meeting}/items/{item}/documents', sends: 'form' },
  'documents.versions': { method: 'GET', path: '/api/v1/documents/{document}/versions', sends: 'nothing' },
  'documents.withdraw': { method: 'DELETE', path: '/api/v1/documents/{document}', sends: 'nothing' },
  'documents.words': { method: 'GET', path: '/api/v1/versions/{version}/pages/{page}/words', sends: 'nothing' },
  'intakes.accept': { method: 'POST', path: '/api/v1/intakes/{intake}/accept', sends: 'json' },
  'intakes.drop': { method: 'DELETE', path: '/api/v1/intakes/{intake}', sends: 'nothing' },
  'intakes.open': { method: 'POST', path: '/api/v1/meetings/{meeting}/intakes', sends: 'empty' },
  'intakes.read': { method: 'GET', path: '/api/v1/intakes/{intake}', sends: 'nothing' },
  'meetings.create': { method: 'POST', path: '/api/v1/meetings', sends: 'json' },
  'meetings.edit': { method: 'PUT', path: '/api/v1/meetings/{meeting}', sends: 'json' },
  'meetings.list': { method: 'GET', path: '/api/v1/meetings', sends: 'nothing' },
  'meetings.notice': { method: 'POST', path: '/api/v1/meetings/{meeting}/notice', sends: 'empty' },
  'meetings.read': { method: 'GET', path: '/api/v1/meetings/{meeting}', sends: 'nothing' },
  'meetings.set_agenda': { method: 'PUT', path: '/api/v1/meetings/{meeting}/agenda', sends: 'json' },
  'meetings.set_attendees': { method: 'PUT', path: '/api/v1/meetings/{meeting}/attendees', sends: 'json' },
  'minutes.approve': { method: 'POST', path: '/api/v1/meetings/{meeting}/drafts/{kind}/approval', sends: 'json' },
  'minutes.edit': { method: 'PUT', path: '/api/v1/meetings/{meeting}/drafts/{kind}', sends: 'json' },
  'minutes.pdf': { method: 'GET', path: '/api/v1/meetings/{meeting}/drafts/{kind}/pdf', sends: 'nothing' },
  'minutes.read': { method: 'GET', path: '/api/v1/meetings/{meeting}/drafts/{kind}', sends: 'nothing' },
  'minutes.sources': { method: 'GET', path: '/api/v1/meetings/{meeting}/journal', sends: 'nothing' },
  'packs.download': { method: 'GET', path: '/api/v1/packs/{pack}/pdf', sends: 'nothing' },
  'packs.list': { method: 'GET', path: '/api/v1/meetings/{meeting}/packs', sends: 'nothing' },
  'packs.make': { method: 'POST', path: '/api/v1/meetings/{meeting}/packs', sends: 'json' },
  'papers.opened': { method: 'GET', path: '/api/v1/meetings/{meeting}/papers/opened', sends: 'nothing' },
  'papers.remind': { method: 'POST', path: '/api/v1/meetings/{meeting}/papers/reminder', sends: 'empty' },
  'papers.set_due': { method: 'PUT', path: '/api/v1/meetings/{meeting}/papers/due', sends: 'json' },
  'papers.standing': { method: 'GET', path: '/api/v1/meetings/{meeting}/papers/standing', sends: 'nothing' },
  'people.enter': { method: 'POST', path: '/api/v1/enter', sends: 'json' },
  'people.list': { method: 'GET', path: '/api/v1/people', sends: 'nothing' },
  'people.login': { method: 'POST', path: '/api/v1/login', sends: 'json' },
  'people.logout': { method: 'POST', path: '/api/v1/logout', sends: 'empty' },
  'people.today': { method: 'GET', path: '/api/v1/today', sends: 'nothing' },
  'people.today_seats': { method: 'GET', path: '/api/v1/today/{meeting}', sends: 'nothing' },
  'people.whoami': { method: 'GET', path: '/api/v1/whoami', sends: 'nothing' },
  'readers.looks': { method: 'GET', path: '/api/v1/meetings/{meeting}/looks', sends: 'nothing' },
  'readers.read': { method: 'GET', path: '/api/v1/meetings/{meeting}/readers', sends: 'nothing' },
  'readers.see_as': { method: 'POST', path: '/api/v1/meetings/{meeting}/readers/{attendee}', sends: 'empty' },
  'readers.write': { method: 'PUT', path: '/api/v1/meetings/{meeting}/readers', sends: 'json' },
  'rooms.bind_screen': { method: 'POST', path: '/api/v1/rooms/{room}/screen', sends: 'empty' },
  'rooms.bind_seat': { method: 'POST', path: '/api/v1/rooms/{room}/seats/{seat}/terminal', sends: 'empty' },
  'rooms.list': { method: 'GET', path: '/api/v1/rooms', sends: 'nothing' },
} as const;
export type EndpointName = keyof EndpointParams;

export interface EndpointParams {
  'archive.download': { meeting: string };
  'archive.make': { meeting: string };
  'archive.state': { meeting: string };
  'documents.changes': { version: string; since: string };
  'documents.classify': { document: string };
  'documents.file': { meeting: string; item: string };
  'documents.hits': { version: string; page: string; q: string };
  'documents.image': { version: string; page: string; digest: string };
  'documents.list': { meeting: string };
  'documents.marks': { version: string; page: string };
  'documents.marks_left': { document: string };
  'documents.media': { version: string };
  'documents.opened': { version: string };
  'documents.original': { version: string };
  'documents.pages': { version: string };
  'documents.readings': { meeting: string };
  'documents.restore': { document: string };
  'documents.revise': { document: string };
  'documents.search': { version: string; q: string };
  'documents.search_meeting': { meeting: string; q: string };
  'documents.taken_back': { meeting: string };
  'documents.unlock': { version: string };
  'documents.upload': { meeting: string; item: string };
  'documents.versions': { document: string };
  'documents.withdraw': { document: string };
  'documents.words': { version: string; page: string };
  'intakes.accept': { intake: string };
  'intakes.drop': { intake: string };
  'intakes.open': { meeting: string };
  'intakes.read': { intake: string };
  'meetings.create': Record<string, never>;
  'meetings.edit': { meeting: string };
  'meetings.list': Record<string, never>;
  'meetings.notice': { meeting: string };
  'meetings.read': { meeting: string };
  'meetings.set_agenda': { meeting: string };
  'meetings.set_attendees': { meeting: string };
  'minutes.approve': { meeting: string; kind: string };
  'minutes.edit': { meeting: string; kind: string };
  'minutes.pdf': { meeting: string; kind: string };
  'minutes.read': { meeting: string; kind: string };
  'minutes.sources': { meeting: string };
  'packs.download': { pack: string };
  'packs.list': { meeting: string };
  'packs.make': { meeting: string };
  'papers.opened': { meeting: string };
  'papers.remind': { meeting: string };
  'papers.set_due': { meeting: string };
  'papers.standing': { meeting: string };
  'people.enter': Record<string, never>;
  'people.list': Record<string, never>;
  'people.login': Record<string, never>;
  'people.logout': Record<string, never>;
  'people.today': Record<string, never>;
  'people.today_seats': { meeting: string };
  'people.whoami': Record<string, never>;
  'readers.looks': { meeting: string };
  'readers.read': { meeting: string };
  'readers.see_as': { meeting: string; attendee: string };
  'readers.write': { meeting: string };
  'rooms.bind_screen': { room: string };
  'rooms.bind_seat': { room: string; seat: string };
  'rooms.list': Record<string, never>;
}

export interface EndpointBodies {
  'archive.download': null;
  'archive.make': null;
  'archive.state': null;
  'documents.changes': null;
  'documents.classify': Classify;
  'documents.file': FiledUpload;
  'documents.hits': null;
  'documents.image': null;
  'documents.list': null;
  'documents.marks': null;
  'documents.marks_left': null;
  'documents.media': null;
  'documents.opened': OpenedPage;
  'documents.original': null;
  'documents.pages': null;
  'documents.readings': null;
  'documents.restore': null;
  'documents.revise': NewVersion;
  'documents.search': null;
  'documents.search_meeting': null;
  'documents.taken_back': null;
  'documents.unlock': Unlock;
  'documents.upload': null;
  'documents.versions': null;
  'documents.withdraw': null;
  'documents.words': null;
  'intakes.accept': AcceptIntake;
  'intakes.drop': null;
  'intakes.open': null;
  'intakes.read': null;
  'meetings.create': MeetingDraft;
  'meetings.edit': MeetingDraft;
  'meetings.list': null;
  'meetings.notice': null;
  'meetings.read': null;
  'meetings.set_agenda': Agenda;
  'meetings.set_attendees': Attendees;
  'minutes.approve': Approve;
  'minutes.edit': DraftEdit;
  'minutes.pdf': null;
  'minutes.read': null;
  'minutes.sources': null;
  'packs.download': null;
  'packs.list': null;
  'packs.make': MakePack;
  'papers.opened': null;
  'papers.remind': null;
  'papers.set_due': SetPapersDue;
  'papers.standing': null;
  'people.enter': Enter;
  'people.list': null;
  'people.login': Login;
  'people.logout': null;
  'people.today': null;
  'people.today_seats': null;
  'people.whoami': null;
  'readers.looks': null;
  'readers.read': null;
  'readers.see_as': null;
  'readers.write': WriteReading;
  'rooms.bind_screen': null;
  'rooms.bind_seat': null;
  'rooms.list': null;
}

export interface EndpointReplies {
  'archive.download': Blob;
  'archive.make': PackageChanged;
  'archive.state': PackageChanged;
  'documents.changes': Changes;
  'documents.classify': DocumentChanged;
  'documents.file': DocumentChanged;
  'documents.hits': PageHits;
  'documents.image': Blob;
  'documents.list': DocumentList;
  'documents.marks': PageMarks;
  'documents.marks_left': MarksLeft;
  'documents.media': Blob;
  'documents.opened': Empty;
  'documents.original': Blob;
  'documents.pages': PageList;
  'documents.readings': Readings;
  'documents.restore': DocumentChanged;
  'documents.revise': DocumentChanged;
  'documents.search': SearchResult;
  'documents.search_meeting': SearchResult;
  'documents.taken_back': DocumentList;
  'documents.unlock': DocumentChanged;
  'documents.upload': DocumentChanged;
  'documents.versions': History;
  'documents.withdraw': Empty;
  'documents.words': PageWords;
  'intakes.accept': MeetingDetail;
  'intakes.drop': Empty;
  'intakes.open': Intake;
  'intakes.read': Intake;
  'meetings.create': MeetingDetail;
  'meetings.edit': MeetingDetail;
  'meetings.list': MeetingList;
  'meetings.notice': MeetingDetail;
  'meetings.read': MeetingDetail;
  'meetings.set_agenda': MeetingDetail;
  'meetings.set_attendees': MeetingDetail;
  'minutes.approve': DraftText;
  'minutes.edit': DraftText;
  'minutes.pdf': Blob;
  'minutes.read': DraftText;
  'minutes.sources': JournalSources;
  'packs.download': Blob;
  'packs.list': PackList;
  'packs.make': Pack;
  'papers.opened': OpenedPapers;
  'papers.remind': PapersStanding;
  'papers.set_due': PapersStanding;
  'papers.standing': PapersStanding;
  'people.enter': Entrance;
  'people.list': PeopleList;
  'people.login': DeskSession;
  'people.logout': Empty;
  'people.today': Today;
  'people.today_seats': TodaySeats;
  'people.whoami': Whoami;
  'readers.looks': Looks;
  'readers.read': Readers;
  'readers.see_as': SeenBy;
  'readers.write': Readers;
  'rooms.bind_screen': BoundTerminal;
  'rooms.bind_seat': BoundTerminal;
  'rooms.list': RoomList;
}

export interface EndpointProblems {
  'archive.download': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'package_not_ready';
  'archive.make': 'internal' | 'malformed' | 'meeting_unknown' | 'minutes_not_approved' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'archive.state': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.changes': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.classify': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.file': 'container_unsafe' | 'content_mismatch' | 'internal' | 'item_unknown' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'office_missing' | 'unsupported_kind' | 'upload_unfinished' | 'upload_unknown' | 'wrong_phase';
  'documents.hits': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'page_out_of_range';
  'documents.image': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'page_out_of_range';
  'documents.list': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.marks': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'page_out_of_range';
  'documents.marks_left': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.media': 'document_not_playable' | 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.opened': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'page_out_of_range';
  'documents.original': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.pages': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.readings': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.restore': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'wrong_phase';
  'documents.revise': 'content_mismatch' | 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'same_version' | 'too_many_versions' | 'unsupported_kind' | 'upload_unfinished' | 'upload_unknown' | 'wrong_phase';
  'documents.search': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.search_meeting': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.taken_back': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.unlock': 'document_not_locked' | 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'wrong_password';
  'documents.upload': 'container_unsafe' | 'content_mismatch' | 'internal' | 'item_unknown' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'office_missing' | 'unsupported_kind' | 'upload_missing' | 'upload_too_large' | 'wrong_phase';
  'documents.versions': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.withdraw': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'documents.words': 'document_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'page_out_of_range';
  'intakes.accept': 'agenda_full' | 'content_mismatch' | 'intake_unknown' | 'internal' | 'item_unknown' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'paper_twice' | 'unsupported_kind' | 'upload_unfinished' | 'upload_unknown' | 'wrong_phase';
  'intakes.drop': 'intake_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'intakes.open': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'wrong_phase';
  'intakes.read': 'intake_unknown' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'meetings.create': 'body_unknown' | 'ends_before_start' | 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'room_taken' | 'room_unknown';
  'meetings.edit': 'ends_before_start' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'room_taken' | 'room_unknown' | 'wrong_phase';
  'meetings.list': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'meetings.notice': 'agenda_empty' | 'internal' | 'malformed' | 'meeting_unknown' | 'nobody_invited' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'wrong_phase';
  'meetings.read': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'meetings.set_agenda': 'internal' | 'item_has_papers' | 'item_in_use' | 'item_unknown' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'wrong_phase';
  'meetings.set_attendees': 'attendee_in_use' | 'internal' | 'invited_twice' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'one_chair' | 'person_unknown' | 'seat_taken' | 'seat_unknown' | 'wrong_phase';
  'minutes.approve': 'draft_approved' | 'draft_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'stale_revision';
  'minutes.edit': 'draft_approved' | 'draft_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'stale_revision';
  'minutes.pdf': 'draft_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'pdf_not_ready';
  'minutes.read': 'draft_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'minutes.sources': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'packs.download': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'pack_unknown' | 'pdf_not_ready';
  'packs.list': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'packs.make': 'attendee_unknown' | 'copies_not_personal' | 'copy_not_for' | 'document_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'pack_too_large' | 'paper_not_ready' | 'too_many_packs';
  'papers.opened': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'papers.remind': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'nothing_missing' | 'wrong_phase';
  'papers.set_due': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'papers_due_late' | 'wrong_phase';
  'papers.standing': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'people.enter': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_invited' | 'terminal_unknown' | 'too_many_attempts' | 'wrong_pin';
  'people.list': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'people.login': 'internal' | 'malformed' | 'not_found' | 'too_many_attempts' | 'wrong_login';
  'people.logout': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'people.today': 'internal' | 'malformed' | 'not_found';
  'people.today_seats': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found';
  'people.whoami': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'readers.looks': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'readers.read': 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'readers.see_as': 'attendee_unknown' | 'internal' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'readers.write': 'attendee_unknown' | 'internal' | 'item_unknown' | 'malformed' | 'meeting_unknown' | 'not_found' | 'not_logged_in' | 'not_permitted';
  'rooms.bind_screen': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'room_unknown';
  'rooms.bind_seat': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted' | 'room_unknown' | 'seat_unknown';
  'rooms.list': 'internal' | 'malformed' | 'not_found' | 'not_logged_in' | 'not_permitted';
}

/** Calls that answer with JSON; the others answer with bytes. */
export type JsonEndpoint = {
  [N in EndpointName]: EndpointReplies[N] extends Blob ? never : N;
}[EndpointName];
/** Calls that answer with bytes. */
export type BlobEndpoint = Exclude<EndpointName, JsonEndpoint>;
/** Calls that take one file. */
export type FileEndpoint = {
  [N in EndpointName]: (typeof ENDPOINTS)[N]['sends'] extends 'form' ? N : never;
}[EndpointName];

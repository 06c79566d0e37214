// Made by `make protocol` from server/wire. Do not edit.

import type {
  AddMark,
  AdmissionChanged,
  AdmissionCommand,
  AgendaChanged,
  AttendeeChanged,
  AttendeeCommand,
  AttendeesChanged,
  BallotChanged,
  BallotPrepared,
  BallotStep,
  BallotStepTaken,
  BookmarkChanged,
  BookmarkedPage,
  CloseItem,
  CompanySignal,
  ConductChanged,
  DocumentChanged,
  DocumentGone,
  DraftChanged,
  Empty,
  Follow,
  Frame,
  FrameSignal,
  HandOver,
  HoldingSignal,
  InkSignal,
  ItemChanged,
  ItemStep,
  MarkIds,
  MarksChanged,
  MarksTouched,
  MeetingChanged,
  MyVoteChanged,
  NoteChanged,
  PackageChanged,
  PageOfMarks,
  PapersReminded,
  PointerSignal,
  PrepareBallot,
  Present,
  Push,
  Pushed,
  ReadinessSignal,
  ReadingChanged,
  RecordVote,
  RemoveNote,
  SignIn,
  Step,
  StepTaken,
  SubmitVote,
  TogetherSignal,
  Turn,
  Turned,
  TurnoutChanged,
  ViewChanged,
  VoteStored,
  WriteNote,
} from './types';

export interface CommandPayloads {
  'attendee.excuse': AttendeeCommand;
  'attendee.record_leaving': AttendeeCommand;
  'attendee.record_return': AttendeeCommand;
  'attendee.record_sign_in': AttendeeCommand;
  'attendee.sign_in': SignIn;
  'ballot.close': BallotStep;
  'ballot.discard': BallotStep;
  'ballot.open': BallotStep;
  'ballot.prepare': PrepareBallot;
  'bookmark.add': BookmarkedPage;
  'bookmark.remove': BookmarkedPage;
  'document.push': Push;
  'item.close': CloseItem;
  'item.let_in': AdmissionCommand;
  'item.let_out': AdmissionCommand;
  'item.postpone': ItemStep;
  'item.start': ItemStep;
  'mark.add': AddMark;
  'mark.clear': PageOfMarks;
  'mark.erase': MarkIds;
  'mark.restore': MarkIds;
  'meeting.close': Step;
  'meeting.recess': Step;
  'meeting.resume': Step;
  'meeting.start': Step;
  'note.remove': RemoveNote;
  'note.write': WriteNote;
  'presenter.ask': Empty;
  'presenter.decline': HandOver;
  'presenter.hand_over': HandOver;
  'presenter.unask': Empty;
  'view.follow': Follow;
  'view.frame': Frame;
  'view.present': Present;
  'view.turn': Turn;
  'view.withdraw': Empty;
  'vote.record': RecordVote;
  'vote.submit': SubmitVote;
}

export interface CommandReplies {
  'attendee.excuse': Empty;
  'attendee.record_leaving': Empty;
  'attendee.record_return': Empty;
  'attendee.record_sign_in': Empty;
  'attendee.sign_in': Empty;
  'ballot.close': BallotStepTaken;
  'ballot.discard': Empty;
  'ballot.open': BallotStepTaken;
  'ballot.prepare': BallotPrepared;
  'bookmark.add': Empty;
  'bookmark.remove': Empty;
  'document.push': Pushed;
  'item.close': StepTaken;
  'item.let_in': Empty;
  'item.let_out': Empty;
  'item.postpone': StepTaken;
  'item.start': StepTaken;
  'mark.add': MarksTouched;
  'mark.clear': MarksTouched;
  'mark.erase': MarksTouched;
  'mark.restore': MarksTouched;
  'meeting.close': StepTaken;
  'meeting.recess': StepTaken;
  'meeting.resume': StepTaken;
  'meeting.start': StepTaken;
  'note.remove': Empty;
  'note.write': Empty;
  'presenter.ask': Turned;
  'presenter.decline': Turned;
  'presenter.hand_over': Turned;
  'presenter.unask': Turned;
  'view.follow': Turned;
  'view.frame': Turned;
  'view.present': Turned;
  'view.turn': Turned;
  'view.withdraw': Turned;
  'vote.record': VoteStored;
  'vote.submit': VoteStored;
}

export interface CommandProblems {
  'attendee.excuse': 'already_signed_in' | 'attendee_unknown';
  'attendee.record_leaving': 'not_present' | 'attendee_unknown';
  'attendee.record_return': 'not_left' | 'attendee_unknown';
  'attendee.record_sign_in': 'already_signed_in' | 'attendee_unknown';
  'attendee.sign_in': 'already_signed_in' | 'signature_missing' | 'meeting_not_open';
  'ballot.close': 'stale_step' | 'wrong_phase' | 'ballot_unknown' | 'ballot_not_open';
  'ballot.discard': 'ballot_unknown' | 'ballot_not_prepared';
  'ballot.open': 'stale_step' | 'wrong_phase' | 'ballot_unknown' | 'ballot_not_prepared' | 'ballot_open' | 'not_current_item' | 'quorum_missing';
  'ballot.prepare': 'item_unknown' | 'item_closed' | 'rule_impossible';
  'bookmark.add': 'document_unknown' | 'page_out_of_range' | 'too_many_bookmarks';
  'bookmark.remove': 'document_unknown';
  'document.push': 'document_unknown' | 'document_not_ready' | 'wrong_phase';
  'item.close': 'stale_step' | 'wrong_phase' | 'no_current_item' | 'ballot_open' | 'decision_unfounded';
  'item.let_in': 'item_unknown' | 'item_not_restricted' | 'attendee_unknown';
  'item.let_out': 'item_unknown' | 'item_not_restricted' | 'attendee_unknown';
  'item.postpone': 'stale_step' | 'wrong_phase' | 'item_not_waiting';
  'item.start': 'stale_step' | 'wrong_phase' | 'item_not_waiting' | 'item_open';
  'mark.add': 'document_unknown' | 'page_out_of_range' | 'stroke_too_long' | 'page_full' | 'bad_points' | 'wrong_count_or_hash' | 'mark_id_taken' | 'layer_not_allowed';
  'mark.clear': 'document_unknown' | 'layer_not_allowed';
  'mark.erase': 'mark_unknown' | 'not_your_mark';
  'mark.restore': 'mark_unknown' | 'not_your_mark' | 'page_full';
  'meeting.close': 'stale_step' | 'wrong_phase' | 'ballot_open' | 'item_open';
  'meeting.recess': 'stale_step' | 'wrong_phase' | 'ballot_open';
  'meeting.resume': 'stale_step' | 'wrong_phase';
  'meeting.start': 'stale_step' | 'wrong_phase';
  'note.remove': 'note_unknown' | 'wrong_phase';
  'note.write': 'item_unknown' | 'attendee_unknown' | 'wrong_phase' | 'note_not_yours';
  'presenter.ask': 'already_presenting' | 'not_signed_in';
  'presenter.decline': 'attendee_unknown';
  'presenter.hand_over': 'attendee_unknown' | 'attendee_outside' | 'not_signed_in' | 'not_presenter';
  'presenter.unask': never;
  'view.follow': never;
  'view.frame': 'stale_term' | 'stale_view' | 'not_presenter';
  'view.present': 'document_unknown' | 'document_not_ready' | 'page_out_of_range' | 'not_presenter';
  'view.turn': 'stale_term' | 'stale_view' | 'not_presenter' | 'page_out_of_range';
  'view.withdraw': 'not_presenter';
  'vote.record': 'ballot_unknown' | 'ballot_closed' | 'ballot_not_open' | 'not_eligible' | 'attendee_unknown' | 'not_signed_in';
  'vote.submit': 'ballot_unknown' | 'ballot_closed' | 'ballot_not_open' | 'not_eligible' | 'not_signed_in';
}

export interface EventPayloads {
  'admission.changed': AdmissionChanged;
  'agenda.changed': AgendaChanged;
  'attendee.excused': AttendeeChanged;
  'attendee.left': AttendeeChanged;
  'attendee.returned': AttendeeChanged;
  'attendee.signed_in': AttendeeChanged;
  'attendees.changed': AttendeesChanged;
  'ballot.closed': BallotChanged;
  'ballot.discarded': BallotChanged;
  'ballot.opened': BallotChanged;
  'ballot.prepared': BallotChanged;
  'ballot.recounted': BallotChanged;
  'bookmark.added': BookmarkChanged;
  'bookmark.removed': BookmarkChanged;
  'conduct.changed': ConductChanged;
  'document.added': DocumentChanged;
  'document.classified': DocumentChanged;
  'document.failed': DocumentChanged;
  'document.hidden': DocumentGone;
  'document.locked': DocumentChanged;
  'document.progressed': DocumentChanged;
  'document.pushed': DocumentChanged;
  'document.ready': DocumentChanged;
  'document.replaced': DocumentChanged;
  'document.restored': DocumentChanged;
  'document.revised': DocumentChanged;
  'document.shown': DocumentChanged;
  'document.unlocked': DocumentChanged;
  'document.withdrawn': DocumentGone;
  'draft.approved': DraftChanged;
  'draft.typeset': DraftChanged;
  'draft.written': DraftChanged;
  'item.closed': ItemChanged;
  'item.postponed': ItemChanged;
  'item.started': ItemChanged;
  'mark.added': MarksChanged;
  'mark.erased': MarksChanged;
  'mark.restored': MarksChanged;
  'meeting.archived': MeetingChanged;
  'meeting.closed': MeetingChanged;
  'meeting.edited': MeetingChanged;
  'meeting.noticed': MeetingChanged;
  'meeting.recessed': MeetingChanged;
  'meeting.resumed': MeetingChanged;
  'meeting.started': MeetingChanged;
  'note.removed': NoteChanged;
  'note.written': NoteChanged;
  'package.changed': PackageChanged;
  'papers.reminded': PapersReminded;
  'readers.changed': ReadingChanged;
  'turnout.changed': TurnoutChanged;
  'view.changed': ViewChanged;
  'vote.received': BallotChanged;
  'vote.stored': MyVoteChanged;
}

export interface SignalPayloads {
  'company': CompanySignal;
  'frame': FrameSignal;
  'holding': HoldingSignal;
  'ink': InkSignal;
  'pointer': PointerSignal;
  'readiness': ReadinessSignal;
  'together': TogetherSignal;
}

export type CommandName = keyof CommandPayloads;
export type EventName = keyof EventPayloads;
export type SignalName = keyof SignalPayloads;
export const PROTOCOL_VERSION = 1;
export type ProblemCode =
  | 'agenda_empty'
  | 'agenda_full'
  | 'already_presenting'
  | 'already_signed_in'
  | 'attendee_in_use'
  | 'attendee_outside'
  | 'attendee_unknown'
  | 'bad_points'
  | 'ballot_closed'
  | 'ballot_not_open'
  | 'ballot_not_prepared'
  | 'ballot_open'
  | 'ballot_unknown'
  | 'body_unknown'
  | 'bundle_damaged'
  | 'bundle_empty'
  | 'bundle_encrypted'
  | 'bundle_too_large'
  | 'bundle_unsafe'
  | 'cage_cpu'
  | 'cage_crashed'
  | 'cage_memory'
  | 'cage_time'
  | 'container_unsafe'
  | 'content_mismatch'
  | 'copies_not_personal'
  | 'copy_not_for'
  | 'decision_unfounded'
  | 'document_damaged'
  | 'document_empty'
  | 'document_encrypted'
  | 'document_not_locked'
  | 'document_not_playable'
  | 'document_not_ready'
  | 'document_unknown'
  | 'draft_approved'
  | 'draft_unknown'
  | 'ends_before_start'
  | 'id_reused'
  | 'intake_unknown'
  | 'internal'
  | 'invited_twice'
  | 'item_closed'
  | 'item_has_papers'
  | 'item_in_use'
  | 'item_not_restricted'
  | 'item_not_waiting'
  | 'item_open'
  | 'item_unknown'
  | 'layer_not_allowed'
  | 'malformed'
  | 'mark_id_taken'
  | 'mark_unknown'
  | 'meeting_not_open'
  | 'meeting_unknown'
  | 'minutes_not_approved'
  | 'no_current_item'
  | 'nobody_invited'
  | 'not_current_item'
  | 'not_eligible'
  | 'not_found'
  | 'not_in_meeting'
  | 'not_invited'
  | 'not_left'
  | 'not_logged_in'
  | 'not_permitted'
  | 'not_present'
  | 'not_presenter'
  | 'not_signed_in'
  | 'not_your_mark'
  | 'note_not_yours'
  | 'note_unknown'
  | 'nothing_missing'
  | 'office_missing'
  | 'one_chair'
  | 'pack_too_large'
  | 'pack_unknown'
  | 'package_not_ready'
  | 'page_full'
  | 'page_out_of_range'
  | 'paper_not_ready'
  | 'paper_twice'
  | 'papers_due_late'
  | 'pdf_not_ready'
  | 'person_unknown'
  | 'quorum_missing'
  | 'room_taken'
  | 'room_unknown'
  | 'rule_impossible'
  | 'same_version'
  | 'seat_taken'
  | 'seat_unknown'
  | 'server_stopping'
  | 'server_too_old'
  | 'signature_missing'
  | 'stale_offset'
  | 'stale_revision'
  | 'stale_step'
  | 'stale_term'
  | 'stale_view'
  | 'stroke_too_long'
  | 'terminal_too_old'
  | 'terminal_unknown'
  | 'too_many_attempts'
  | 'too_many_bookmarks'
  | 'too_many_packs'
  | 'too_many_pages'
  | 'too_many_uploads'
  | 'too_many_versions'
  | 'unknown_command'
  | 'unsupported_kind'
  | 'upload_damaged'
  | 'upload_missing'
  | 'upload_protocol'
  | 'upload_too_large'
  | 'upload_unfinished'
  | 'upload_unknown'
  | 'wrong_count_or_hash'
  | 'wrong_login'
  | 'wrong_password'
  | 'wrong_phase'
  | 'wrong_pin';
export type ReadinessCode = 'no_room' | 'no_chair' | 'no_secretary' | 'nobody_invited' | 'agenda_empty' | 'items_without_papers' | 'papers_drawing' | 'papers_failed' | 'not_noticed';

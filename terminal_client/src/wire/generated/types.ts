// Made by `make protocol` from server/wire. Do not edit.

import type {
  CommandName,
  CommandPayloads,
  CommandReplies,
  EventName,
  EventPayloads,
  ProblemCode,
  SignalName,
  SignalPayloads,
} from './events';

/** The corrected table; files that are not named are left out. */
export interface AcceptIntake {
  items: readonly AcceptedItem[];
  papers: readonly AcceptedPaper[];
}

/** The command is on disk. */
export interface Accepted {
  readonly ok: true;
  readonly reply: CommandReplies[CommandName];
}

/** An item as corrected; without `id` it is put at the end of the agenda. */
export interface AcceptedItem {
  id: string | null;
  key: string;
  planned_minutes?: number;
  purpose?: Purpose;
  reporter: string;
  submitted_by: string;
  title: string;
}

/** A file as a paper of an item; the order of the list is the order within it. */
export interface AcceptedPaper {
  item: string;
  name: string;
  upload: string;
}

/** Who did it: `on_behalf` when somebody conducts in the chair's place. */
export interface Actor {
  readonly attendee: string | null;
  readonly name: string;
  readonly on_behalf: boolean;
  readonly role: Role | null;
}

/** A finished stroke; `mark` is made by the terminal, and `checksum` is of the points. */
export interface AddMark {
  checksum: string;
  layer: Layer;
  mark: string;
  page: number;
  shape: Ink | Highlight;
  version: string;
}

/** Someone was called into a restricted item, or out of it. */
export interface Admission {
  readonly attendee: string;
  readonly inside: boolean;
  readonly item: string;
}

/** Who is inside a restricted item. */
export interface AdmissionChanged {
  readonly admission: Admission;
}

/** Let somebody into a restricted item, or out of it. */
export interface AdmissionCommand {
  attendee: string;
  item: string;
}

/** The whole agenda, in order. */
export interface Agenda {
  items: readonly ItemDraft[];
}

/** The whole agenda after it was reordered or edited. */
export interface AgendaChanged {
  readonly items: readonly AgendaItem[];
  readonly meeting: Meeting;
}

/** One item of the agenda. */
export interface AgendaItem {
  readonly decision: Decision | null;
  readonly ended_at: string | null;
  readonly id: string;
  readonly number: number;
  readonly planned_minutes: number;
  readonly purpose: Purpose;
  readonly reporter: string;
  readonly restricted: boolean;
  readonly started_at: string | null;
  readonly state: ItemState;
  /** 提请单位 */
  readonly submitted_by: string;
  readonly title: string;
}

/** Approve exactly this revision. */
export interface Approve {
  revision: number;
}

/** A person in a meeting, with seat and presence. */
export interface Attendee {
  readonly column: number | null;
  readonly department: string;
  readonly id: string;
  readonly left_at: string | null;
  readonly method: SignInMethod | null;
  readonly name: string;
  readonly person: string;
  readonly role: Role;
  readonly row: number | null;
  readonly seat: string;
  readonly signed_in_at: string | null;
  /** Who recorded it, if not the person: printed in the record. */
  readonly signed_in_by: string;
  readonly state: PresenceState;
  readonly title: string;
}

/** The attendee and the meeting after the fact. */
export interface AttendeeChanged {
  readonly attendee: Attendee;
  readonly meeting: Meeting;
}

/** A command about somebody. */
export interface AttendeeCommand {
  attendee: string;
}

/** Somebody invited; `id` keeps one who is there already. */
export interface AttendeeDraft {
  person: string;
  role: Role;
  /** Left out: seated by rank as long as there are seats. */
  seat?: string | null;
}

/** The whole list of attendees. */
export interface Attendees {
  attendees: readonly AttendeeDraft[];
}

/** Everyone, after the list was edited. */
export interface AttendeesChanged {
  readonly attendees: readonly Attendee[];
  readonly meeting: Meeting;
}

/** A question put to the vote, as the room sees it. */
export interface Ballot {
  readonly closed_at: string | null;
  readonly eligible: number;
  readonly id: string;
  readonly item: string;
  readonly needed: number;
  readonly opened_at: string | null;
  /** At opening; before, those who are here now. */
  readonly present: number;
  readonly question: string;
  readonly received: number;
  /** For example 应到 17 人 · 须 12 票赞成通过. */
  readonly requirement_en: string;
  readonly requirement_zh: string;
  readonly rule: Rule;
  readonly state: BallotState;
  /** Told after closing. */
  readonly tally: Tally | null;
  /** Empty until closed. */
  readonly votes: readonly NamedVote[];
}

/** The ballot after the fact. */
export interface BallotChanged {
  readonly ballot: Ballot;
}

/** The new ballot. */
export interface BallotPrepared {
  readonly ballot: string;
}

/** Where a ballot is. */
export type BallotState = 'prepared' | 'open' | 'closed';

/** A driving step about a ballot. */
export interface BallotStep {
  ballot: string;
  step: number;
}

/** The number after this step. */
export interface BallotStepTaken {
  readonly step: number;
}

/** What a threshold is a fraction of. */
export type Base = 'eligible' | 'present' | 'cast' | 'valid' | 'for_and_against';

/** A terminal without all pages of a paper; without an attendee it is a screen. */
export interface BehindTerminal {
  readonly attendee: string | null;
  readonly pages: number;
}

/** A committee, board or council whose meetings carry a yearly ordinal. */
export interface Body {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly name: string;
  /** What the next meeting of this year would be numbered. */
  readonly next_ordinal: number;
}

/** A marked page of a paper, whichever version of it is the newest; `removed` if it is marked no more. */
export interface Bookmark {
  readonly document: string;
  readonly made_at: string;
  readonly page: number;
  readonly removed: boolean;
}

/** The bookmark after the fact. */
export interface BookmarkChanged {
  readonly bookmark: Bookmark;
}

/** A page of the version one reads. */
export interface BookmarkedPage {
  page: number;
  version: string;
}

/** A fresh terminal secret: shown once, as a link and a QR code. */
export interface BoundTerminal {
  readonly link: string;
  readonly qr_svg: string;
  readonly seat: string;
}

/** A page that differs, and where; no region where something was only taken out, or put in. */
export interface ChangedPage {
  readonly page: number;
  readonly regions: readonly ChangedRegion[];
}

/** A part of the displayed page. */
export interface ChangedRegion {
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** What changed from one published version of a paper to a later one. */
export interface Changes {
  /** Pages of the earlier version on which something stood that is gone. */
  readonly before: readonly ChangedPage[];
  /** False if the two could not be compared: then nothing is said of pages, and all stay where they are. */
  readonly compared: boolean;
  /** Pages of the later version that differ. */
  readonly pages: readonly ChangedPage[];
  /** For each page of the earlier version the page of the later one that stands for it. */
  readonly places: readonly number[];
  readonly since: string;
  readonly version: string;
}

/** The version one knows. */
export interface ChangesQuery {
  since: string;
}

/** A vote on a motion. */
export type Choice = 'for' | 'against' | 'abstain';

/** How many chose it. */
export interface ChoiceCount {
  readonly choice: Choice;
  readonly count: number;
}

/** Who may know of it, from everybody to few. State secrets never belong on this system. */
export type Classification = 'public' | 'internal' | 'restricted' | 'confidential';

/** How a paper is classified. */
export interface Classify {
  classification: Classification;
}

/** Close an item with its decision; an empty sentence is written by the rules. */
export interface CloseItem {
  item: string;
  method: DecisionMethod;
  outcome: DecisionOutcome;
  sentence: string;
  step: number;
}

/** A version on its way: until it is drawn readers keep the one they have. */
export interface ComingVersion {
  readonly number: number;
  readonly pages: number;
  readonly pages_ready: number;
  readonly problem: string;
  readonly problem_page: number;
  readonly state: DocumentState;
  readonly version: string;
}

/** A command on its way: the id is made by the terminal; the same id again changes nothing. */
export type CommandMessage = { [N in CommandName]: {
  id: string;
  name: N;
  payload: CommandPayloads[N];
} }[CommandName];

/** How many of the connected attendees are with the presenter, and whether the presenter is gone. */
export interface CompanySignal {
  /** The presenter has been without a connection for longer than a moment. */
  readonly away: boolean;
  readonly connected: number;
  readonly presenter: string | null;
  readonly together: number;
}

/** What whoever drives the meeting may do next. */
export interface Conduct {
  readonly ballot: string | null;
  readonly item: string | null;
  readonly next: NextStep;
  /** Grows with every driving step; a command made on an older one is refused. */
  readonly step: number;
}

/** What may be done next. */
export interface ConductChanged {
  readonly conduct: Conduct;
}

/** A copy with its number and where it stands in the PDF. */
export interface Copy {
  readonly attendee: string | null;
  /** 0 until the pack is made. */
  readonly from_page: number;
  readonly name: string;
  readonly number: number;
}

/** A copy to be made; without `attendee` it is only numbered. */
export interface CopyFor {
  attendee: string | null;
  name: string;
}

/** How an item ended, and the sentence that says so. */
export interface Decision {
  readonly method: DecisionMethod;
  readonly outcome: DecisionOutcome;
  readonly sentence: string;
}

/** By what the decision was made. */
export type DecisionMethod = 'oral' | 'show_of_hands' | 'acclamation' | 'ballot' | 'by_circulation' | 'none_needed';

/** How an item ended. */
export type DecisionOutcome = 'passed' | 'passed_in_principle' | 'passed_as_amended' | 'discuss_again' | 'deferred' | 'rejected' | 'noted';

/** Proof of a login; the token goes into the Authorization header. */
export interface DeskSession {
  readonly expires_at: string;
  readonly person: Person;
  readonly token: string;
}

/** A paper of an item, as its readers see it. */
export interface Document {
  readonly classification: Classification;
  readonly coming: ComingVersion | null;
  /** The versions readers had before, oldest first. */
  readonly earlier: readonly EarlierVersion[];
  readonly id: string;
  readonly item: string;
  readonly kind: DocumentKind;
  readonly name: string;
  /** What its uploader says is new in it. */
  readonly note: string;
  /** Which version this is. */
  readonly number: number;
  /** 0 until the paper was opened, and always for what is played. */
  readonly pages: number;
  readonly pages_ready: number;
  /** Code of what went wrong; empty if nothing did. */
  readonly problem: string;
  readonly problem_page: number;
  /** When the terminals were last told to fetch all of it. */
  readonly pushed_at: string | null;
  readonly size: number;
  readonly state: DocumentState;
  readonly uploaded_at: string;
  readonly uploaded_by: string;
  readonly version: string;
}

/** The paper after the fact. */
export interface DocumentChanged {
  readonly document: Document;
}

/** A paper was withdrawn. */
export interface DocumentGone {
  readonly document_id: string;
}

/** How a paper is shown: by its pages, or played. */
export type DocumentKind = 'pages' | 'video' | 'audio';

/** The papers of a meeting, in the order of the agenda. */
export interface DocumentList {
  readonly documents: readonly Document[];
}

/** Where a paper is on its way to the tablets; `locked` waits for its password. */
export type DocumentState = 'waiting' | 'locked' | 'drawing' | 'ready' | 'failed';

/** Somebody took the PDF out. */
export interface Download {
  readonly at: string;
  readonly by: string;
}

/** The head of a draft. */
export interface Draft {
  readonly approved_at: string | null;
  readonly approved_by: string;
  readonly edited_at: string;
  readonly edited_by: string;
  readonly kind: PaperKind;
  readonly pdf_ready: boolean;
  readonly revision: number;
  readonly state: DraftState;
}

/** The head of the draft after the fact. */
export interface DraftChanged {
  readonly draft: Draft;
}

/** The edited text; `revision` is the one that was read: another is refused, nothing is overwritten unseen. */
export interface DraftEdit {
  attendance: readonly Paragraph[];
  paragraphs: readonly Paragraph[];
  revision: number;
  title: string;
}

/** Where a draft is. */
export type DraftState = 'draft' | 'approved';

/** A draft with its paragraphs. */
export interface DraftText {
  /** 出席/请假/列席, one paragraph each: the style is body, the heading stands before the colon. */
  readonly attendance: readonly Paragraph[];
  readonly draft: Draft;
  readonly paragraphs: readonly Paragraph[];
  readonly title: string;
}

/** What a person may do outside any one meeting. */
export type Duty = 'organiser' | 'secretary' | 'archivist' | 'administrator';

/** A version that was current once; it can still be opened. */
export interface EarlierVersion {
  readonly number: number;
  readonly version: string;
}

export type Empty = Record<string, never>;

/** How one comes in. */
export interface Enter {
  by: EnterByTerminal | EnterByPin | EnterByLogin;
}

/** Someone logged in at the desk goes into a meeting. */
export interface EnterByLogin {
  kind: 'login';
  meeting: string;
}

/** A person names themselves on an unbound device. */
export interface EnterByPin {
  attendee: string;
  kind: 'pin';
  meeting: string;
  pin: string;
}

/** A bound tablet or screen asks for its meeting. */
export interface EnterByTerminal {
  kind: 'terminal';
  terminal_token: string;
}

/** What a device needs to join the live channel. */
export interface Entrance {
  /** Absent for a screen, and for someone of the desk who is no attendee. */
  readonly attendee: string | null;
  readonly face: 'terminal' | 'screen';
  /** Absent while the room of a bound terminal has no meeting today. */
  readonly meeting: string | null;
  readonly name: string;
  readonly room_name: string;
  readonly seat: string;
  readonly token: string;
}

/** One event as it is told: strictly in `seq` order within its stream. */
export type EventMessage = { [N in EventName]: {
  readonly actor: Actor;
  readonly at: string;
  readonly name: N;
  readonly payload: EventPayloads[N];
  readonly seq: number;
  readonly stream: string;
} }[EventName];

/** A finished upload that is to become a paper. */
export interface FiledUpload {
  upload: string;
}

/** How closely the room goes with the presenter. */
export interface Follow {
  mode: FollowMode;
}

/** How closely the room goes with the presenter. */
export type FollowMode = 'locked' | 'follow' | 'free';

/** Pan and zoom of the presenter, done on the view `seen`; refused once the page was turned since. */
export interface Frame {
  page: number;
  /** Absent: the whole page. */
  region: Region | null;
  seen: number;
  term: number;
  version: string;
}

/** Where the presenter pans and zooms to while the fingers move; the newest wins. */
export interface FrameSignal {
  readonly page: number;
  /** Absent: the whole page. */
  readonly region: Region | null;
  readonly seen: number;
  readonly term: number;
  readonly version: string;
}

/** Who presents from now on; paper, page and region stay. */
export interface HandOver {
  attendee: string;
}

/** Sent by the terminal as Socket.IO `auth`. */
export interface Handshake {
  /** Left out by a terminal that knows nothing yet. */
  epoch?: string;
  meeting: string;
  protocol: number;
  since?: readonly StreamPosition[];
  token: string;
}

/** How many pages of a version a terminal can show without the server. */
export interface HeldPaper {
  readonly pages: number;
  readonly version: string;
}

/** A stroke of the highlighter: one width, lies under the print (blend mode multiply). Units as in `Ink`. */
export interface Highlight {
  readonly colour: string;
  readonly kind: 'highlight';
  readonly points: readonly number[];
  readonly width: number;
}

/** The versions of a paper, newest first. */
export interface History {
  readonly versions: readonly Version[];
}

/** The words one place is made of. */
export interface HitBoxes {
  readonly boxes: readonly PageWord[];
}

/** All that a terminal holds; what is not named is not held. */
export interface HoldingSignal {
  readonly papers: readonly HeldPaper[];
}

/**
 * A pen stroke. `points`: x, y of the first point, then dx, dy of each next one, in GRID units of the unrotated
 * crop box, origin top left. `pressures`: one a point, or none when no pen told them. `width`: GRID units of the
 * page's width.
 */
export interface Ink {
  readonly colour: string;
  readonly kind: 'ink';
  readonly points: readonly number[];
  readonly pressures: readonly number[];
  readonly width: number;
}

/** A piece of a stroke while the pen is down. */
export interface InkSignal {
  readonly author: string;
  readonly layer: Layer;
  readonly page: number;
  readonly segment: Segment;
  readonly version: string;
}

/** What came so far and what it seems to be. */
export interface Intake {
  /** Files on their way, or given up by a sender who did not say so. */
  readonly arriving: number;
  readonly files: readonly IntakeFile[];
  readonly id: string;
  readonly items: readonly IntakeItem[];
  /** ZIPs whose files are not in the list yet. */
  readonly unpacking: number;
}

/** A file that arrived whole; `problem` names why it cannot become a paper, empty if nothing does. */
export interface IntakeFile {
  /** The proposed item it seems to belong to. */
  readonly item: string | null;
  /** What its readers would see. */
  readonly name: string;
  readonly path: string;
  readonly problem: string;
  readonly size: number;
  readonly upload: string;
}

/** An item the files speak of; `id` and `number` where it is on the agenda already. */
export interface IntakeItem {
  readonly id: string | null;
  readonly key: string;
  readonly number: number | null;
  readonly reporter: string;
  readonly submitted_by: string;
  readonly title: string;
}

/** The item and the meeting after the fact. */
export interface ItemChanged {
  readonly item: AgendaItem;
  readonly meeting: Meeting;
}

/** An item as the organiser types it; the order of the list is the order of the agenda. */
export interface ItemDraft {
  /** Left out for a new item. */
  id?: string | null;
  planned_minutes?: number;
  purpose: Purpose;
  reporter?: string;
  restricted?: boolean;
  submitted_by?: string;
  title: string;
}

/** What those inside a restricted item know. */
export interface ItemSnapshot {
  readonly ballots: readonly Ballot[];
  readonly documents: readonly Document[];
  readonly item: string;
  readonly kind: 'item';
  readonly view: View | null;
}

/** Where an item is. */
export type ItemState = 'waiting' | 'current' | 'closed' | 'postponed';

/** A driving step about one item. */
export interface ItemStep {
  item: string;
  step: number;
}

/** One event of the journal, for the line in the draft that came from it. */
export interface JournalSource {
  readonly actor_name: string;
  readonly at: string;
  readonly name: string;
  readonly position: number;
}

/** The journal without private streams. */
export interface JournalSources {
  readonly events: readonly JournalSource[];
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** Whose eyes a mark is for; SPEC L1-L4. */
export type Layer = 'private' | 'shared' | 'presenter' | 'board';

/** Marks on a page of an earlier version that could not be carried over, because the page changed. */
export interface LeftBehind {
  readonly marks: number;
  readonly number: number;
  readonly page: number;
  readonly version: string;
}

/** Name and password typed at the desk. */
export interface Login {
  login: string;
  password: string;
}

/** Somebody was handed pages of a restricted paper. */
export interface Look {
  readonly at: string;
  readonly document: string;
  readonly name: string;
  readonly page: number;
  readonly version: string;
}

/** The looks of a meeting, newest first. */
export interface Looks {
  readonly looks: readonly Look[];
}

/** Which papers, in the order of the agenda, and a copy for whom. */
export interface MakePack {
  copies: readonly CopyFor[];
  documents: readonly string[];
}

/** One mark on one page of one version. */
export interface Mark {
  readonly author: string;
  readonly author_name: string;
  /** A tombstone; kept as long as the paper lives, so that deleted ink never comes back. */
  readonly erased: boolean;
  readonly id: string;
  readonly layer: Layer;
  readonly made_at: string;
  readonly page: number;
  /** Of two images of a mark the one with the higher revision is the newer. */
  readonly revision: number;
  readonly shape: Ink | Highlight;
  readonly version: string;
}

/** Some marks of one page. */
export interface MarkIds {
  marks: readonly string[];
  page: number;
  version: string;
}

/** The marks after the fact. */
export interface MarksChanged {
  readonly marks: readonly Mark[];
}

/** What of the marks one may see stayed on earlier versions. */
export interface MarksLeft {
  readonly left: readonly LeftBehind[];
}

/** How many changed. */
export interface MarksTouched {
  readonly touched: number;
}

/** Who this terminal is for, and what they may do here. */
export interface Me {
  readonly attendee: string | null;
  readonly face: 'terminal' | 'screen' | 'desk';
  readonly name: string;
  /** Absent where no pages may be kept: at the desk, and when the meeting is over. */
  readonly page_key: PageKey | null;
  readonly permissions: readonly string[];
  readonly role: Role | null;
  readonly seat: string;
  readonly title: string;
}

/** What one person alone knows. */
export interface MeSnapshot {
  readonly bookmarks: readonly Bookmark[];
  readonly kind: 'me';
  readonly votes: readonly MyVote[];
}

/** A meeting as everyone in it sees it. */
export interface Meeting {
  readonly body: string;
  readonly body_name: string;
  readonly classification: Classification;
  readonly closed_at: string | null;
  readonly current_item: string | null;
  /** 应到: chair and members. */
  readonly eligible: number;
  readonly ends_at: string;
  readonly id: string;
  readonly kind: MeetingKind;
  readonly opened_at: string | null;
  readonly ordinal: number;
  readonly phase: MeetingPhase;
  /** 实到: of those, who are here now. */
  readonly present: number;
  readonly room: string | null;
  readonly room_name: string;
  readonly sign_in_with_signature: boolean;
  readonly starts_at: string;
  readonly title: string;
  readonly year: number;
}

/** The meeting after the fact. */
export interface MeetingChanged {
  readonly meeting: Meeting;
}

/** All of one meeting for the desk. */
export interface MeetingDetail {
  readonly attendees: readonly Attendee[];
  readonly items: readonly AgendaItem[];
  readonly may_conduct: boolean;
  readonly may_edit: boolean;
  readonly meeting: Meeting;
  readonly readiness: readonly Readiness[];
}

/** A meeting as the organiser types it. */
export interface MeetingDraft {
  body: string;
  classification: Classification;
  ends_at: string;
  room?: string | null;
  sign_in_with_signature?: boolean;
  starts_at: string;
  title: string;
}

/** What sort of body meets. */
export type MeetingKind = 'party_committee' | 'office' | 'board' | 'council' | 'working' | 'special';

/** The meetings one may see, newest first, with the bodies. */
export interface MeetingList {
  readonly bodies: readonly Body[];
  readonly meetings: readonly MeetingSummary[];
}

/** Where a meeting is in its life. */
export type MeetingPhase = 'draft' | 'submitted' | 'approved' | 'noticed' | 'in_session' | 'recess' | 'closed' | 'minuted' | 'archived' | 'cancelled';

/** A line of the list. */
export interface MeetingSummary {
  readonly attendees: number;
  readonly items: number;
  readonly meeting: Meeting;
  readonly papers: number;
}

/** An item without a paper, and whom one would ask for it. */
export interface MissingPaper {
  readonly item: string;
  readonly number: number;
  readonly reporter: string;
  readonly submitted_by: string;
  readonly title: string;
}

/** What one person chose, told to them alone. */
export interface MyVote {
  readonly ballot: string;
  readonly choice: Choice;
  readonly source: VoteSource;
  readonly stored_at: string;
}

/** One's own vote after the fact. */
export interface MyVoteChanged {
  readonly my_vote: MyVote;
}

/** One person's vote, told after closing. */
export interface NamedVote {
  readonly attendee: string;
  readonly choice: Choice;
  readonly name: string;
  readonly recorded_by: string;
  readonly source: VoteSource;
}

/** A finished upload that is to become the next version of a paper. */
export interface NewVersion {
  /** What is new in it, for its readers. */
  note: string;
  upload: string;
}

/** The next sensible step of a meeting. */
export type NextStep = 'start_meeting' | 'start_item' | 'open_ballot' | 'close_ballot' | 'close_item' | 'resume_meeting' | 'close_meeting' | 'nothing_left';

/** What somebody said, typed live; an empty speaker is a remark of the keeper. */
export interface Note {
  readonly at: string;
  readonly id: string;
  readonly item: string | null;
  readonly removed: boolean;
  readonly speaker: string | null;
  readonly speaker_name: string;
  readonly text: string;
  readonly written_by: string;
}

/** The note after the fact. */
export interface NoteChanged {
  readonly note: Note;
}

/** Whether somebody has opened a paper; never how far they read. */
export type Opened = 'opened' | 'older' | 'not_opened' | 'not_theirs';

/** The page one is on. */
export interface OpenedPage {
  page: number;
}

/** A row of the table; `by` in the order of the readers. */
export interface OpenedPaper {
  readonly by: readonly Opened[];
  readonly document: string;
  readonly name: string;
  readonly number: number;
}

/** Papers × attendees: opened or not, and nothing more. */
export interface OpenedPapers {
  readonly papers: readonly OpenedPaper[];
  readonly readers: readonly PaperReader[];
}

/** A line of the paper's own table of contents; `level` says how far it is indented, from 1. */
export interface OutlineEntry {
  readonly level: number;
  readonly page: number;
  readonly title: string;
}

/** A pack that was asked for: who made which copies of what when, and who took them out. */
export interface Pack {
  readonly asked_at: string;
  readonly asked_by: string;
  readonly copies: readonly Copy[];
  readonly downloads: readonly Download[];
  readonly id: string;
  /** Of one copy. */
  readonly pages: number;
  readonly papers: readonly PackPaper[];
  /** Whether it holds restricted papers. */
  readonly personal: boolean;
  readonly problem: string;
  readonly size: number;
  readonly state: PackState;
}

/** Every pack of a meeting, newest first. */
export interface PackList {
  readonly packs: readonly Pack[];
}

/** A paper in a pack. */
export interface PackPaper {
  readonly document: string;
  /** 0 until the pack is made. */
  readonly first_page: number;
  readonly name: string;
}

/** Where a pack is on its way to paper. */
export type PackState = 'waiting' | 'ready' | 'failed';

/** The archive package of a meeting. */
export interface Package {
  readonly made_at: string | null;
  readonly problem: string;
  readonly sha256: string;
  readonly size: number;
  readonly state: PackageState;
}

/** The package after the fact. */
export interface PackageChanged {
  readonly package: Package;
}

/** Where the archive package is. */
export type PackageState = 'none' | 'making' | 'ready' | 'failed';

/** A page as displayed: size in points after rotation, its drawings, smallest first. */
export interface Page {
  readonly height: number;
  readonly images: readonly PageImage[];
  /** What the paper itself calls the page ("iii", "A-3"); empty where that is its number. */
  readonly label: string;
  readonly links: readonly PageLink[];
  readonly number: number;
  readonly rotation: number;
  readonly thumbnail: PageImage;
  readonly width: number;
}

/** Where on a page the text stands, in reading order. */
export interface PageHits {
  readonly hits: readonly HitBoxes[];
  readonly number: number;
}

/** One drawing of a page; its address never changes. */
export interface PageImage {
  readonly bytes: number;
  readonly digest: string;
  readonly height: number;
  readonly width: number;
}

/** What a terminal seals the pages it keeps with. It is never written down there and ends with the meeting. */
export interface PageKey {
  /** Pages sealed under another id cannot be opened any more. */
  readonly id: string;
  readonly key: string;
}

/** A place on a page that leads to another page of the paper, in fractions of the displayed page. */
export interface PageLink {
  readonly bottom: number;
  readonly left: number;
  readonly page: number;
  readonly right: number;
  readonly top: number;
}

/** The pages of a version that are drawn, and its table of contents. */
export interface PageList {
  readonly document: Document;
  readonly outline: readonly OutlineEntry[];
  readonly pages: readonly Page[];
}

/** The marks of a page one may see, and up to which number of the stream they are current. */
export interface PageMarks {
  readonly marks: readonly Mark[];
  readonly me_seq: number;
  readonly seq: number;
  readonly stream: string;
}

/** A page whose shared layer is meant. */
export interface PageOfMarks {
  page: number;
  version: string;
}

/** A word with its box in fractions of the displayed page. */
export interface PageWord {
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly top: number;
}

/** The words of one page. */
export interface PageWords {
  readonly number: number;
  readonly words: readonly PageWord[];
}

/** What was found in one paper: how many places on how many pages, and the first of them. */
export interface PaperHits {
  readonly document: string;
  readonly hits: readonly SearchHit[];
  readonly item: string;
  readonly name: string;
  readonly pages: number;
  readonly total: number;
  readonly version: string;
}

/** The record 会议记录 (who said what) and the minutes 会议纪要 (what was decided). */
export type PaperKind = 'record' | 'minutes';

/** A column of the table. */
export interface PaperReader {
  readonly attendee: string;
  readonly name: string;
  readonly role: Role;
}

/** How many of the connected terminals that may read a paper hold all of it, and the ones furthest behind. */
export interface PaperReadiness {
  readonly behind: readonly BehindTerminal[];
  readonly pages: number;
  readonly ready: number;
  readonly terminals: number;
  readonly version: string;
}

/** The reminder after the fact. */
export interface PapersReminded {
  readonly reminder: PapersReminder;
}

/** Somebody at the desk reminded of papers. */
export interface PapersReminder {
  readonly at: string;
  readonly due_at: string;
  readonly missing: readonly MissingPaper[];
}

/** Where the papers of a meeting stand; `late`: papers whose newest version came after the deadline. */
export interface PapersStanding {
  readonly default_hours: number;
  readonly due_at: string;
  /** Set for this meeting; otherwise it follows the beginning. */
  readonly is_own: boolean;
  readonly late: readonly string[];
  readonly missing: readonly MissingPaper[];
  readonly reminded_at: string | null;
}

/** A paragraph and the journal positions it was written from. */
export interface Paragraph {
  readonly id: string;
  readonly sources: readonly number[];
  readonly style: ParagraphStyle;
  readonly text: string;
}

/** What a paragraph is in the layout. */
export type ParagraphStyle = 'heading' | 'subheading' | 'body' | 'speech' | 'vote' | 'decision';

/** Everyone in the organisation. */
export interface PeopleList {
  readonly departments: readonly string[];
  readonly people: readonly Person[];
}

/** A person as the desk shows them. */
export interface Person {
  readonly department: string;
  readonly duties: readonly Duty[];
  readonly id: string;
  readonly name: string;
  /** Pinyin or Latin form, for sorting and finding. */
  readonly name_sort: string;
  readonly title: string;
}

/** The presenter's pointer. */
export interface PointerSignal {
  readonly page: number;
  readonly version: string;
  readonly x: number;
  readonly y: number;
}

/** Prepare a question for an item. */
export interface PrepareBallot {
  item: string;
  question: string;
  rule: Rule;
}

/** Whether somebody is in the meeting. */
export type PresenceState = 'expected' | 'present' | 'left' | 'excused' | 'absent';

/** Show a paper to all, from this page on. */
export interface Present {
  page: number;
  version: string;
}

/** What went wrong: a code with its facts; the sentence is written by the terminal. */
export interface ProblemReply {
  readonly code: ProblemCode;
  readonly facts: { readonly [name: string]: JsonValue };
  readonly field: string;
}

/** The newest numbers, every five seconds. */
export interface Pulse {
  readonly at: string;
  readonly streams: readonly StreamPosition[];
}

/** Why an item is on the agenda. */
export type Purpose = 'convey_study' | 'deliberate' | 'hear_report' | 'inform';

/** Have a paper fetched by every terminal that may read it; absent: every paper of the meeting. */
export interface Push {
  version: string | null;
}

/** How many papers were pushed. */
export interface Pushed {
  readonly papers: number;
}

/** Attendees by items; papers with their classification. */
export interface Readers {
  readonly attendees: readonly Attendee[];
  readonly documents: readonly Document[];
  readonly items: readonly AgendaItem[];
  readonly readings: readonly ReadingCell[];
}

/** Something missing for the next step; the code has a sentence in both languages. */
export interface Readiness {
  readonly code: string;
  readonly count: number;
}

/** The papers of the meeting one may read; always all of them. */
export interface ReadinessSignal {
  readonly papers: readonly PaperReadiness[];
}

/** Where one was last in a paper. */
export interface Reading {
  readonly document: string;
  readonly last_opened_at: string;
  readonly page: number;
  /** The version one knew before that: what has changed is told against it. */
  readonly read_before: string | null;
  /** The newest version one has opened. */
  readonly version: string;
}

/** One cell: somebody and the papers of an item. */
export interface ReadingCell {
  readonly attendee: string;
  /** Called in during the meeting, let out, or neither. */
  readonly called_in: boolean | null;
  /** What the organiser wrote; without it the role decides. */
  readonly grant: ReadingGrant | null;
  readonly item: string;
  /** Whether that holds before and after the item too. */
  readonly lasting: boolean;
  /** Whether they may read now. */
  readonly reads: boolean;
}

/** The cell after the fact. */
export interface ReadingChanged {
  readonly reading: ReadingCell;
}

/** What the organiser wrote about somebody and the papers of an item. */
export type ReadingGrant = 'allowed' | 'denied';

/** Where one was last in each paper of a meeting one ever opened. */
export interface Readings {
  readonly readings: readonly Reading[];
}

/** A named vote entered for somebody without a tablet. */
export interface RecordVote {
  attendee: string;
  ballot: string;
  choice: Choice;
}

/** The command changed nothing. */
export interface Refused {
  readonly ok: false;
  readonly problem: ProblemReply;
}

/** What of a page the presenter sees, in fractions of the displayed page. */
export interface Region {
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Take a note back. */
export interface RemoveNote {
  note: string;
}

/** What somebody is in a meeting. */
export type Role = 'chair' | 'member' | 'observer' | 'reporter' | 'secretary' | 'staff' | 'guest';

/** A meeting room with its seat plan. */
export interface Room {
  readonly columns: number;
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly seats: readonly Seat[];
}

/** All rooms. */
export interface RoomList {
  readonly rooms: readonly Room[];
}

/** What everybody in the meeting knows. */
export interface RoomSnapshot {
  readonly attendees: readonly Attendee[];
  readonly ballots: readonly Ballot[];
  readonly documents: readonly Document[];
  readonly items: readonly AgendaItem[];
  readonly kind: 'room';
  readonly meeting: Meeting;
  readonly view: View;
}

/** What it takes: `numerator/denominator` of the base, more than it or at least it; quorum of the eligible. */
export interface Rule {
  readonly base: Base;
  readonly denominator: number;
  readonly numerator: number;
  readonly quorum_denominator: number;
  readonly quorum_numerator: number;
  /** More than the fraction, not at least. */
  readonly strict: boolean;
}

/** One place where the text stands, as it stands there: what comes before, what was found, what comes after. */
export interface SearchHit {
  readonly after: string;
  readonly before: string;
  readonly found: string;
  readonly label: string;
  /** The how manieth on its page. */
  readonly nth: number;
  readonly page: number;
}

/** What to look for. */
export interface SearchQuery {
  q: string;
}

/** The papers in which it stands, in the order of the agenda. */
export interface SearchResult {
  readonly papers: readonly PaperHits[];
}

/** A place at the table; row and column place it on the seat plan. */
export interface Seat {
  /** A terminal is tied to this seat. */
  readonly bound: boolean;
  readonly column: number;
  readonly id: string;
  readonly label: string;
  readonly row: number;
}

/** Exactly what one attendee may read now. */
export interface SeenBy {
  readonly attendee: Attendee;
  readonly items: readonly SeenItem[];
}

/** An item as somebody sees it. */
export interface SeenItem {
  readonly documents: readonly Document[];
  readonly inside: boolean;
  readonly item: AgendaItem;
}

/**
 * A piece of a stroke while the pen is down, for the live signal (SPEC S8). It stands alone: `points` begins with
 * an absolute point, the `first_index`-th of the stroke, so that a lost segment spoils nothing after it.
 */
export interface Segment {
  readonly colour: string;
  readonly first_index: number;
  readonly kind: 'ink' | 'highlight';
  readonly mark_id: string;
  readonly points: readonly number[];
  readonly pressures: readonly number[];
  readonly width: number;
}

/** Come back after so many seconds, each at its own moment. */
export interface ServerRestarting {
  readonly after_seconds: number;
}

/** A deadline of the meeting's own; null follows the beginning again. */
export interface SetPapersDue {
  due_at: string | null;
}

/** Sign oneself in; strokes where the meeting asks for a signature. */
export interface SignIn {
  signature: readonly Stroke[];
}

/** How somebody signed in. */
export type SignInMethod = 'terminal' | 'reception' | 'secretary';

/** A signal on its way. */
export type SignalMessage = { [N in SignalName]: {
  name: N;
  payload: SignalPayloads[N];
} }[SignalName];

/** The rest, or a snapshot where the gap is too old. */
export interface SinceReply {
  readonly streams: readonly StreamState[];
}

/** A terminal that is behind asks for the rest. */
export interface SinceRequest {
  since: readonly StreamPosition[];
}

/** What those who drive the meeting know. */
export interface StaffSnapshot {
  readonly admissions: readonly Admission[];
  readonly conduct: Conduct;
  readonly drafts: readonly Draft[];
  readonly kind: 'staff';
  readonly notes: readonly Note[];
  readonly package: Package;
  /** Ballots nobody was asked yet. */
  readonly prepared: readonly Ballot[];
  readonly turnouts: readonly Turnout[];
}

/** A driving step, made on what the sender last saw. */
export interface Step {
  step: number;
}

/** The number after this step. */
export interface StepTaken {
  readonly step: number;
}

/** One was let out of a stream: what was held of it is dropped at once. */
export interface StreamClosed {
  readonly stream: string;
}

/** One was let into a stream. */
export interface StreamOpened {
  readonly seq: number;
  readonly snapshot: RoomSnapshot | ItemSnapshot | StaffSnapshot | MeSnapshot;
  readonly stream: string;
}

/** How far a terminal has read a stream. */
export interface StreamPosition {
  readonly seq: number;
  readonly stream: string;
}

/** A stream at the welcome: a snapshot up to `seq`, or the events since the terminal's own number. */
export interface StreamState {
  readonly events: readonly EventMessage[];
  readonly seq: number;
  readonly snapshot: RoomSnapshot | ItemSnapshot | StaffSnapshot | MeSnapshot | null;
  readonly stream: string;
}

/** One stroke of a signature, in fractions of its box × 32767, first point absolute, then differences. */
export interface Stroke {
  points: readonly number[];
}

/** One's own vote; may be changed until the ballot closes. */
export interface SubmitVote {
  ballot: string;
  choice: Choice;
}

/** The result with its sum, computed once by the rules. */
export interface Tally {
  /** The number the fraction is taken of. */
  readonly base: number;
  readonly counts: readonly ChoiceCount[];
  readonly eligible: number;
  readonly needed: number;
  readonly not_voted: number;
  readonly passed: boolean;
  readonly present: number;
  readonly quorum_met: boolean;
  readonly quorum_needed: number;
  readonly received: number;
  readonly sentence_en: string;
  readonly sentence_zh: string;
}

/** What `/` shows. */
export interface Today {
  readonly meetings: readonly TodayMeeting[];
  readonly organisation: string;
}

/** A meeting of today as anyone in the building may see it. */
export interface TodayMeeting {
  readonly body: string;
  readonly id: string;
  readonly phase: MeetingPhase;
  readonly room: string;
  readonly starts_at: string;
  readonly title: string;
}

/** A seat to tap on the way in. */
export interface TodaySeat {
  readonly attendee: string;
  readonly column: number;
  readonly name: string;
  readonly needs_pin: boolean;
  readonly role: Role;
  readonly row: number;
  readonly seat: string;
  readonly title: string;
}

/** The seat plan of one meeting, for finding oneself. */
export interface TodaySeats {
  readonly columns: number;
  readonly meeting: TodayMeeting;
  readonly rows: number;
  readonly seats: readonly TodaySeat[];
}

/** Whether a terminal shows what the room sees. */
export interface TogetherSignal {
  readonly together: boolean;
}

/** Turn the presented paper; refused if somebody else presents meanwhile. */
export interface Turn {
  page: number;
  term: number;
  version: string;
}

/** The number of the new view. */
export interface Turned {
  readonly term: number;
  readonly view: number;
}

/** Who has voted so far, without what. */
export interface Turnout {
  readonly ballot: string;
  readonly missing: readonly string[];
  readonly voted: readonly string[];
}

/** Who has voted so far. */
export interface TurnoutChanged {
  readonly turnout: Turnout;
}

/** The password of a paper; used once and kept nowhere. */
export interface Unlock {
  password: string;
}

/** A version of a paper in its history. */
export interface Version {
  /** Its pages that differ from the version before. */
  readonly changed: readonly number[];
  readonly note: string;
  readonly number: number;
  readonly pages: number;
  readonly pages_ready: number;
  readonly problem: string;
  readonly problem_page: number;
  /** Since when readers have it; absent: they never had it, or not yet. */
  readonly published_at: string | null;
  readonly size: number;
  readonly state: DocumentState;
  readonly uploaded_at: string;
  readonly uploaded_by: string;
  readonly version: string;
}

/** Where the room is. `view` grows with every change, `term` with every hand-over; an older one is ignored. */
export interface View {
  /** Attendees who ask to present, in the order they asked. */
  readonly asked: readonly string[];
  /** The room is inside a restricted item: outsiders see the safe slide. */
  readonly closed: boolean;
  readonly item: string | null;
  readonly mode: FollowMode;
  readonly page: number;
  readonly presenter: string | null;
  readonly presenter_name: string;
  /** Absent: the whole page. */
  readonly region: Region | null;
  readonly term: number;
  /** Absent: nothing is presented, or it is closed to this audience. */
  readonly version: string | null;
  readonly view: number;
}

/** Where the room is now. */
export interface ViewChanged {
  readonly view: View;
}

/** Who entered the vote. */
export type VoteSource = 'terminal' | 'secretary';

/** The vote is on disk since then. */
export interface VoteStored {
  readonly stored_at: string;
}

/** The first message on the live channel. */
export interface Welcome {
  readonly epoch: string;
  readonly me: Me;
  readonly server_time: string;
  readonly streams: readonly StreamState[];
}

/** Who holds this token. */
export interface Whoami {
  readonly attendee: string | null;
  readonly face: 'desk' | 'terminal' | 'screen';
  readonly meeting: string | null;
  readonly person: Person | null;
}

/** A note; the same `note` again replaces its text. */
export interface WriteNote {
  item: string | null;
  note: string;
  speaker: string | null;
  text: string;
}

/** What the organiser writes about somebody and an item; nothing leaves it to the role again. */
export interface WriteReading {
  attendee: string;
  grant: ReadingGrant | null;
  item: string;
}

export type Shape = Ink | Highlight;

export type Snapshot = RoomSnapshot | ItemSnapshot | StaffSnapshot | MeSnapshot;

export const BALLOT_STATE_VALUES: readonly BallotState[] = ['prepared', 'open', 'closed'];
export const BASE_VALUES: readonly Base[] = ['eligible', 'present', 'cast', 'valid', 'for_and_against'];
export const CHOICE_VALUES: readonly Choice[] = ['for', 'against', 'abstain'];
export const CLASSIFICATION_VALUES: readonly Classification[] = ['public', 'internal', 'restricted', 'confidential'];
export const DECISION_METHOD_VALUES: readonly DecisionMethod[] = ['oral', 'show_of_hands', 'acclamation', 'ballot', 'by_circulation', 'none_needed'];
export const DECISION_OUTCOME_VALUES: readonly DecisionOutcome[] = ['passed', 'passed_in_principle', 'passed_as_amended', 'discuss_again', 'deferred', 'rejected', 'noted'];
export const DOCUMENT_KIND_VALUES: readonly DocumentKind[] = ['pages', 'video', 'audio'];
export const DOCUMENT_STATE_VALUES: readonly DocumentState[] = ['waiting', 'locked', 'drawing', 'ready', 'failed'];
export const DRAFT_STATE_VALUES: readonly DraftState[] = ['draft', 'approved'];
export const DUTY_VALUES: readonly Duty[] = ['organiser', 'secretary', 'archivist', 'administrator'];
export const FOLLOW_MODE_VALUES: readonly FollowMode[] = ['locked', 'follow', 'free'];
export const ITEM_STATE_VALUES: readonly ItemState[] = ['waiting', 'current', 'closed', 'postponed'];
export const LAYER_VALUES: readonly Layer[] = ['private', 'shared', 'presenter', 'board'];
export const MEETING_KIND_VALUES: readonly MeetingKind[] = ['party_committee', 'office', 'board', 'council', 'working', 'special'];
export const MEETING_PHASE_VALUES: readonly MeetingPhase[] = ['draft', 'submitted', 'approved', 'noticed', 'in_session', 'recess', 'closed', 'minuted', 'archived', 'cancelled'];
export const NEXT_STEP_VALUES: readonly NextStep[] = ['start_meeting', 'start_item', 'open_ballot', 'close_ballot', 'close_item', 'resume_meeting', 'close_meeting', 'nothing_left'];
export const OPENED_VALUES: readonly Opened[] = ['opened', 'older', 'not_opened', 'not_theirs'];
export const PACK_STATE_VALUES: readonly PackState[] = ['waiting', 'ready', 'failed'];
export const PACKAGE_STATE_VALUES: readonly PackageState[] = ['none', 'making', 'ready', 'failed'];
export const PAPER_KIND_VALUES: readonly PaperKind[] = ['record', 'minutes'];
export const PARAGRAPH_STYLE_VALUES: readonly ParagraphStyle[] = ['heading', 'subheading', 'body', 'speech', 'vote', 'decision'];
export const PRESENCE_STATE_VALUES: readonly PresenceState[] = ['expected', 'present', 'left', 'excused', 'absent'];
export const PURPOSE_VALUES: readonly Purpose[] = ['convey_study', 'deliberate', 'hear_report', 'inform'];
export const READING_GRANT_VALUES: readonly ReadingGrant[] = ['allowed', 'denied'];
export const ROLE_VALUES: readonly Role[] = ['chair', 'member', 'observer', 'reporter', 'secretary', 'staff', 'guest'];
export const SIGN_IN_METHOD_VALUES: readonly SignInMethod[] = ['terminal', 'reception', 'secretary'];
export const VOTE_SOURCE_VALUES: readonly VoteSource[] = ['terminal', 'secretary'];

/** What people do in a meeting, and what befalls their tablets; each step looks only at what its person knows. */

import { checksum } from '../../src/paper/ink/checksum';
import {
  agenda,
  conduct,
  currentItem,
  currentView,
  documents,
  openBallot,
  preparedBallots,
} from '../../src/state/selectors';
import type { Layer } from '../../src/wire/generated/types';
import type { Http } from '../../src/wire/http';
import { newId } from '../../src/wire/ids';
import type { Dice } from './dice';
import type { Scenario } from './house';
import type { Person } from './person';

export interface Table {
  readonly people: readonly Person[];
  readonly scenario: Scenario;
  readonly dice: Dice;
  /** Lin at the desk, who edits the agenda. */
  readonly desk: Http;
  /** Notes that were started: id → text, of the newest writing. */
  readonly notes: Map<string, string[]>;
}

type Step = (person: Person, table: Table) => void | Promise<void>;

const GRID = 32767;

const draw: Step = (person, { dice, scenario }) => {
  const paper = documents(person.held.streams)[0] === undefined ? null : dice.one(documents(person.held.streams));
  if (paper === null) return;
  const points = [dice.between(0, GRID), dice.between(0, GRID), 1, 2, 3, 1];
  const layer: Layer = dice.chance(0.6) ? 'shared' : 'private';
  person.start('mark.add', {
    mark: newId(),
    version: paper.version,
    page: dice.between(1, scenario.pages),
    layer,
    shape: { kind: 'ink', colour: '#1a2b3c', width: 40, points, pressures: [] },
    checksum: checksum(points, []),
  });
};

const eraseOrRestore: Step = (person, { dice, scenario }) => {
  const version = dice.one(scenario.versions);
  const page = dice.between(1, scenario.pages);
  const images = person.held.marks.images(version, page).filter((mark) => mark.author === person.attendee);
  if (images.length === 0) return;
  const mark = dice.one(images);
  person.start(mark.erased ? 'mark.restore' : 'mark.erase', { version, page, marks: [mark.id] });
};

const clear: Step = (person, { dice, scenario }) => {
  person.start('mark.clear', { version: dice.one(scenario.versions), page: dice.between(1, scenario.pages) });
};

const openPage: Step = (person, { dice, scenario }) => {
  const held = documents(person.held.streams);
  if (held.length > 0) void person.held.marks.open(dice.one(held).version, dice.between(1, scenario.pages));
};

const signIn: Step = (person) => void person.start('attendee.sign_in', { signature: [] });

const comeAndGo: Step = (person, { dice, scenario }) => {
  const attendee = dice.one(Object.values(scenario.attendees));
  const name = dice.one(['attendee.record_sign_in', 'attendee.record_leaving', 'attendee.record_return'] as const);
  person.start(name, { attendee });
};

const drive: Step = (person, { dice }) => {
  const { streams } = person.held;
  const known = conduct(streams);
  if (known === undefined) return;
  const { step, next } = known;
  const item = currentItem(streams);
  if (next === 'start_meeting') person.start('meeting.start', { step });
  else if (next === 'resume_meeting') person.start('meeting.resume', { step });
  else if (dice.chance(0.05)) person.start('meeting.recess', { step });
  else if (item === undefined) {
    const waiting = agenda(streams);
    if (waiting.length > 0) person.start('item.start', { step, item: dice.one(waiting).id });
  } else if (known.ballot !== null && next === 'open_ballot')
    person.start('ballot.open', { step, ballot: known.ballot });
  else if (known.ballot !== null && next === 'close_ballot') {
    // Left open for a while, so that people vote, leave and come back in it.
    if (dice.chance(0.3)) person.start('ballot.close', { step, ballot: known.ballot });
  } else if (dice.chance(0.15)) {
    person.start('item.close', { step, item: item.id, outcome: 'noted', method: 'none_needed', sentence: '' });
  }
};

const prepare: Step = (person, { dice, scenario }) => {
  if (dice.chance(0.2)) {
    const prepared = preparedBallots(person.held.streams)[0];
    if (prepared !== undefined) {
      person.start('ballot.discard', { step: conduct(person.held.streams)?.step ?? 0, ballot: prepared.id });
    }
    return;
  }
  person.start('ballot.prepare', {
    item: currentItem(person.held.streams)?.id ?? dice.one(scenario.items),
    question: '是否同意本议题',
    rule: { base: 'eligible', numerator: 1, denominator: 2, strict: true, quorum_numerator: 0, quorum_denominator: 1 },
  });
};

const vote: Step = (person, { dice }) => {
  const ballot = openBallot(person.held.streams);
  if (ballot !== undefined) {
    person.start('vote.submit', { ballot: ballot.id, choice: dice.one(['for', 'against', 'abstain'] as const) });
  }
};

const present: Step = (person, { dice, scenario }) => {
  const held = documents(person.held.streams);
  if (dice.chance(0.15)) person.start('view.withdraw', {});
  else if (held.length > 0) {
    person.start('view.present', { version: dice.one(held).version, page: dice.between(1, scenario.pages) });
  }
};

const turn: Step = (person, { dice, scenario }) => {
  const view = currentView(person.held.streams);
  if (view === undefined || view.version === null) return;
  person.start('view.turn', { version: view.version, page: dice.between(1, scenario.pages + 1), term: view.term });
};

const admit: Step = (person, { dice, scenario }) => {
  const name = dice.one(['item.let_in', 'item.let_out'] as const);
  person.start(name, { item: scenario.items[1], attendee: dice.one(Object.values(scenario.attendees)) });
};

const write: Step = (person, { dice, scenario, notes }) => {
  const known = [...notes.keys()];
  const note = known.length > 0 && dice.chance(0.4) ? dice.one(known) : newId();
  const text = `第 ${notes.size} 条，${dice.between(0, 1_000_000)}`;
  notes.set(note, [...(notes.get(note) ?? []), text]);
  person.start('note.write', { note, item: dice.chance(0.5) ? scenario.items[0] : null, speaker: null, text });
};

const restrict: Step = async (_person, { dice, scenario, people, desk }) => {
  const known = people.find((one) => one.key === 'chen')?.held.streams;
  if (known === undefined) return;
  const items = agenda(known).map((item) => ({
    id: item.id,
    title: item.title,
    submitted_by: item.submitted_by,
    reporter: item.reporter,
    purpose: item.purpose,
    planned_minutes: item.planned_minutes,
    restricted: item.id === scenario.items[1] ? dice.chance(0.5) : item.restricted,
  }));
  // The server may be down just now; the desk would show that and somebody would try again.
  if (items.length > 0)
    await desk.call('meetings.set_agenda', { meeting: scenario.meeting }, { items }).catch(() => null);
};

const cut: Step = (person) => person.line.cut();

const away: Step = (person, { dice }) => {
  person.line.offline = true;
  person.line.cut();
  setTimeout(() => (person.line.offline = false), dice.between(20, 1500));
};

const reload: Step = (person) => person.reload();

const EVERYBODY: readonly string[] = ['chen', 'lin', 'wu', 'qian', 'zhou', 'sun'];
const VOTERS: readonly string[] = ['chen', 'wu', 'qian'];
const DRIVERS: readonly string[] = ['chen', 'lin'];
const PRESENTERS: readonly string[] = ['chen', 'lin', 'sun'];
const ANY_WINDOW: readonly string[] = [...EVERYBODY, 'screen'];

/** Who may do it, how often it happens. */
const STEPS: readonly (readonly [Step, readonly string[], number])[] = [
  [draw, EVERYBODY, 20],
  [eraseOrRestore, EVERYBODY, 8],
  [clear, ['chen', 'wu'], 1],
  [openPage, EVERYBODY, 10],
  [signIn, EVERYBODY, 4],
  [comeAndGo, ['lin', 'chen'], 5],
  [drive, DRIVERS, 14],
  [prepare, DRIVERS, 6],
  [vote, VOTERS, 14],
  [present, PRESENTERS, 5],
  [turn, PRESENTERS, 10],
  [admit, ['chen'], 8],
  [write, ['lin'], 5],
  [restrict, ['lin'], 3],
  [cut, ANY_WINDOW, 4],
  [away, ANY_WINDOW, 3],
  [reload, EVERYBODY, 2],
];

const ALL_WEIGHTS = STEPS.reduce((sum, [, , weight]) => sum + weight, 0);

/** One random step of one random person. */
export async function randomStep(table: Table): Promise<void> {
  let left = table.dice.next() * ALL_WEIGHTS;
  for (const [step, who, weight] of STEPS) {
    left -= weight;
    if (left > 0) continue;
    const key = table.dice.one(who);
    const person = table.people.find((one) => one.key === key);
    if (person !== undefined) await step(person, table);
    return;
  }
}

/** Somebody with a tablet: the client's own wire and state code, over a bad line, with a disk that outlives a reload. */

import { Held } from '../../src/state/held';
import { currentView, documents } from '../../src/state/selectors';
import type { CommandName, CommandPayloads } from '../../src/wire/generated/events';
import type { Entrance, EventMessage, Snapshot } from '../../src/wire/generated/types';
import { Http } from '../../src/wire/http';
import { newId } from '../../src/wire/ids';
import { Live } from '../../src/wire/live';
import { sessionOfEntrance } from '../../src/wire/session';
import { socketIo } from '../../src/wire/sockets';
import type { OutboxStorage } from '../../src/wire/storage';
import { memoryStorage } from '../../src/wire/storage';
import type { Dice } from './dice';
import type { WireRecord } from './faulty';
import { BadLine } from './faulty';

export class Person {
  readonly http: Http;
  /** What the wire told of events, per life of the window; each number may come once. */
  told = new Map<string, number>();
  held!: Held;
  live!: Live;
  line!: BadLine;
  readonly #disk: OutboxStorage = memoryStorage();

  constructor(
    readonly key: string,
    readonly base: string,
    readonly entrance: Entrance & { meeting: string },
    readonly dice: Dice,
    readonly record: WireRecord,
  ) {
    this.http = new Http({ base, token: () => entrance.token });
  }

  get attendee(): string {
    return this.entrance.attendee ?? '';
  }

  /** Open the window. */
  async open(): Promise<void> {
    this.told = new Map();
    this.line = new BadLine(this.base, this.dice, this.record);
    this.held = new Held(fetchMarks(this.http), () => undefined);
    this.held.onEvent((event) => this.#tell(event));
    this.held.onClosed((stream) => this.#judgeClosing(stream));
    this.live = new Live({ slot: this.key, told: this.held, open: this.line.open, storage: this.#disk });
    await this.live.join({ ...sessionOfEntrance(this.entrance), meeting: this.entrance.meeting });
  }

  /** The window dies without a word; what waits stays on the disk. */
  async reload(): Promise<void> {
    this.line.cut();
    this.live.leave();
    await this.open();
  }

  /** Do a command without waiting for its end. */
  start<N extends CommandName>(name: N, payload: CommandPayloads[N]): string {
    const id = newId();
    this.record.given.add(id);
    void this.live.command(name, payload, id);
    return id;
  }

  close(): void {
    this.live.leave();
  }

  #tell(event: EventMessage): void {
    const before = this.told.get(event.stream) ?? 0;
    if (event.seq <= before)
      this.record.wrongs.push(`${this.key} applied ${event.stream} ${event.seq} after ${before}`);
    this.told.set(event.stream, event.seq);
  }

  #judgeClosing(stream: string): void {
    this.told.delete(stream);
    if (this.held.streams[stream as 'item/x'] !== undefined)
      this.record.wrongs.push(`${this.key} still holds ${stream}`);
  }
}

/** What somebody who just came in knows. */
export async function freshPicture(person: Person): Promise<Held> {
  const held = new Held(fetchMarks(person.http), () => undefined);
  const live = new Live({ slot: 'fresh', told: held, open: socketIo(person.base), storage: memoryStorage() });
  await live.join({ ...sessionOfEntrance(person.entrance), meeting: person.entrance.meeting });
  for (let waited = 0; live.link.kind !== 'live'; waited += 1) {
    if (waited > 200) throw new Error(`${person.key} cannot come in afresh: ${JSON.stringify(live.link)}`);
    await new Promise((later) => setTimeout(later, 25));
  }
  // Kept from being dropped by leaving.
  const picture = Object.assign(new Held(fetchMarks(person.http), () => undefined), {
    streams: held.streams,
    me: held.me,
  });
  live.leave();
  return picture;
}

/** Everything held, so that two pictures of the same state are equal: parts sorted, views reduced to the one that counts. */
export function picture(held: Held): unknown {
  const streams: { [stream: string]: unknown } = {};
  const byName = Object.entries(held.streams as { [stream: string]: Snapshot }).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [stream, snapshot] of byName) {
    const { ...copy } = snapshot as { view?: unknown };
    delete copy.view;
    streams[stream] = canonical(copy);
  }
  const view = currentView(held.streams);
  // Outsiders are not told the turns inside, only that it is closed; its number is no secret but need not be known.
  return {
    streams,
    view: view === undefined || view.closed ? { closed: true } : view,
    papers: documents(held.streams).length,
  };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const inner = value.map(canonical);
    return inner.every((one) => typeof one === 'object' && one !== null)
      ? inner.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}

function fetchMarks(http: Http) {
  return (version: string, page: number) => http.call('documents.marks', { version, page: String(page) });
}

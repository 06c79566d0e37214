/** One meeting, live: the connection, the commands that wait for it and the signals that do not. */

import { Connection } from './connection';
import type { CommandName, CommandPayloads, SignalName, SignalPayloads } from './generated/events';
import type { Link, Told } from './link';
import type { NotDone, Outcome } from './outbox';
import { Outbox } from './outbox';
import { reloadOnceServed } from './reload';
import type { Session } from './session';
import { Signals } from './signals';
import type { OpenSocket } from './sockets';
import { socketIo } from './sockets';
import type { OutboxStorage } from './storage';
import { openStorage } from './storage';

export interface LiveOptions {
  /** Names the outbox: windows of one slot share what waits. */
  readonly slot: string;
  /** Empty: the origin of the page. */
  readonly base?: string;
  readonly told: Told;
  /** Hears of every change of what waits and what was not done. */
  readonly outboxChanged?: () => void;
  readonly open?: OpenSocket;
  readonly storage?: OutboxStorage;
}

export class Live {
  readonly #connection: Connection;
  readonly #outbox: Promise<Outbox>;
  readonly #signals: Signals;
  #known: Outbox | null = null;
  #stopWatching: () => void = () => undefined;

  constructor(options: LiveOptions) {
    const told: Told = { ...bound(options.told), link: (link) => this.#linked(link, options.told) };
    this.#connection = new Connection(options.open ?? socketIo(options.base ?? ''), told);
    this.#signals = new Signals((message) => this.#connection.signal(message));
    this.#outbox = this.#openOutbox(options);
  }

  get link(): Link {
    return this.#connection.link;
  }

  /** Commands without an answer. */
  get pending(): number {
    return this.#known?.pending ?? 0;
  }

  /** Commands that waited and could no longer be done; shown until dismissed. */
  get notDone(): readonly NotDone[] {
    return this.#known?.notDone ?? [];
  }

  /** Join the session's meeting and stay in it. */
  async join(session: Session & { readonly meeting: string }): Promise<void> {
    const outbox = await this.#outbox;
    await outbox.load(`${session.meeting}/${session.attendee ?? session.face}`);
    this.#stopWatching();
    this.#stopWatching = watchWaking(this.#connection);
    this.#connection.start(session.token, session.meeting);
  }

  /** Leave the meeting; what waits is kept for the next time. */
  leave(): void {
    this.#stopWatching();
    this.#signals.drop();
    this.#known?.pause();
    this.#connection.stop();
  }

  /** Go on with a newer token of the same attendee. */
  renew(token: string): void {
    this.#connection.renew(token);
  }

  /** Try again now; what a person's tap on the connection sign does. */
  reconnect(): void {
    this.#connection.reconnect();
  }

  /** Do a command, now or as soon as the link is back; resolves with its answer. */
  async command<N extends CommandName>(name: N, payload: CommandPayloads[N], id?: string): Promise<Outcome<N>> {
    const outbox = await this.#outbox;
    return outbox.add(name, payload, id);
  }

  /** Send a signal, or drop it. */
  signal<N extends SignalName>(name: N, payload: SignalPayloads[N], key?: string): void {
    this.#signals.send(name, payload, key);
  }

  /** Somebody has seen that a command was not done. */
  async dismiss(id: string): Promise<void> {
    await this.#known?.dismiss(id);
  }

  async #openOutbox(options: LiveOptions): Promise<Outbox> {
    const storage = options.storage ?? (await openStorage(options.slot));
    const outbox = new Outbox(storage, (message) => this.#connection.command(message));
    this.#known = outbox;
    if (options.outboxChanged !== undefined) outbox.onChange(options.outboxChanged);
    if (this.#connection.link.kind === 'live') outbox.resume();
    return outbox;
  }

  #linked(link: Link, told: Told): void {
    if (link.kind === 'live') this.#known?.resume();
    else {
      this.#known?.pause();
      this.#signals.drop();
    }
    if (link.kind === 'refused' && link.problem.code === 'terminal_too_old') void reloadOnceServed();
    told.link(link);
  }
}

function bound(told: Told): Told {
  return {
    link: (link) => told.link(link),
    welcomed: (me, serverTime) => told.welcomed(me, serverTime),
    snapshot: (stream, snapshot) => told.snapshot(stream, snapshot),
    event: (event) => told.event(event),
    closed: (stream) => told.closed(stream),
    signal: (signal) => told.signal(signal),
  };
}

/** Mistrust the link whenever the device may have slept or changed its network. */
function watchWaking(connection: Connection): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const seen = (): void => {
    if (document.visibilityState === 'visible') connection.woke();
  };
  const back = (event: PageTransitionEvent): void => {
    // Taken out of the page cache: the socket behind it is long gone.
    if (event.persisted) connection.reconnect();
  };
  const online = (): void => connection.reconnect();
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('pageshow', back);
  window.addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('pageshow', back);
    window.removeEventListener('online', online);
  };
}

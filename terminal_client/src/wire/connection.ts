/**
 * The live channel: one link at a time, made again for ever; every stream told strictly in order.
 *
 * A new link carries how far each stream was read, so what was missed comes with the welcome. A gap, or a pulse that is
 * ahead, asks for `since`. Nothing of an older link is heard once a newer one was begun.
 */

import { Delivery } from './delivery';
import { PROTOCOL_VERSION } from './generated/events';
import type {
  Accepted,
  CommandMessage,
  EventMessage,
  ProblemReply,
  Pulse,
  Refused,
  SignalMessage,
  StreamPosition,
  Welcome,
} from './generated/types';
import type { Link, Told } from './link';
import { LinkLost } from './link';
import * as pacing from './pacing';
import type { Heard, LiveSocket, OpenSocket } from './sockets';

export class Connection {
  readonly #open: OpenSocket;
  readonly #told: Told;
  readonly #random: () => number;
  readonly #delivery: Delivery;
  #place: { token: string; meeting: string } | null = null;
  #link: Link = { kind: 'idle' };
  #socket: LiveSocket | null = null;
  #epoch = '';
  #attempt = 0;
  #lostAt = 0;
  #heardAt = 0;
  #openedAt = 0;
  #tickedAt = 0;
  /** Counts links; words and answers of an older one are not heard. */
  #generation = 0;
  #askingOn: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #restartSeconds: number | null = null;

  constructor(open: OpenSocket, told: Told, random: () => number = Math.random) {
    this.#open = open;
    this.#told = told;
    this.#delivery = new Delivery(told);
    this.#random = random;
  }

  get link(): Link {
    return this.#link;
  }

  /** Join a meeting and stay in it until `stop`. */
  start(token: string, meeting: string): void {
    this.stop();
    this.#place = { token, meeting };
    this.#tickedAt = Date.now();
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.#connect();
  }

  /** Leave: everything held is dropped. */
  stop(): void {
    clearInterval(this.#ticking);
    clearTimeout(this.#retry);
    this.#place = null;
    this.#closeSocket();
    this.#delivery.dropAll();
    this.#epoch = '';
    this.#attempt = 0;
    this.#lostAt = 0;
    this.#restartSeconds = null;
    this.#become({ kind: 'idle' });
  }

  /** Go on as the same person with a newer token, keeping what was read. */
  renew(token: string): void {
    if (this.#place === null) return;
    this.#place = { ...this.#place, token };
    this.reconnect();
  }

  /** Try a new link now, whatever the present one says: the network changed or a person asks. */
  reconnect(): void {
    if (this.#place === null) return;
    this.#attempt = 0;
    this.#lose(0);
  }

  /** The device woke up or the window is seen again: a link that was silent too long is not trusted. */
  woke(): void {
    if (this.#place === null) return;
    const trying = this.#socket !== null && Date.now() - this.#openedAt < pacing.TRYING_SECONDS * 1000;
    if (this.#link.kind !== 'live' && !trying) this.reconnect();
    else if (this.#link.kind === 'live' && this.#silentSeconds() > pacing.SILENCE_AFTER_WAKING_SECONDS)
      this.reconnect();
  }

  /** Send a command; rejects with `LinkLost` when it is unknown whether it arrived. */
  async command(message: CommandMessage): Promise<Accepted | Refused> {
    const socket = this.#socket;
    if (socket === null || this.#link.kind !== 'live') throw new LinkLost();
    try {
      return await socket.command(message);
    } catch {
      // An acknowledgement that does not come means that the link is worth nothing.
      if (socket === this.#socket) this.reconnect();
      throw new LinkLost();
    }
  }

  /** Send a signal, or drop it. */
  signal(message: SignalMessage): void {
    if (this.#link.kind === 'live') this.#socket?.signal(message);
  }

  /** How far each stream was read. */
  positions(): StreamPosition[] {
    return this.#delivery.ledger.positions();
  }

  #connect(): void {
    if (this.#place === null) return;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#closeSocket();
    this.#openedAt = Date.now();
    this.#restartSeconds = null;
    if (this.#link.kind === 'idle') this.#become({ kind: 'connecting' });
    const handshake = {
      protocol: PROTOCOL_VERSION,
      token: this.#place.token,
      meeting: this.#place.meeting,
      epoch: this.#epoch,
      since: this.#delivery.ledger.positions(),
    };
    const generation = this.#generation;
    this.#socket = this.#open(
      handshake,
      this.#heard(() => generation === this.#generation),
    );
  }

  #heard(isCurrent: () => boolean): Heard {
    // The late end of an older link must not end the newer one, and its late words must not be heard.
    const current = <A extends unknown[]>(hear: (...args: A) => void) => {
      return (...args: A): void => {
        if (!isCurrent()) return;
        this.#heardAt = Date.now();
        hear(...args);
      };
    };
    return {
      welcome: current((message: Welcome) => this.#welcome(message)),
      event: current((event: EventMessage) => this.#event(event)),
      opened: current(({ stream, seq, snapshot }) => this.#delivery.begin(stream, seq, snapshot)),
      closed: current(({ stream }) => this.#delivery.drop(stream)),
      pulse: current((pulse: Pulse) => this.#pulse(pulse)),
      signal: current((signal: SignalMessage) => this.#told.signal(signal)),
      restarting: current(({ after_seconds: seconds }) => {
        this.#restartSeconds = seconds;
      }),
      resync: current(() => this.reconnect()),
      refused: current((problem: ProblemReply) => this.#refused(problem)),
      lost: current(() => this.#lose()),
    };
  }

  #welcome(message: Welcome): void {
    // A restored database: what is held may never have happened.
    if (this.#epoch !== '' && this.#epoch !== message.epoch) this.#delivery.dropAll();
    this.#epoch = message.epoch;
    this.#attempt = 0;
    this.#lostAt = 0;
    const heard = new Set(message.streams.map((state) => state.stream));
    for (const stream of this.#delivery.ledger.streams()) if (!heard.has(stream)) this.#delivery.drop(stream);
    this.#told.welcomed(message.me, message.server_time);
    for (const state of message.streams) this.#delivery.catchUp(state);
    this.#become({ kind: 'live' });
  }

  #event(event: EventMessage): void {
    if (this.#delivery.deliver(event) === 'gap') void this.#askSince();
  }

  #pulse(pulse: Pulse): void {
    if (pulse.streams.some((position) => this.#delivery.ledger.isBehind(position))) void this.#askSince();
  }

  async #askSince(): Promise<void> {
    const socket = this.#socket;
    const generation = this.#generation;
    const since = this.#delivery.ledger.positions();
    if (this.#askingOn === generation || socket === null || since.length === 0) return;
    this.#askingOn = generation;
    try {
      const reply = await socket.since({ since });
      if (generation !== this.#generation) return;
      for (const state of reply.streams) {
        // Closed while the answer was on its way: it must not come back.
        if (this.#delivery.ledger.position(state.stream) !== undefined) this.#delivery.catchUp(state);
      }
    } catch {
      if (generation === this.#generation) this.reconnect();
    } finally {
      if (this.#askingOn === generation) this.#askingOn = null;
    }
  }

  #refused(problem: ProblemReply): void {
    this.#closeSocket();
    this.#lostAt ||= Date.now();
    if (problem.code === 'server_stopping') {
      this.#become({ kind: 'lost', since: this.#lostAt, attempt: this.#attempt });
      this.#retryIn(pacing.waitBefore(++this.#attempt, this.#random));
      return;
    }
    this.#become({ kind: 'refused', problem });
    // It may be let in again: invited anew, the server upgraded, the meeting opened.
    this.#retryIn(pacing.REFUSED_SECONDS);
  }

  #lose(seconds?: number): void {
    this.#closeSocket();
    this.#lostAt ||= Date.now();
    this.#attempt += 1;
    // A first failure is still "connecting", and a refusal stays one until it is taken back.
    if (this.#link.kind !== 'refused' && (this.#link.kind !== 'connecting' || this.#attempt > 1)) {
      this.#become({ kind: 'lost', since: this.#lostAt, attempt: this.#attempt });
    }
    this.#retryIn(seconds ?? this.#restartSeconds ?? pacing.waitBefore(this.#attempt, this.#random));
  }

  #retryIn(seconds: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), seconds * 1000);
  }

  #tick(): void {
    const late = (Date.now() - this.#tickedAt) / 1000 - 1;
    this.#tickedAt = Date.now();
    if (late > pacing.SLEPT_SECONDS) this.woke();
    else if (this.#link.kind === 'live') {
      if (this.#silentSeconds() > pacing.SILENCE_SECONDS) this.reconnect();
    } else if (this.#socket !== null && Date.now() - this.#openedAt > pacing.WELCOME_SECONDS * 1000) this.#lose();
  }

  #silentSeconds(): number {
    return (Date.now() - this.#heardAt) / 1000;
  }

  #closeSocket(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#generation += 1;
    socket?.close();
  }

  #become(link: Link): void {
    if (link.kind === this.#link.kind && link.kind !== 'lost' && link.kind !== 'refused') return;
    this.#link = link;
    this.#told.link(link);
  }
}

/**
 * Commands until they are acknowledged: kept before they are sent, sent in order, one at a time, again with the same id
 * after a lost link or a reload, removed only by an answer. What was refused after it had waited is kept as *not done*
 * until somebody has seen it.
 */

import type { CommandName, CommandPayloads, CommandReplies } from './generated/events';
import type { Accepted, CommandMessage, JsonValue, ProblemReply, Refused } from './generated/types';
import { newId } from './ids';
import type { Kept, OutboxStorage } from './storage';

/** How a command ended. */
export type Outcome<N extends CommandName> =
  | { readonly ok: true; readonly reply: CommandReplies[N] }
  | { readonly ok: false; readonly problem: ProblemReply };

/** A command that waited and could no longer be done. */
export interface NotDone {
  readonly id: string;
  readonly name: CommandName;
  readonly payload: JsonValue;
  readonly made_at: number;
  readonly problem: ProblemReply;
}

type Send = (message: CommandMessage) => Promise<Accepted | Refused>;
type Settle = (answer: Accepted | Refused) => void;

/** The newest page is what counts: a turn that waits is replaced by the next one and never outlives the window. */
const NEWEST_ONLY: ReadonlySet<CommandName> = new Set<CommandName>(['view.turn']);

/** Waited this long, a refusal comes as a surprise and must be shown. */
const SURPRISING_AFTER_MS = 3000;

export class Outbox {
  readonly #storage: OutboxStorage;
  readonly #send: Send;
  readonly #settles = new Map<string, Settle>();
  readonly #listeners = new Set<() => void>();
  #owner = '';
  #waiting: Kept[] = [];
  #notDone: NotDone[] = [];
  #order = 0;
  #pumping = false;
  #open = false;
  /** Counts links, so that the late failure of an older one does not stop the newer. */
  #links = 0;

  constructor(storage: OutboxStorage, send: Send) {
    this.#storage = storage;
    this.#send = send;
  }

  /** Take up what this owner left waiting, before a reload or a longer absence. */
  async load(owner: string): Promise<void> {
    this.#owner = owner;
    const all = await this.#storage.all();
    this.#order = Math.max(this.#order, 0, ...all.map((kept) => kept.order));
    const known = new Set(this.#waiting.map((kept) => kept.id));
    const mine = all.filter((kept) => kept.owner === owner);
    const waiting = mine.filter((kept) => kept.problem === null && !known.has(kept.id));
    this.#waiting = [...waiting, ...this.#waiting].filter((kept) => kept.owner === owner);
    this.#waiting.sort((a, b) => a.order - b.order);
    this.#notDone = mine.flatMap((kept) => (kept.problem === null ? [] : [{ ...kept, problem: kept.problem }]));
    this.#changed();
    void this.#pump();
  }

  /** How many commands have no answer yet. */
  get pending(): number {
    return this.#waiting.length;
  }

  get notDone(): readonly NotDone[] {
    return this.#notDone;
  }

  /** Whether a command with this id still waits: ink in it is not on the server yet. */
  isWaiting(id: string): boolean {
    return this.#waiting.some((kept) => kept.id === id);
  }

  /** Somebody has seen that it was not done. */
  async dismiss(id: string): Promise<void> {
    this.#notDone = this.#notDone.filter((one) => one.id !== id);
    this.#changed();
    await this.#storage.remove(id);
  }

  /** Hear of every change of `pending` and `notDone`; returns how to stop hearing. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keep a command and send it as soon as it can be; resolves with its answer, however long that takes. */
  async add<N extends CommandName>(name: N, payload: CommandPayloads[N], id: string = newId()): Promise<Outcome<N>> {
    // By the clock, so that what was kept before a reload still goes first.
    this.#order = Math.max(this.#order + 1, Date.now());
    const kept: Kept = {
      order: this.#order,
      id,
      owner: this.#owner,
      name,
      // What was typed into a form may be a reactive proxy, which IndexedDB cannot copy.
      payload: JSON.parse(JSON.stringify(payload)) as JsonValue,
      made_at: Date.now(),
      problem: null,
    };
    const answered = new Promise<Accepted | Refused>((resolve) => this.#settles.set(id, resolve));
    if (NEWEST_ONLY.has(name)) this.#replaceWaiting(name);
    else await this.#keep(kept);
    this.#waiting.push(kept);
    this.#waiting.sort((a, b) => a.order - b.order);
    this.#changed();
    void this.#pump();
    const answer = await answered;
    return answer.ok ? { ok: true, reply: answer.reply as CommandReplies[N] } : { ok: false, problem: answer.problem };
  }

  /** The link is up: send what waits. */
  resume(): void {
    this.#open = true;
    this.#links += 1;
    void this.#pump();
  }

  /** The link is down. */
  pause(): void {
    this.#open = false;
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    const link = this.#links;
    try {
      for (let next = this.#waiting[0]; this.#open && next !== undefined; next = this.#waiting[0]) {
        const answer = await this.#send({ id: next.id, name: next.name, payload: next.payload } as CommandMessage);
        if (!answer.ok && answer.problem.code === 'server_stopping') break;
        await this.#answered(next, answer);
      }
    } catch {
      // Nothing is known of it: it stays first and goes out again when the link is back.
      if (link === this.#links) this.#open = false;
    } finally {
      this.#pumping = false;
    }
    if (this.#open && link !== this.#links) void this.#pump();
  }

  async #answered(kept: Kept, answer: Accepted | Refused): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.id !== kept.id);
    const settle = this.#settles.get(kept.id);
    this.#settles.delete(kept.id);
    const surprising = settle === undefined || Date.now() - kept.made_at > SURPRISING_AFTER_MS;
    if (!answer.ok && surprising && kept.owner === this.#owner) {
      this.#notDone = [...this.#notDone, { ...kept, problem: answer.problem }];
      await this.#keep({ ...kept, problem: answer.problem });
    } else {
      await this.#storage.remove(kept.id).catch(() => undefined);
    }
    this.#changed();
    settle?.(answer);
  }

  #replaceWaiting(name: CommandName): void {
    // The first may be on its way already; its answer still counts.
    const replaced = this.#waiting.filter((kept, place) => kept.name === name && !(place === 0 && this.#pumping));
    this.#waiting = this.#waiting.filter((kept) => !replaced.includes(kept));
    for (const kept of replaced) {
      this.#settles.get(kept.id)?.({ ok: false, problem: { code: 'stale_view', facts: {}, field: '' } });
      this.#settles.delete(kept.id);
    }
  }

  async #keep(kept: Kept): Promise<void> {
    // A full or broken disk must not stop the meeting: the command still waits in memory.
    await this.#storage.put(kept).catch(() => undefined);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

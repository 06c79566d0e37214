/** Files on their way to the server: a few at a time, each with how far it is; pure of the screen. */

import type { Problem } from '../../../wire/problem';
import { problemOf } from '../../../wire/problem';

export interface Sending {
  readonly key: number;
  readonly item: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** 0…1 of the bytes that left. */
  readonly fraction: number;
  readonly problem: Problem | null;
}

/** Sends one file; throws `CallFailed`. */
export type Send = (
  item: string,
  file: File,
  progress: (fraction: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Two at once keep the link full without any of them starving. */
const AT_ONCE = 2;

interface Job {
  sending: Sending;
  readonly file: File;
  readonly aborter: AbortController;
}

export class SendingQueue {
  readonly #send: Send;
  readonly #changed: (all: readonly Sending[]) => void;
  #jobs: Job[] = [];
  #key = 0;

  constructor(send: Send, changed: (all: readonly Sending[]) => void) {
    this.#send = send;
    this.#changed = changed;
  }

  /** Send files to an item, in the order given. */
  add(item: string, files: readonly File[]): void {
    for (const file of files) {
      this.#key += 1;
      const sending: Sending = { key: this.#key, item, name: file.name, state: 'waiting', fraction: 0, problem: null };
      this.#jobs.push({ sending, file, aborter: new AbortController() });
    }
    this.#go();
  }

  /** Stop one that is on its way, or put away one that failed. */
  giveUp(key: number): void {
    const job = this.#jobs.find((one) => one.sending.key === key);
    this.#jobs = this.#jobs.filter((one) => one !== job);
    job?.aborter.abort();
    this.#go();
  }

  /** Whether leaving the page would lose something. */
  get isBusy(): boolean {
    return this.#jobs.some((job) => job.sending.state !== 'failed');
  }

  #go(): void {
    const running = this.#jobs.filter((job) => job.sending.state === 'sending').length;
    const next = this.#jobs.filter((job) => job.sending.state === 'waiting').slice(0, Math.max(0, AT_ONCE - running));
    for (const job of next) void this.#run(job);
    this.#tell();
  }

  async #run(job: Job): Promise<void> {
    const set = (change: Partial<Sending>): void => {
      job.sending = { ...job.sending, ...change };
    };
    set({ state: 'sending' });
    const progress = (fraction: number): void => {
      set({ fraction });
      this.#tell();
    };
    try {
      await this.#send(job.sending.item, job.file, progress, job.aborter.signal);
      this.#jobs = this.#jobs.filter((one) => one !== job);
    } catch (thrown) {
      set({ state: 'failed', problem: problemOf(thrown) });
    }
    this.#go();
  }

  #tell(): void {
    this.#changed(this.#jobs.map((job) => job.sending));
  }
}

/** Works through what is to be fetched ahead: a few at a time, each tablet at its own moment, again after a failure. */

import type { Task } from './fetchOrder';

/** More would take the page that is turned to now its share of the link. */
const FETCHERS = 2;
/** Forty tablets told of a paper at once must not all ask in the same second. */
const JITTER_MS = 2000;
const AFTER_FAILURE_MS = 5000;

export interface Work {
  /** What comes next; undefined if there is nothing to do now. */
  next(): Task | undefined;
  /** Do it; rejects if it failed. */
  fetch(task: Task): Promise<void>;
}

export class Background {
  readonly #work: Work;
  readonly #random: () => number;
  #running = 0;
  /** Between the moment of `soon` and `pause`. */
  #isOn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: Work, random: () => number = Math.random) {
    this.#work = work;
    this.#random = random;
  }

  /** Something is to be done that all tablets were told at once: begin at a moment of one's own. */
  soon(): void {
    // Who is at it, or about to begin, has a moment already.
    if (this.#timer === undefined && !(this.#isOn && this.#running > 0)) this.#wait(this.#random() * JITTER_MS);
  }

  /** Something changed for this tablet alone: go on now, if it has begun. */
  readonly poke = (): void => {
    if (this.#isOn && this.#timer === undefined) this.#run();
  };

  /** Do nothing until the next `soon`: the link is lost. What is on its way may still come. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isOn = false;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#isOn = true;
      this.#run();
    }, ms);
  }

  #run(): void {
    while (this.#running < FETCHERS) {
      const task = this.#work.next();
      if (task === undefined) return;
      this.#running += 1;
      void this.#do(task);
    }
  }

  async #do(task: Task): Promise<void> {
    try {
      await this.#work.fetch(task);
    } catch {
      if (this.#isOn) this.#wait(AFTER_FAILURE_MS * (0.5 + this.#random()));
    } finally {
      this.#running -= 1;
      this.poke();
    }
  }
}

/** The page somebody is looking at, and when it is on the glass: whatever is less needed waits for that. */

import { nextTick } from 'vue';

import type { Place } from './follow';
import { isSamePlace } from './follow';
import { painted } from './painted';

export class Attention {
  readonly #had: (place: Place, width: number) => Promise<boolean>;
  readonly #settled: () => void;
  #shown: Place | null = null;
  #width = 1200;
  #settling: Promise<void> | null = null;

  /** `had` resolves with whether the page can be drawn; `settled` hears that the wait is over. */
  constructor(had: (place: Place, width: number) => Promise<boolean>, settled: () => void) {
    this.#had = had;
    this.#settled = settled;
  }

  get shown(): Place | null {
    return this.#shown;
  }

  /** How many pixels wide it is. */
  get width(): number {
    return this.#width;
  }

  /** The page that was turned to is not on the glass yet. */
  get isSettling(): boolean {
    return this.#settling !== null;
  }

  turnTo(shown: Place | null, width: number): void {
    const turned = !isSamePlace(shown, this.#shown);
    this.#shown = shown;
    this.#width = width;
    if (turned) this.#settling = shown === null ? null : this.#settle(shown, width);
  }

  /** Resolves when the page is on the glass or cannot be had. */
  async rest(): Promise<void> {
    // The stage tells its page in the same turn as the rest of the window is made.
    await nextTick();
    while (this.#settling !== null) await this.#settling;
  }

  async #settle(shown: Place, width: number): Promise<void> {
    if (await this.#had(shown, width)) await painted(shown);
    if (!isSamePlace(shown, this.#shown)) return;
    this.#settling = null;
    this.#settled();
  }
}

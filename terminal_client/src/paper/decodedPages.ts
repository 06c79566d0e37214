/** Pages decoded ahead, so that a turn is painted in the next frame; few, because each takes megabytes. */

import type { Place } from './follow';

/** A page ready to be drawn. */
export interface Drawable {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  close(): void;
}

export type LoadDrawable = (place: Place, width: number) => Promise<Drawable>;

/** Six pages of 1600 × 2263, or twenty as wide as a small tablet shows them: 88 MB, what an old tablet can spare. */
const PIXELS_MAX = 22_000_000;

interface Entry {
  readonly width: number;
  readonly loading: Promise<Drawable | null>;
  drawable: Drawable | null;
}

/** The pages worth decoding around a page, in the order they will be needed: one reads on more often than back. */
export function around(place: Place, pages: number): Place[] {
  return [0, 1, -1, 2]
    .map((step) => ({ version: place.version, page: place.page + step }))
    .filter(({ page }) => page >= 1 && page <= Math.max(pages, place.page));
}

export class DecodedPages {
  readonly #load: LoadDrawable;
  readonly #pixelsMax: number;
  /** In the order of use, oldest first. */
  readonly #entries = new Map<string, Entry>();

  constructor(load: LoadDrawable, pixelsMax = PIXELS_MAX) {
    this.#load = load;
    this.#pixelsMax = pixelsMax;
  }

  /** The page as it is decoded now, sharp enough or not; undefined while there is nothing to draw. */
  get(place: Place): Drawable | undefined {
    const key = keyOf(place);
    const entry = this.#entries.get(key);
    if (entry?.drawable == null) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.drawable;
  }

  /** Decode one page for a width in pixels; null if it cannot be had. */
  async take(place: Place, width: number): Promise<Drawable | null> {
    return this.#request(place, width).loading;
  }

  /** Decode these pages one after the other and let go of what is not among them when there are too many. */
  async want(places: readonly Place[], width: number): Promise<void> {
    const wanted = new Set(places.map(keyOf));
    this.#evict(wanted);
    for (const place of places) {
      await this.#request(place, width).loading;
      this.#evict(wanted);
    }
  }

  /** Let go of pages that may no longer be seen. */
  drop(versions: readonly string[]): void {
    for (const [key, entry] of [...this.#entries]) {
      if (versions.some((version) => key.startsWith(`${version}/`))) this.#remove(key, entry);
    }
  }

  /** Let go of everything. */
  clear(): void {
    for (const [key, entry] of [...this.#entries]) this.#remove(key, entry);
  }

  #request(place: Place, width: number): Entry {
    const key = keyOf(place);
    const known = this.#entries.get(key);
    if (known !== undefined && known.width >= width * 0.98) return known;
    const entry: Entry = { width, drawable: known?.drawable ?? null, loading: this.#decode(place, width) };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    void entry.loading.then((drawable) => this.#decoded(key, entry, drawable, known?.drawable ?? null));
    return entry;
  }

  async #decode(place: Place, width: number): Promise<Drawable | null> {
    try {
      return await this.#load(place, width);
    } catch {
      return null;
    }
  }

  #decoded(key: string, entry: Entry, drawable: Drawable | null, former: Drawable | null): void {
    if (this.#entries.get(key) !== entry) {
      // Dropped meanwhile, or asked for sharper: this one is not needed any more.
      if (drawable !== null && drawable !== former) drawable.close();
      return;
    }
    if (drawable === null) {
      if (former === null) this.#entries.delete(key);
      return;
    }
    entry.drawable = drawable;
    former?.close();
  }

  #evict(wanted: ReadonlySet<string>): void {
    let pixels = 0;
    for (const { drawable } of this.#entries.values()) pixels += pixelsOf(drawable);
    for (const [key, entry] of [...this.#entries]) {
      if (pixels <= this.#pixelsMax) return;
      if (wanted.has(key)) continue;
      pixels -= pixelsOf(entry.drawable);
      this.#remove(key, entry);
    }
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key);
    entry.drawable?.close();
  }
}

function pixelsOf(drawable: Drawable | null): number {
  return drawable === null ? 0 : drawable.width * drawable.height;
}

function keyOf({ version, page }: Place): string {
  return `${version}/${page}`;
}

/** The stage of 1920 × 1080 and what fits on it; pure. */

export const STAGE = { width: 1920, height: 1080 } as const;

/** How much larger or smaller the stage is drawn to fit a window. */
export function stageScale(width: number, height: number): number {
  return Math.min(width / STAGE.width, height / STAGE.height);
}

/** Letters before this one are Latin. */
const LATIN_END = '\u0250';

/** Ems of a text on the wall: a Chinese character is one wide, a Latin letter about half. */
export function ems(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter < LATIN_END ? 0.55 : 1), 0);
}

const SIZES = [144, 120, 96, 84, 72] as const;

/** The largest size at which a text fits the width in so many lines; never below what is read from 10 m. */
export function fittingSize(text: string, width: number, lines: number): number {
  const needed = ems(text);
  return SIZES.find((size) => needed * size <= width * lines * FILL) ?? SIZES[SIZES.length - 1] ?? 72;
}

/** Lines are not filled to the end: words and punctuation break early. */
const FILL = 0.92;

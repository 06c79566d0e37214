/** Where one is in a paper's table of contents, and what its pages are called; pure. */

import type { OutlineEntry, Page } from '../wire/generated/types';

/** The entry whose section a page lies in: the last that begins on it or before; -1 before the first. */
export function sectionAt(outline: readonly OutlineEntry[], page: number): number {
  let found = -1;
  outline.forEach((entry, index) => {
    if (entry.page <= page && (found < 0 || entry.page >= (outline[found]?.page ?? 0))) found = index;
  });
  return found;
}

/** What a page is called: the paper's own label, else its number. */
export function labelOf(pages: readonly Page[], number: number): string {
  const page = pages[number - 1]?.number === number ? pages[number - 1] : pages.find((one) => one.number === number);
  return page === undefined || page.label === '' ? String(number) : page.label;
}

/** The page somebody means who types this: a label of the paper first, then a number; null for neither. */
export function pageMeant(pages: readonly Page[], of: number, typed: string): number | null {
  const wanted = plain(typed);
  if (wanted === '') return null;
  const labelled = pages.find(({ label }) => label !== '' && plain(label) === wanted);
  if (labelled !== undefined) return labelled.number;
  if (!/^\d{1,6}$/.test(wanted)) return null;
  const number = Number(wanted);
  return number >= 1 && number <= of ? number : null;
}

/** Whether the paper calls any of its pages something else than their numbers. */
export function hasLabels(pages: readonly Page[]): boolean {
  return pages.some(({ label }) => label !== '');
}

/** Full-width digits and dashes as a Chinese keyboard types them are the plain ones. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐‑–—−]/g, '-')
    .toLowerCase();
}

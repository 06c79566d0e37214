/** The pages one marked, as the panel lists them; pure. */

import type { Bookmark, Document, OutlineEntry } from '../wire/generated/types';
import { sectionAt } from './contents';

/** A marked page that can be gone to: its paper is one that may be read, and has that page. */
export interface Marked {
  readonly document: string;
  readonly version: string;
  readonly name: string;
  readonly page: number;
}

/** The bookmarks of papers one may read, paper by paper in their order, pages from front to back. */
export function marked(bookmarks: readonly Bookmark[], papers: readonly Document[]): readonly Marked[] {
  return papers.flatMap(({ id, version, name, pages }) =>
    bookmarks
      // A newer version may have fewer pages than the one that was marked.
      .filter(({ document, page }) => document === id && page <= pages)
      .map(({ page }) => ({ document: id, version, name, page }))
      .sort((one, other) => one.page - other.page),
  );
}

/** What stands on a marked page, by the paper's own contents; empty where it has none. */
export function sectionTitle(outline: readonly OutlineEntry[], page: number): string {
  return outline[sectionAt(outline, page)]?.title ?? '';
}

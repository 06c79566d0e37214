/** A draft while it is edited: its paragraphs, and two people having edited it at once; pure. */

import type { DraftEdit, DraftText, Paragraph, ParagraphStyle } from '../../../wire/generated/types';
import { moved } from '../agenda/reorder';

/** The text on the desk; `base` is what was read from the server and is compared with. */
export interface Editing {
  readonly base: DraftText;
  readonly title: string;
  readonly attendance: readonly Paragraph[];
  readonly paragraphs: readonly Paragraph[];
}

export function begin(base: DraftText): Editing {
  return { base, title: base.title, attendance: base.attendance, paragraphs: base.paragraphs };
}

export function isChanged(editing: Editing): boolean {
  return (
    editing.title !== editing.base.title ||
    !sameList(editing.attendance, editing.base.attendance) ||
    !sameList(editing.paragraphs, editing.base.paragraphs)
  );
}

export function withTitle(editing: Editing, title: string): Editing {
  return { ...editing, title };
}

export function withText(editing: Editing, id: string, text: string): Editing {
  const change = (list: readonly Paragraph[]): readonly Paragraph[] =>
    list.map((one) => (one.id === id ? { ...one, text } : one));
  return { ...editing, attendance: change(editing.attendance), paragraphs: change(editing.paragraphs) };
}

export function withStyle(editing: Editing, id: string, style: ParagraphStyle): Editing {
  return { ...editing, paragraphs: editing.paragraphs.map((one) => (one.id === id ? { ...one, style } : one)) };
}

/** A new paragraph behind another, or at the end; written by hand, so it has no sources. */
export function withParagraphAfter(editing: Editing, after: string | null, id: string): Editing {
  const place = editing.paragraphs.findIndex((one) => one.id === after);
  const paragraphs = [...editing.paragraphs];
  const style = editing.paragraphs[place]?.style ?? 'body';
  paragraphs.splice(place < 0 ? paragraphs.length : place + 1, 0, {
    id,
    style: style === 'heading' || style === 'subheading' ? 'body' : style,
    text: '',
    sources: [],
  });
  return { ...editing, paragraphs };
}

export function withoutParagraph(editing: Editing, id: string): Editing {
  return { ...editing, paragraphs: editing.paragraphs.filter((one) => one.id !== id) };
}

export function withParagraphMoved(editing: Editing, from: number, to: number): Editing {
  return { ...editing, paragraphs: moved(editing.paragraphs, from, to) };
}

/** What is sent: paragraphs without a word are dropped, and the revision that was read is named. */
export function edit(editing: Editing): DraftEdit {
  return {
    revision: editing.base.draft.revision,
    title: editing.title.trim() === '' ? editing.base.title : editing.title.trim(),
    attendance: [...editing.attendance],
    paragraphs: editing.paragraphs.filter((one) => one.text.trim() !== ''),
  };
}

/** One place where two people wrote differently; null: the paragraph is not there. */
export interface Difference {
  readonly id: string;
  readonly before: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** Both changed it: somebody has to choose. */
  readonly clash: boolean;
}

/** Where one's own text and the newer one on the server differ, in the order of the newer one. */
export function differences(mine: Editing, theirs: DraftText): Difference[] {
  const before = texts(mine.base.title, mine.base.attendance, mine.base.paragraphs);
  const own = texts(mine.title, mine.attendance, mine.paragraphs);
  const other = texts(theirs.title, theirs.attendance, theirs.paragraphs);
  const ids = [...new Set([...other.keys(), ...own.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const [was, here, there] = [before.get(id) ?? null, own.get(id) ?? null, other.get(id) ?? null];
    if (here === there) return [];
    return [{ id, before: was, mine: here, theirs: there, clash: here !== was && there !== was }];
  });
}

/**
 * The newer text with one's own changes put on top. Where both changed the same paragraph, `keep` says whose stays;
 * what the other left alone is taken from whoever changed it.
 */
export function merged(mine: Editing, theirs: DraftText, keep: (id: string) => 'mine' | 'theirs'): Editing {
  const own = texts(mine.title, mine.attendance, mine.paragraphs);
  const chosen = new Map(
    differences(mine, theirs).map(({ id, before, mine: here, clash }) => [
      id,
      clash ? keep(id) : here === before ? ('theirs' as const) : ('mine' as const),
    ]),
  );
  const styles = restyled(mine);
  const taken = (list: readonly Paragraph[]): Paragraph[] =>
    list.flatMap((one) => {
      const styled = { ...one, style: styles.get(one.id) ?? one.style };
      if (chosen.get(one.id) !== 'mine') return [styled];
      const text = own.get(one.id);
      return text === undefined ? [] : [{ ...styled, text }];
    });
  let paragraphs = taken(theirs.paragraphs);
  const there = new Set([...theirs.paragraphs, ...theirs.attendance].map((one) => one.id));
  mine.paragraphs.forEach((one, place) => {
    if (there.has(one.id) || chosen.get(one.id) !== 'mine') return;
    // One's own new paragraph stands again behind the one it was written after.
    const neighbour = mine.paragraphs[place - 1]?.id;
    const at = paragraphs.findIndex((other) => other.id === neighbour);
    paragraphs = [...paragraphs.slice(0, at + 1), one, ...paragraphs.slice(at + 1)];
  });
  return {
    base: theirs,
    title: chosen.get(TITLE) === 'mine' ? mine.title : theirs.title,
    attendance: taken(theirs.attendance),
    paragraphs,
  };
}

/** Stands for the title among the paragraphs' ids. */
export const TITLE = 'title';

function texts(title: string, attendance: readonly Paragraph[], paragraphs: readonly Paragraph[]): Map<string, string> {
  return new Map([[TITLE, title], ...[...attendance, ...paragraphs].map((one) => [one.id, one.text] as const)]);
}

/** Styles one changed oneself; they go with the paragraph, whoever wrote its words last. */
function restyled(mine: Editing): Map<string, ParagraphStyle> {
  const before = new Map(mine.base.paragraphs.map((one) => [one.id, one.style]));
  const changed = mine.paragraphs.filter((one) => before.has(one.id) && before.get(one.id) !== one.style);
  return new Map(changed.map((one) => [one.id, one.style]));
}

function sameList(a: readonly Paragraph[], b: readonly Paragraph[]): boolean {
  return a.length === b.length && a.every((one, place) => same(one, b[place]));
}

function same(a: Paragraph, b: Paragraph | undefined): boolean {
  return b !== undefined && a.id === b.id && a.text === b.text && a.style === b.style;
}

/** Who has opened which paper: counts and names for a row, and the plain table to take away; pure. */

import type { Opened, OpenedPaper, OpenedPapers } from '../../../wire/generated/types';

export interface OpenedRow {
  readonly document: string;
  readonly number: number;
  readonly name: string;
  readonly opened: number;
  /** Those the paper is for. */
  readonly readers: number;
  readonly older: readonly string[];
  readonly unopened: readonly string[];
}

export function rows(table: OpenedPapers): OpenedRow[] {
  const named = (paper: OpenedPaper, wanted: Opened): string[] =>
    table.readers.filter((_, place) => paper.by[place] === wanted).map(({ name }) => name);
  return table.papers.map((paper) => ({
    document: paper.document,
    number: paper.number,
    name: paper.name,
    opened: paper.by.filter((one) => one === 'opened').length,
    readers: paper.by.filter((one) => one !== 'not_theirs').length,
    older: named(paper, 'older'),
    unopened: named(paper, 'not_opened'),
  }));
}

/** The table as CSV for a spreadsheet; `say` gives the words. */
export function csv(table: OpenedPapers, say: (opened: Opened) => string, head: readonly [string, string]): string {
  const lines = [
    [...head, ...table.readers.map(({ name }) => name)],
    ...table.papers.map((paper) => [String(paper.number), paper.name, ...paper.by.map(say)]),
  ];
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  // A name that begins like a formula must stay a name.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replace(/"/g, '""')}"`;
}

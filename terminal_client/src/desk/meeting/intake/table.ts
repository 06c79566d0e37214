/** The table one corrects before many files are taken: which file to which item, under which name; pure. */

import type { AcceptIntake, AgendaItem, Intake } from '../../../wire/generated/types';

export interface TableItem {
  readonly key: string;
  /** Null until it is on the agenda. */
  readonly id: string | null;
  readonly number: number | null;
  readonly title: string;
  readonly submitted_by: string;
  readonly reporter: string;
}

export interface TableFile {
  readonly upload: string;
  readonly path: string;
  readonly size: number;
  readonly name: string;
  /** Key of its item; null: left out. */
  readonly item: string | null;
  readonly problem: string;
}

export interface Table {
  readonly items: readonly TableItem[];
  readonly files: readonly TableFile[];
  /** Files nobody could place, until somebody decides. */
  readonly undecided: ReadonlySet<string>;
}

export const EMPTY: Table = { items: [], files: [], undecided: new Set() };

/** The table as proposed, over what was corrected before more files came. */
export function proposed(intake: Intake, agenda: readonly AgendaItem[], before: Table = EMPTY): Table {
  const spoken = new Map(intake.items.flatMap((item) => (item.id === null ? [] : [[item.id, item.key] as const])));
  const there: TableItem[] = agenda.map((item) => ({
    key: spoken.get(item.id) ?? `id:${item.id}`,
    id: item.id,
    number: item.number,
    title: item.title,
    submitted_by: item.submitted_by,
    reporter: item.reporter,
  }));
  const fresh = intake.items.filter((item) => item.id === null);
  const own = before.items.filter((item) => item.key.startsWith('new:'));
  const corrected = new Map(before.items.map((item) => [item.key, item]));
  const placed = new Map(before.files.map((file) => [file.upload, file]));
  const files = intake.files.map((file) => placed.get(file.upload) ?? { ...file });
  return {
    items: [...there, ...fresh.map((item) => corrected.get(item.key) ?? item), ...own],
    files,
    undecided: new Set(
      files
        .filter(({ upload, item, problem }) =>
          placed.has(upload) ? before.undecided.has(upload) : item === null && problem === '',
        )
        .map(({ upload }) => upload),
    ),
  };
}

/** A file put with an item, or left out. */
export function moved(table: Table, upload: string, item: string | null): Table {
  const undecided = new Set(table.undecided);
  undecided.delete(upload);
  return { ...withFile(table, upload, { item }), undecided };
}

/** A file as the first of an item of its own. */
export function asItem(table: Table, upload: string): Table {
  const file = table.files.find((one) => one.upload === upload);
  if (file === undefined) return table;
  const key = `new:${upload}`;
  const item: TableItem = { key, id: null, number: null, title: file.name, submitted_by: '', reporter: '' };
  const items = [...table.items.filter((one) => one.key !== key), item];
  return moved({ ...table, items }, upload, key);
}

export function withFile(table: Table, upload: string, change: Partial<TableFile>): Table {
  return { ...table, files: table.files.map((file) => (file.upload === upload ? { ...file, ...change } : file)) };
}

export function withItem(table: Table, key: string, change: Partial<TableItem>): Table {
  return { ...table, items: table.items.map((item) => (item.key === key ? { ...item, ...change } : item)) };
}

/** The files of an item that will be taken, in order. */
export function filesOf(table: Table, key: string): TableFile[] {
  return table.files.filter((file) => file.item === key && file.problem === '');
}

/** Items that get at least one file. */
export function filled(table: Table): TableItem[] {
  return table.items.filter((item) => filesOf(table, item.key).length > 0);
}

export function leftOut(table: Table): TableFile[] {
  return table.files.filter((file) => file.item === null && file.problem === '' && !table.undecided.has(file.upload));
}

/** Names and titles that are still empty, and files nobody decided on. */
export function open(table: Table): { titles: number; names: number; undecided: number } {
  const taken = filled(table);
  return {
    titles: taken.filter((item) => item.title.trim() === '').length,
    names: taken.flatMap((item) => filesOf(table, item.key)).filter((file) => file.name.trim() === '').length,
    undecided: table.undecided.size,
  };
}

/** What is sent. */
export function accepted(table: Table): AcceptIntake {
  const items = filled(table);
  return {
    items: items.map(({ key, id, title, submitted_by, reporter }) => ({
      key,
      id,
      title: title.trim(),
      submitted_by: submitted_by.trim(),
      reporter: reporter.trim(),
    })),
    papers: items.flatMap((item) =>
      filesOf(table, item.key).map(({ upload, name }) => ({ upload, item: item.key, name: name.trim() })),
    ),
  };
}

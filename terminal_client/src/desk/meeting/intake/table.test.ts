import { describe, expect, it } from 'vitest';

import type { AgendaItem, Intake } from '../../../wire/generated/types';
import { accepted, asItem, filled, leftOut, moved, open, proposed, withFile, withItem } from './table';

const agenda = [
  { id: 'item-a', number: 1, title: '预算', submitted_by: '财务处', reporter: '' },
  { id: 'item-b', number: 2, title: '人事', submitted_by: '', reporter: '' },
] as unknown as AgendaItem[];
const file = (upload: string, item: string | null, problem = '') => ({
  upload,
  path: `${upload}.pdf`,
  size: 9,
  item,
  name: upload,
  problem,
});
const intake: Intake = {
  id: 'intake-1',
  arriving: 0,
  unpacking: 0,
  items: [
    { key: 'number:1', id: 'item-a', number: 1, title: '预算', submitted_by: '', reporter: '' },
    { key: 'number:3', id: null, number: null, title: '采购', submitted_by: '后勤处', reporter: '李敏' },
  ],
  files: [
    file('p1', 'number:1'),
    file('p2', 'number:3'),
    file('p3', null),
    file('bad', 'number:3', 'content_mismatch'),
  ],
};

describe('the table of many files', () => {
  it('starts as proposed: items of the agenda first, then new ones', () => {
    const table = proposed(intake, agenda);
    expect(table.items.map(({ key, title }) => `${key} ${title}`)).toEqual([
      'number:1 预算',
      'id:item-b 人事',
      'number:3 采购',
    ]);
    expect(filled(table).map(({ title }) => title)).toEqual(['预算', '采购']);
    expect(open(table)).toEqual({ titles: 0, names: 0, undecided: 1 });
    expect(accepted(table).papers.map(({ upload, item }) => `${upload} ${item}`)).toEqual([
      'p1 number:1',
      'p2 number:3',
    ]);
  });
  it('moves, renames, leaves out and makes new items', () => {
    let table = proposed(intake, agenda);
    table = moved(table, 'p1', 'id:item-b');
    table = asItem(table, 'p3');
    table = withFile(withItem(table, 'new:p3', { title: ' 其他 ' }), 'p3', { name: ' 说明 ' });
    table = moved(table, 'p2', null);
    expect(leftOut(table).map(({ upload }) => upload)).toEqual(['p2']);
    expect(accepted(table)).toEqual({
      items: [
        { key: 'id:item-b', id: 'item-b', title: '人事', submitted_by: '', reporter: '' },
        { key: 'new:p3', id: null, title: '其他', submitted_by: '', reporter: '' },
      ],
      papers: [
        { upload: 'p1', item: 'id:item-b', name: 'p1' },
        { upload: 'p3', item: 'new:p3', name: '说明' },
      ],
    });
  });
  it('says what is still empty', () => {
    const table = withFile(withItem(proposed(intake, agenda), 'number:3', { title: ' ' }), 'p1', { name: '' });
    expect(open(table)).toEqual({ titles: 1, names: 1, undecided: 1 });
  });
  it('keeps corrections when more files come', () => {
    const before = moved(asItem(proposed(intake, agenda), 'p3'), 'p2', null);
    const more = { ...intake, files: [...intake.files, file('p4', 'number:3')] };
    const table = proposed(more, agenda, before);
    expect(filled(table).map(({ key }) => key)).toEqual(['number:1', 'number:3', 'new:p3']);
    expect(open(table).undecided).toBe(0);
    expect(leftOut(table).map(({ upload }) => upload)).toEqual(['p2']);
  });
});

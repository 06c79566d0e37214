import { describe, expect, it } from 'vitest';

import type { OpenedPapers } from '../../../wire/generated/types';
import { csv, rows } from './openedTable';

const table: OpenedPapers = {
  readers: [
    { attendee: 'a', name: '陈䶮', role: 'chair' },
    { attendee: 'b', name: '吴敏', role: 'member' },
    { attendee: 'c', name: '周舟', role: 'observer' },
  ],
  papers: [
    { document: 'd1', number: 1, name: '预算"说明"', by: ['opened', 'older', 'not_opened'] },
    { document: 'd2', number: 2, name: '=1+1', by: ['not_opened', 'opened', 'not_theirs'] },
  ],
};

describe('who opened what', () => {
  it('counts those a paper is for and names who has not', () => {
    expect(rows(table).map(({ opened, readers, older, unopened }) => ({ opened, readers, older, unopened }))).toEqual([
      { opened: 1, readers: 3, older: ['吴敏'], unopened: ['周舟'] },
      { opened: 1, readers: 2, older: [], unopened: ['陈䶮'] },
    ]);
  });
  it('comes as a table and nothing that computes', () => {
    const text = csv(table, (one) => one, ['项', '文件']);
    expect(text.startsWith('\ufeff"项","文件","陈䶮"')).toBe(true);
    expect(text).toContain('"预算""说明""","opened","older","not_opened"');
    expect(text).toContain(`"'=1+1"`);
  });
});

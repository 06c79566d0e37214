import { describe, expect, it } from 'vitest';

import { ATTENDEE, ROOM } from '../../state/samples';
import type { AgendaItem, Document, PaperReadiness } from '../../wire/generated/types';
import { readyPapers } from './readiness';

const item = (id: string, number: number): AgendaItem => ({
  id,
  number,
  title: id,
  submitted_by: '',
  reporter: '',
  purpose: 'deliberate',
  planned_minutes: 10,
  restricted: false,
  state: 'waiting',
  started_at: null,
  ended_at: null,
  decision: null,
});
const paper = (id: string, of: string, changes: Partial<Document> = {}): Document => ({
  id,
  version: `${id}-v`,
  item: of,
  name: id,
  kind: 'pages',
  size: 1,
  state: 'ready',
  pages: 40,
  pages_ready: 40,
  problem: '',
  problem_page: 0,
  uploaded_at: '2026-03-01T01:00:00Z',
  uploaded_by: '',
  classification: 'internal',
  pushed_at: null,
  number: 1,
  note: '',
  earlier: [],
  coming: null,
  ...changes,
});
const streams = {
  room: {
    ...ROOM,
    items: [item('second', 2), item('first', 1)],
    documents: [
      paper('annex', 'second'),
      paper('report', 'first'),
      paper('broken', 'first', { state: 'failed', pages: 0 }),
      paper('waiting', 'first', { state: 'waiting', pages: 0 }),
    ],
  },
};

describe('how ready the tablets are', () => {
  it('says it paper by paper in the order of the agenda, with names', () => {
    const told: PaperReadiness[] = [
      {
        version: 'report-v',
        pages: 40,
        terminals: 40,
        ready: 38,
        behind: [
          { attendee: ATTENDEE.id, pages: 12 },
          { attendee: null, pages: 3 },
        ],
      },
      { version: 'withdrawn-v', pages: 1, terminals: 40, ready: 40, behind: [] },
    ];
    const papers = readyPapers(streams, told);
    expect(papers.map(({ document, item: number }) => [document.id, number])).toEqual([
      ['report', 1],
      ['annex', 2],
    ]);
    expect(papers[0]).toMatchObject({ ready: 38, terminals: 40, missing: 2 });
    expect(papers[0]?.behind).toEqual([
      { attendee: ATTENDEE, pages: 12 },
      { attendee: undefined, pages: 3 },
    ]);
    expect(papers[1]).toMatchObject({ ready: 0, terminals: 0, missing: 0 });
  });
});

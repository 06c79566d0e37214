import { describe, expect, it } from 'vitest';

import type { Me } from '../wire/generated/types';
import { markText, needsMark } from './watermark';

const ME: Me = {
  attendee: 'attendee1',
  name: '吴敏',
  title: '',
  role: 'member',
  seat: '3',
  face: 'terminal',
  permissions: [],
  page_key: null,
};

describe('the watermark of a page', () => {
  it('names the reader, the seat and the minute', () => {
    expect(markText('吴敏', '3号', new Date(2026, 10, 3, 9, 5))).toBe('吴敏  3号  2026-11-03 09:05');
    expect(markText('吴敏', '', new Date(2026, 10, 3, 19, 45))).toBe('吴敏  2026-11-03 19:45');
  });

  it('lies over papers on a tablet; public ones have none', () => {
    for (const classified of ['internal', 'restricted', 'confidential'] as const) {
      expect(needsMark(classified, ME)).toBe(true);
    }
    for (const other of ['public', undefined] as const) {
      expect(needsMark(other, ME)).toBe(false);
    }
    expect(needsMark('internal', { ...ME, face: 'screen', attendee: null })).toBe(false);
    expect(needsMark('internal', { ...ME, face: 'desk' })).toBe(false);
    expect(needsMark('internal', null)).toBe(false);
  });
});

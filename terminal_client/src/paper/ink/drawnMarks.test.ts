/** What is on the canvas, what must be painted, what the eraser finds (rules C3, C6, D5, G5). */
import { describe, expect, it } from 'vitest';

import { DrawnMarks, repaintOf } from './drawnMarks';
import { encodePoints, type GridPoint } from './geometry';
import type { DrawnMark } from './marks';

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the proportion of ISO paper as pages tell it, rounded.
const ASPECT = 1.4142;

function mark(
  id: string,
  facts: Partial<DrawnMark> = {},
  points: GridPoint[] = [
    [100, 100],
    [9000, 100],
  ],
): DrawnMark {
  return {
    id,
    author: 'attendee_lin',
    layer: 'shared',
    shape: { kind: 'ink', colour: '#000000', width: 60, points: encodePoints(points), pressures: [] },
    made_at: '2026-03-02T09:00:00Z',
    revision: 1,
    erased: false,
    ...facts,
  };
}

const ids = (drawn: DrawnMarks): string[] => drawn.ofKind('ink').map((each) => each.mark.id);

describe('DrawnMarks', () => {
  it('shows the newest image of each mark and no tombstones, in drawing order', () => {
    const drawn = new DrawnMarks(ASPECT);
    const first = mark('mark_b');
    drawn.set([
      mark('mark_c', { made_at: '2026-03-02T09:00:01Z' }),
      { ...first, revision: 2, erased: true },
      first,
      mark('mark_a'),
    ]);
    expect(ids(drawn)).toStrictEqual(['mark_a', 'mark_c']);
  });

  it('keeps what it worked out for marks that stay, so that one more mark paints one more mark', () => {
    const drawn = new DrawnMarks(ASPECT);
    drawn.set([mark('mark_a'), mark('mark_b')]);
    const before = drawn.ofKind('ink');
    drawn.set([mark('mark_b'), mark('mark_c'), mark('mark_a')]);
    const repaint = repaintOf(before, drawn.ofKind('ink'));
    expect(repaint.kind === 'append' && repaint.marks.map((each) => each.mark.id)).toStrictEqual(['mark_c']);
    expect(repaintOf(drawn.ofKind('ink'), drawn.ofKind('ink')).kind).toBe('none');
    drawn.set([mark('mark_a'), mark('mark_c')]);
    expect(repaintOf(before, drawn.ofKind('ink')).kind).toBe('all');
    drawn.set([mark('mark_a', { revision: 3 }), mark('mark_b')]);
    expect(repaintOf(before, drawn.ofKind('ink')).kind).toBe('all');
  });

  it('leaves out an unreadable mark and shows the rest', () => {
    const drawn = new DrawnMarks(ASPECT);
    const broken = mark('mark_x');
    drawn.set([{ ...broken, shape: { ...broken.shape, points: [1, 2, 3] } }, mark('mark_a')]);
    expect(ids(drawn)).toStrictEqual(['mark_a']);
  });

  it('finds what the eraser touches among the marks one may erase', () => {
    const drawn = new DrawnMarks(ASPECT);
    drawn.set([
      mark('mark_a'),
      mark('mark_b', { author: 'attendee_wu' }),
      mark('mark_c', {}, [
        [100, 9000],
        [9000, 9000],
      ]),
    ]);
    const swipe = { start: [5000, 0], end: [5000, 400], radius: 10 } as const;
    expect(drawn.touched(swipe, () => true)).toStrictEqual(['mark_a', 'mark_b']);
    expect(drawn.touched(swipe, ({ author }) => author === 'attendee_lin')).toStrictEqual(['mark_a']);
    expect(drawn.touched({ ...swipe, end: [5000, 50] }, () => true)).toStrictEqual([]);
  });

  it('works everything out anew for a page of other proportions', () => {
    const drawn = new DrawnMarks(ASPECT);
    drawn.set([
      mark('mark_a', {}, [
        [100, 10_000],
        [9000, 10_000],
      ]),
    ]);
    const [before] = drawn.ofKind('ink');
    drawn.setAspect(0.7);
    const [after] = drawn.ofKind('ink');
    expect(before?.path.kind === 'even' && before.path.line[0]?.[1]).toBeCloseTo(14_142);
    expect(after?.path.kind === 'even' && after.path.line[0]?.[1]).toBeCloseTo(7_000);
  });
});

/** Undo takes back one's own steps and never anybody else's (rule O5). */
import { describe, expect, it } from 'vitest';

import type { DrawnMark } from './marks';
import { UndoSteps } from './undo';

/** The page as revisions by mark id, changed as the server would. */
class Page {
  readonly revisions = new Map<string, number>();
  readonly find = (id: string): DrawnMark | undefined => {
    const revision = this.revisions.get(id);
    return revision === undefined ? undefined : ({ id, revision, erased: revision % 2 === 0 } as DrawnMark);
  };
  touch(ids: readonly string[]): void {
    for (const id of ids) this.revisions.set(id, (this.revisions.get(id) ?? 0) + 1);
  }
}

describe('UndoSteps', () => {
  it('takes back and brings again, many times over', () => {
    const [page, steps] = [new Page(), new UndoSteps()];
    page.touch(['mark_a']);
    steps.did({ did: 'drew', marks: [{ id: 'mark_a', revision: 1 }] });
    for (let round = 0; round < 3; round += 1) {
      const undone = steps.undo(page.find);
      expect(undone).toStrictEqual({ command: 'mark.erase', ids: ['mark_a'] });
      page.touch(undone?.ids ?? []);
      const redone = steps.redo(page.find);
      expect(redone).toStrictEqual({ command: 'mark.restore', ids: ['mark_a'] });
      page.touch(redone?.ids ?? []);
    }
    expect(page.revisions.get('mark_a')).toBe(7);
  });

  it('restores what one sweep of the eraser took, except what came back otherwise', () => {
    const [page, steps] = [new Page(), new UndoSteps()];
    page.touch(['mark_a', 'mark_b']);
    page.touch(['mark_a', 'mark_b']);
    steps.did({
      did: 'erased',
      marks: [
        { id: 'mark_a', revision: 2 },
        { id: 'mark_b', revision: 2 },
      ],
    });
    page.touch(['mark_b']);
    expect(steps.undo(page.find)).toStrictEqual({ command: 'mark.restore', ids: ['mark_a'] });
  });

  it('passes over a step that a clearing got ahead of', () => {
    const [page, steps] = [new Page(), new UndoSteps()];
    page.touch(['mark_a', 'mark_b']);
    steps.did({ did: 'drew', marks: [{ id: 'mark_a', revision: 1 }] });
    steps.did({ did: 'drew', marks: [{ id: 'mark_b', revision: 1 }] });
    page.touch(['mark_b']);
    expect(steps.undo(page.find)).toStrictEqual({ command: 'mark.erase', ids: ['mark_a'] });
    expect(steps.undo(page.find)).toBeNull();
    expect(steps.canUndo).toBe(false);
  });

  it('forgets what was undone when something new is drawn', () => {
    const [page, steps] = [new Page(), new UndoSteps()];
    page.touch(['mark_a']);
    steps.did({ did: 'drew', marks: [{ id: 'mark_a', revision: 1 }] });
    page.touch(steps.undo(page.find)?.ids ?? []);
    expect(steps.canRedo).toBe(true);
    steps.did({ did: 'drew', marks: [{ id: 'mark_c', revision: 1 }] });
    expect(steps.canRedo).toBe(false);
  });
});

/** What an author can take back on one page, and bring again (rule O5 of annotations/SPEC.md). Pure. */
import type { DrawnMark } from './marks';

/** What was done to marks, and the revision that made. */
export interface Step {
  readonly did: 'drew' | 'erased';
  readonly marks: readonly { readonly id: string; readonly revision: number }[];
}

/** What to send now. */
export interface Reversal {
  readonly command: 'mark.erase' | 'mark.restore';
  readonly ids: readonly string[];
}

const STEPS_MAX = 200;

export class UndoSteps {
  private done: Step[] = [];
  private undone: Step[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Remember what the author just did; what was undone before cannot come again. */
  did(step: Step): void {
    this.done = [...this.done, step].slice(-STEPS_MAX);
    this.undone = [];
  }

  /** Take the last step back. Steps somebody else got ahead of are passed over; null when none is left. */
  undo(find: (id: string) => DrawnMark | undefined): Reversal | null {
    return reverse(this.done, this.undone, find);
  }

  /** Bring the last undone step again. */
  redo(find: (id: string) => DrawnMark | undefined): Reversal | null {
    return reverse(this.undone, this.done, find);
  }
}

function reverse(from: Step[], to: Step[], find: (id: string) => DrawnMark | undefined): Reversal | null {
  for (let step = from.pop(); step !== undefined; step = from.pop()) {
    const touched = step.marks.filter(({ id, revision }) => find(id)?.revision === revision);
    if (touched.length === 0) continue;
    to.push({
      did: step.did === 'drew' ? 'erased' : 'drew',
      marks: touched.map(({ id, revision }) => ({ id, revision: revision + 1 })),
    });
    return { command: step.did === 'drew' ? 'mark.erase' : 'mark.restore', ids: touched.map(({ id }) => id) };
  }
  return null;
}

/** The boxes of one hit as a reader sees them: letters of one line are one box. Pure. */

import type { PageWord } from '../wire/generated/types';

/** Of a letter's height: further apart two boxes are two. */
const GAP = 0.8;

export function joined(boxes: readonly PageWord[]): readonly PageWord[] {
  const lines: PageWord[] = [];
  for (const box of boxes) {
    const last = lines[lines.length - 1];
    if (last === undefined || !isNext(last, box)) lines.push(box);
    else {
      lines[lines.length - 1] = {
        text: last.text + box.text,
        left: Math.min(last.left, box.left),
        top: Math.min(last.top, box.top),
        right: Math.max(last.right, box.right),
        bottom: Math.max(last.bottom, box.bottom),
      };
    }
  }
  return lines;
}

function isNext(before: PageWord, box: PageWord): boolean {
  const height = Math.min(before.bottom - before.top, box.bottom - box.top);
  const shared = Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top);
  return shared > height / 2 && box.left >= before.left && box.left - before.right < height * GAP;
}

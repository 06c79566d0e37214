/** Moving a line of a list, by hand or by key; pure. */

/** The list with the line at `from` moved to `to`; the same list where that changes nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  const left = [...list];
  const [line] = left.splice(from, 1);
  if (line === undefined) return list;
  left.splice(to, 0, line);
  return left;
}

/**
 * Where a dragged line lands when it is dropped on the line at `over`: before it, or after it when the pointer is on
 * its lower half. `from` is taken out first, so places behind it move up by one.
 */
export function landing(from: number, over: number, lowerHalf: boolean): number {
  const gap = lowerHalf ? over + 1 : over;
  return gap > from ? gap - 1 : gap;
}

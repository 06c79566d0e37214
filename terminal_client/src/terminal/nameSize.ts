/** How large a name may be written so that it fills its line and no more. Pure. */

/** Han letters are as wide as high, others a little more than half. */
export function widthInLetters(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\ud840-\ud8bf]/.test(letter) ? 1 : 0.58),
    0,
  );
}

/** Share of the smaller side of the window, in `vmin`-like units of its width and height, capped so that it stays calm. */
export function nameSize(text: string, width: number, height: number): number {
  const letters = Math.max(2, widthInLetters(text));
  return Math.floor(Math.min((width * 0.86) / letters, height * 0.36, 260));
}

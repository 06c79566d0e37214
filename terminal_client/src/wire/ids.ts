/** Ids of commands, marks and notes, made by the terminal so that sending again changes nothing. */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

/** A new id of 26 letters: ten of milliseconds, so that ids sort by time, then eighty random bits. */
export function newId(): string {
  // `crypto.randomUUID` does not exist on plain HTTP; `getRandomValues` does.
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_LETTERS));
  let milliseconds = Date.now();
  let time = '';
  for (let place = 0; place < TIME_LETTERS; place += 1) {
    time = ALPHABET.charAt(milliseconds % 32) + time;
    milliseconds = Math.floor(milliseconds / 32);
  }
  return time + Array.from(random, (byte) => ALPHABET.charAt(byte % 32)).join('');
}

/** Finding people and meetings by what somebody types: characters, pinyin, initials; pure. */

import type { Person } from '../wire/generated/types';

/** Whether every word typed stands in the person's name, pinyin, initials, title or department. */
export function matchesPerson(person: Person, typed: string): boolean {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const pinyin = folded(person.name_sort);
  const syllables = pinyin.split(/[^a-z0-9]+/).filter((syllable) => syllable !== '');
  const fields = [
    folded(person.name),
    pinyin,
    syllables.join(''),
    syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    folded(person.title),
    folded(person.department),
  ];
  return words.every((word) => fields.some((field) => field.includes(word)));
}

/** Whether every word typed stands in one of the texts. */
export function matches(texts: readonly string[], typed: string): boolean {
  const fields = texts.map(folded);
  return folded(typed)
    .split(/\s+/)
    .every((word) => fields.some((field) => field.includes(word)));
}

function folded(text: string): string {
  // Tone marks and case do not count: lǚ is found by lu.
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
}

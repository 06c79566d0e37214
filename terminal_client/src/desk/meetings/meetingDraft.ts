/** The head of a meeting as typed, kept on this computer until it is sent; pure but for the keeping. */

import type { Classification, Meeting, MeetingDraft } from '../../wire/generated/types';

/** As typed: a time may still be missing. */
export interface Typed {
  body: string;
  title: string;
  room: string | null;
  starts_at: Date | null;
  ends_at: Date | null;
  classification: Classification;
  sign_in_with_signature: boolean;
}

export type Wrong = 'body' | 'title' | 'starts_at' | 'ends_at' | 'ends_before_start';

const KEY = 'yixi.draft.meeting';
const LASTS_MINUTES = 120;

/** An empty one: the next full hour tomorrow would be a guess, so the time is the next full hour. */
export function emptyDraft(now: Date): Typed {
  const starts = new Date(now);
  starts.setHours(starts.getHours() + 1, 0, 0, 0);
  return {
    body: '',
    title: '',
    room: null,
    starts_at: starts,
    ends_at: new Date(starts.getTime() + LASTS_MINUTES * 60_000),
    classification: 'internal',
    sign_in_with_signature: false,
  };
}

export function typedOf(meeting: Meeting): Typed {
  return {
    body: meeting.body,
    title: meeting.title,
    room: meeting.room,
    starts_at: new Date(meeting.starts_at),
    ends_at: new Date(meeting.ends_at),
    classification: meeting.classification,
    sign_in_with_signature: meeting.sign_in_with_signature,
  };
}

/** What is still wrong with it, by field. */
export function wrongs(typed: Typed): Wrong[] {
  const wrong: Wrong[] = [];
  if (typed.body === '') wrong.push('body');
  if (typed.title.trim() === '') wrong.push('title');
  if (typed.starts_at === null) wrong.push('starts_at');
  if (typed.ends_at === null) wrong.push('ends_at');
  if (typed.starts_at !== null && typed.ends_at !== null && typed.ends_at <= typed.starts_at)
    wrong.push('ends_before_start');
  return wrong;
}

/** What is sent; null while something is missing. */
export function draftOf(typed: Typed): MeetingDraft | null {
  if (typed.starts_at === null || typed.ends_at === null || wrongs(typed).length > 0) return null;
  return {
    ...typed,
    title: typed.title.trim(),
    starts_at: typed.starts_at.toISOString(),
    ends_at: typed.ends_at.toISOString(),
  };
}

/** Moving the start moves the end along, so that a meeting keeps its length. */
export function withStart(typed: Typed, starts: Date | null): Typed {
  if (starts === null || typed.starts_at === null || typed.ends_at === null) return { ...typed, starts_at: starts };
  const lasts = typed.ends_at.getTime() - typed.starts_at.getTime();
  return { ...typed, starts_at: starts, ends_at: new Date(starts.getTime() + lasts) };
}

export function keep(typed: Typed): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(typed));
  } catch {
    // Without storage the form lives as long as the page.
  }
}

export function kept(): Typed | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isTyped(value) ? { ...value, starts_at: dateOf(value.starts_at), ends_at: dateOf(value.ends_at) } : null;
  } catch {
    return null;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function isTyped(value: unknown): value is Typed {
  return (
    typeof value === 'object' && value !== null && 'body' in value && 'title' in value && 'classification' in value
  );
}

function dateOf(value: unknown): Date | null {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

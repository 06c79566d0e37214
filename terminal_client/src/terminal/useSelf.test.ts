import { describe, expect, it } from 'vitest';

import { ATTENDEE } from '../state/samples';
import { situationOf } from './useSelf';

const here = { ...ATTENDEE, state: 'present' } as const;

describe('what the terminal shows', () => {
  it('asks to sign in before anything else, also when the meeting runs already', () => {
    expect(situationOf('noticed', ATTENDEE, false, false)).toBe('welcome');
    expect(situationOf('in_session', ATTENDEE, false, true)).toBe('welcome');
    expect(situationOf('recess', { ...ATTENDEE, state: 'excused' }, false, false)).toBe('welcome');
  });

  it('is a name plate until the meeting begins, unless one wants to read', () => {
    expect(situationOf('noticed', here, false, false)).toBe('waiting');
    expect(situationOf('noticed', here, false, true)).toBe('meeting');
    expect(situationOf('in_session', here, false, false)).toBe('meeting');
    expect(situationOf('in_session', { ...here, state: 'left' }, false, false)).toBe('meeting');
  });

  it('says when it is over, and while there is nothing yet', () => {
    expect(situationOf('closed', here, false, false)).toBe('over');
    expect(situationOf('minuted', here, false, true)).toBe('meeting');
    expect(situationOf(undefined, undefined, false, false)).toBe('joining');
    expect(situationOf(undefined, undefined, true, false)).toBe('refused');
  });
});

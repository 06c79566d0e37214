import { describe, expect, it } from 'vitest';

import { ATTENDEE, MEETING, ROOM, VIEW } from '../state/samples';
import { nextStep, onNetwork, stepsDone } from './guide';

const nothing = { drew: false };
const AT = '2026-03-01T01:00:00Z';

describe('the guide', () => {
  it('begins with signing in, and waits where nothing is known', () => {
    expect(nextStep(stepsDone({}, ATTENDEE.name, nothing))).toBe('sign_in');
    expect(nextStep(stepsDone({ room: ROOM }, ATTENDEE.name, nothing))).toBe('sign_in');
  });
  it('ticks off what the room tells', () => {
    const room = {
      ...ROOM,
      meeting: { ...MEETING, opened_at: AT },
      attendees: [{ ...ATTENDEE, state: 'present', signed_in_at: AT } as const],
      view: { ...VIEW, view: 4, version: 'version01', page: 1 },
    };
    expect(nextStep(stepsDone({ room }, ATTENDEE.name, nothing))).toBe('draw');
    expect(nextStep(stepsDone({ room }, ATTENDEE.name, { drew: true }))).toBe('vote');
  });
  it('does not take somebody else’s sign-in for the visitor’s', () => {
    const attendees = [{ ...ATTENDEE, state: 'present', signed_in_at: AT } as const];
    expect(stepsDone({ room: { ...ROOM, attendees } }, '王建国', nothing).sign_in).toBe(false);
  });
});

describe('links for other devices', () => {
  it('carry the address of the network and keep the secret after the hash', () => {
    expect(onNetwork('/t?slot=seat-3#terminal=abc', 'http://10.0.0.7:8080')).toBe(
      'http://10.0.0.7:8080/t?slot=seat-3#terminal=abc',
    );
  });
});

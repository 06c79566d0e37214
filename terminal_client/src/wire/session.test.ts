import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from './session';
import { forgetSession, keepSession, readSession, slotOf, terminalTokenOf } from './session';

const SESSION: Session = { token: 'secret', face: 'terminal', meeting: 'meeting01', attendee: 'attendee1' };

describe('sessions', () => {
  beforeEach(() => localStorage.clear());

  it('live in slots that do not know of each other', () => {
    keepSession('chair', SESSION);
    expect(readSession('chair')).toEqual(SESSION);
    expect(readSession('main')).toBeNull();
    forgetSession('chair');
    expect(readSession('chair')).toBeNull();
  });

  it('are not made of what somebody else left there', () => {
    localStorage.setItem('yixi.session.main', '{"token": 7}');
    expect(readSession('main')).toBeNull();
    localStorage.setItem('yixi.session.main', 'not json');
    expect(readSession('main')).toBeNull();
  });

  it('take slot and terminal out of the address', () => {
    expect(slotOf('?slot=chair')).toBe('chair');
    expect(slotOf('?slot=../x')).toBe('main');
    expect(slotOf('')).toBe('main');
    expect(terminalTokenOf('#terminal=abc')).toBe('abc');
    expect(terminalTokenOf('')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';

import { eventOf } from '../state/samples';
import { StreamLedger } from './streams';

describe('a stream is read strictly in order', () => {
  it('lets the next event through and drops what came before', () => {
    const ledger = new StreamLedger();
    ledger.begin('room', 4);
    expect(ledger.take(eventOf('room', 5))).toBe('next');
    expect(ledger.take(eventOf('room', 5))).toBe('old');
    expect(ledger.take(eventOf('room', 3))).toBe('old');
    expect(ledger.position('room')).toBe(5);
  });

  it('holds back what stands behind a gap until the gap is filled', () => {
    const ledger = new StreamLedger();
    ledger.begin('room', 0);
    expect(ledger.take(eventOf('room', 3))).toBe('gap');
    expect(ledger.take(eventOf('room', 2))).toBe('gap');
    expect(ledger.heldNext('room')).toBeUndefined();
    expect(ledger.take(eventOf('room', 1))).toBe('next');
    expect(ledger.heldNext('room')?.seq).toBe(2);
  });

  it('does not know streams that were not begun, nor those forgotten', () => {
    const ledger = new StreamLedger();
    expect(ledger.take(eventOf('item/abcdefgh', 1))).toBe('unknown');
    ledger.begin('item/abcdefgh', 7);
    ledger.forget('item/abcdefgh');
    expect(ledger.positions()).toEqual([]);
    expect(ledger.isBehind({ stream: 'item/abcdefgh', seq: 9 })).toBe(false);
  });
});

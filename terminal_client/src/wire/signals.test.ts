import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { SignalMessage } from './generated/types';
import { Signals } from './signals';

const pointer = (x: number) => ({ version: 'version01', page: 1, x, y: 0 });

describe('signals', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('go out at once, then at most thirty a second, the newest winning', () => {
    const sent: SignalMessage[] = [];
    const signals = new Signals((message) => sent.push(message));
    signals.send('pointer', pointer(0.1));
    signals.send('pointer', pointer(0.2));
    signals.send('pointer', pointer(0.3));
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(40);
    expect(sent.map((message) => message.payload)).toEqual([pointer(0.1), pointer(0.3)]);
  });

  it('do not wait for a lost link', () => {
    const sent: SignalMessage[] = [];
    const signals = new Signals((message) => sent.push(message));
    signals.send('pointer', pointer(0.1));
    signals.send('pointer', pointer(0.2));
    signals.drop();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(1);
  });
});

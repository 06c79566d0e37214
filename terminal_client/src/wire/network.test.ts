import { afterEach, describe, expect, it, vi } from 'vitest';

import { Http } from './http';
import { networkIsOn, onCut, setNetwork } from './network';

afterEach(() => setNetwork(true));

describe('the switch of the network', () => {
  it('tells who holds a link when it is cut, once', () => {
    const lost = vi.fn();
    const stop = onCut(lost);
    setNetwork(false);
    setNetwork(false);
    expect(lost).toHaveBeenCalledTimes(1);
    expect(networkIsOn()).toBe(false);
    stop();
  });

  it('leaves calls without an answer while it is off', async () => {
    setNetwork(false);
    await expect(new Http({ token: () => null }).call('people.today', {})).rejects.toMatchObject({ status: 0 });
  });
});

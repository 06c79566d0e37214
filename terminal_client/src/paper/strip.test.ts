import { describe, expect, it } from 'vitest';

import { centred, inSight } from './strip';

describe('the strip of thumbnails', () => {
  it('draws what is in sight and a few beyond', () => {
    expect(inSight(0, 500, 50, 400)).toEqual({ first: 1, last: 14 });
    expect(inSight(5000, 500, 50, 400)).toEqual({ first: 97, last: 114 });
    expect(inSight(0, 500, 50, 0)).toEqual({ first: 1, last: 0 });
  });

  it('brings the page to the middle without leaving its ends', () => {
    expect(centred(1, 500, 50, 400)).toBe(0);
    expect(centred(100, 500, 50, 400)).toBe(4725);
    expect(centred(400, 500, 50, 400)).toBe(19500);
    expect(centred(2, 500, 50, 3)).toBe(0);
  });
});

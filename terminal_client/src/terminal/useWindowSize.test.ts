import { describe, expect, it } from 'vitest';

import { layoutOf } from './useWindowSize';

describe('the layouts', () => {
  it('keep agenda and tools beside the page where there is room', () => {
    expect(layoutOf(1280, 800)).toBe('wide');
    expect(layoutOf(1920, 1080)).toBe('wide');
    expect(layoutOf(1024, 768)).toBe('middle');
    expect(layoutOf(768, 1024)).toBe('middle');
    expect(layoutOf(1280, 1800)).toBe('middle');
  });

  it('are for reading and voting on a phone, upright or on its side', () => {
    expect(layoutOf(390, 844)).toBe('narrow');
    expect(layoutOf(844, 390)).toBe('narrow');
  });
});

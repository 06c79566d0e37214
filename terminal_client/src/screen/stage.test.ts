import { describe, expect, it } from 'vitest';

import { ems, fittingSize, stageScale } from './stage';

describe('the stage', () => {
  it('fits any wall without being cut', () => {
    expect(stageScale(3840, 2160)).toBe(2);
    expect(stageScale(1280, 1024)).toBeCloseTo(1280 / 1920);
    expect(stageScale(1920, 540)).toBe(0.5);
  });
  it('writes short titles large and long ones no smaller than 72 px', () => {
    expect(fittingSize('年度预算调整', 1760, 3)).toBe(144);
    expect(fittingSize('关'.repeat(40), 1760, 3)).toBe(120);
    expect(fittingSize('关'.repeat(60), 1760, 3)).toBe(72);
    expect(fittingSize('关'.repeat(200), 1760, 3)).toBe(72);
  });
  it('knows that Latin letters are narrow', () => {
    expect(ems('Budget')).toBeCloseTo(3.3);
    expect(ems('预算')).toBe(2);
  });
});

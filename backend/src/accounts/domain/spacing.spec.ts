import { Spacing } from './spacing.js';

const refuse = (spacing: Spacing, name: string, times: number, now = 0): void => {
  for (let time = 0; time < times; time += 1) spacing.refused(name, now);
};

describe('guessing at one name from many places', () => {
  it('is not slowed down for as many refusals as people make', () => {
    const spacing = new Spacing();
    refuse(spacing, 'a', 29);
    expect(spacing.waitOf('a', 0)).toBe(0);
  });

  it('is let through one at a time from then on, and refused when too many wait', () => {
    const spacing = new Spacing();
    refuse(spacing, 'a', 30);
    const waits = Array.from({ length: 8 }, () => spacing.waitOf('a', 0));
    expect(waits).toEqual([0, 2000, 4000, 6000, 8000, 10_000, null, null]);
    expect(spacing.waitOf('a', 11_000)).toBe(1000);
    expect(spacing.waitOf('b', 0)).toBe(0);
  });

  it('is forgotten after an hour, and for the names longest untried when there are too many', () => {
    const spacing = new Spacing(2);
    refuse(spacing, 'a', 30);
    spacing.waitOf('a', 0);
    expect(spacing.waitOf('a', 3_600_001)).toBe(0);
    refuse(spacing, 'b', 30);
    refuse(spacing, 'c', 30);
    expect(Array.from({ length: 3 }, () => spacing.waitOf('a', 0))).toEqual([0, 0, 0]);
    spacing.waitOf('c', 0);
    expect(spacing.waitOf('c', 0)).toBe(2000);
  });
});

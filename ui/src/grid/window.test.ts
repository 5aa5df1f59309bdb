import { describe, expect, it } from 'vitest';
import { geometry, HEIGHT_MAX, rowsAt, scrollFor, topOf } from './window';

describe('a short list', () => {
  const shape = geometry(20, 50, 400);
  it('draws what is in sight and a little more', () => {
    expect(rowsAt(shape, 0)).toEqual({ from: 0, count: 20 });
    expect(topOf(shape, 0, 3)).toBe(150);
  });
  it('scrolls only when it has to', () => {
    expect(scrollFor(shape, 0, 3)).toBeNull();
    expect(scrollFor(shape, 0, 12)).toBe(250);
    expect(scrollFor(shape, 500, 2)).toBe(100);
  });
});

describe('a list of a million rows', () => {
  const shape = geometry(1_000_000, 56, 900);
  it('is squeezed', () => expect(shape.height).toBe(HEIGHT_MAX));
  it('reaches the last row at the end of the bar', () => {
    const end = shape.height - shape.view;
    const { from, count } = rowsAt(shape, end);
    expect(from + count).toBe(1_000_000);
    expect(topOf(shape, end, 999_999)).toBeCloseTo(shape.height - 56, 3);
  });
  it('comes to any row', () => {
    for (const row of [0, 17, 499_999, 999_999]) {
      const at = scrollFor(shape, 8_000_000, row) ?? 8_000_000;
      const { from, count } = rowsAt(shape, at);
      expect(row).toBeGreaterThanOrEqual(from);
      expect(row).toBeLessThan(from + count);
    }
  });
});

it('an empty list draws nothing', () => {
  expect(rowsAt(geometry(0, 56, 900), 0)).toEqual({ from: 0, count: 0 });
});

import { describe, expect, it } from 'vitest';
import { movesBy, scaleTo, staysBy, stepOf } from './heat';

const AROUND: Record<string, string[]> = {
  site: ['site'],
  gate: ['gate', 'site'],
  racks: ['racks', 'site'],
  a1: ['a1', 'racks', 'site'],
  a2: ['a2', 'racks', 'site'],
};
const around = (place: string) => AROUND[place] ?? [];

describe('heat', () => {
  it('counts a move at both its ends, and once in what holds both', () => {
    const moves = movesBy(
      [
        { from: null, to: 'gate', count: 3 },
        { from: 'gate', to: 'a1', count: 2 },
        { from: 'a1', to: 'a2', count: 5 },
        { from: 'a2', to: null, count: 1 },
      ],
      around,
    );
    expect(Object.fromEntries(moves)).toEqual({ gate: 5, a1: 7, a2: 6, racks: 8, site: 11 });
  });

  it('weighs the stays inside a place by how many they are', () => {
    const stays = staysBy(
      [
        { place: 'a1', stays: 1, total_ms: 9_000 },
        { place: 'a2', stays: 2, total_ms: 3_000 },
        { place: 'gate', stays: 0, total_ms: 0 },
      ],
      around,
    );
    expect(Object.fromEntries(stays)).toEqual({ a1: 9_000, a2: 1_500, racks: 4_000, site: 4_000 });
  });

  it('has five steps without gaps up to the greatest number', () => {
    expect(scaleTo(100, 1).map(({ from, to }) => [from, to])).toEqual([
      [1, 4],
      [5, 16],
      [17, 36],
      [37, 64],
      [65, 100],
    ]);
    const minutes = scaleTo(100 * 60_000, 60_000);
    expect([minutes[0]?.from, minutes.at(-1)?.to]).toEqual([60_000, 6_000_000]);
  });

  it('leaves out steps nothing can fall into', () => {
    expect(scaleTo(1, 1)).toEqual([{ step: 5, from: 1, to: 1 }]);
    expect(scaleTo(4, 1).map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
    ]);
    expect(scaleTo(0, 1)).toEqual([]);
  });

  it('gives each number its colour, and nothing none', () => {
    const scale = scaleTo(100, 1);
    expect([0, 1, 4, 4.5, 5, 64, 65, 100].map((value) => stepOf(scale, value))).toEqual([
      0, 1, 1, 2, 2, 4, 5, 5,
    ]);
    // While the answer is renewed a number may be above the scale for a moment.
    expect(stepOf(scale, 101)).toBe(5);
    expect(stepOf([], 3)).toBe(0);
  });
});

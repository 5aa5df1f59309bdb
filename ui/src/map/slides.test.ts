import { describe, expect, it } from 'vitest';
import type { ShapeView } from '../ipc/bindings';
import { slides, SLIDES_MAX } from './slides';

function thing(key: string, place: string, x: number, y: number): ShapeView {
  return {
    key,
    kind: 'item',
    points: [x, y],
    name: key,
    count: 1,
    expected: 0,
    here: 1,
    mark: 'here',
    mark_count: 1,
    shows_label: true,
    shows_count: false,
    heard_at: null,
    is_selected: false,
    unwatched_since: null,
    place,
  };
}

describe('slides', () => {
  it('slides what changed its place and nothing else', () => {
    const before = new Map([thing('a', 'p', 0, 0), thing('b', 'p', 1, 0)].map((one) => [one.key, one]));
    const now = [thing('a', 'q', 4, 3), thing('b', 'p', 2, 0), thing('c', 'q', 9, 9)];
    expect(slides(before, now)).toEqual([{ key: 'a', dx: -4, dy: -3 }]);
  });

  it('lets the rest jump', () => {
    const many = Array.from({ length: 50 }, (_, at) => thing(`t${at}`, 'p', at, 0));
    const before = new Map(many.map((one) => [one.key, one]));
    const now = many.map((one) => ({ ...one, place: 'q' }));
    expect(slides(before, now)).toHaveLength(SLIDES_MAX);
  });
});

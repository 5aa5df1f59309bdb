import { describe, expect, it } from 'vitest';
import type { PlaceNode } from '../../ipc/bindings';
import { openRows, step } from './tree';

const NUMBERS = {
  expected: 0,
  here: 0,
  wrong_place: 0,
  not_seen: 0,
  missing: 0,
  unknown: 0,
  alerts: 0,
  last_read: null,
};

function node(id: string, parent: string | null): PlaceNode {
  return {
    id,
    parent,
    kind: 'Zone',
    name: id,
    code: null,
    order: 0,
    numbers: NUMBERS,
    readers: [],
    unwatched_since: null,
  };
}

const ALL = [node('site', null), node('a', 'site'), node('a1', 'a'), node('b', 'site')];
const inside = (id: string | null) => ALL.filter((one) => one.parent === id);
const yes = (): boolean => true;

describe('list twin', () => {
  const rows = openRows(inside, (one) => one.id === 'site', yes);

  it('shows what is open', () => {
    expect(rows.map((row) => `${row.level} ${row.node.id}`)).toEqual(['1 site', '2 a', '2 b']);
    expect(rows.map((row) => row.hasInside)).toEqual([true, true, false]);
  });

  it('leaves out what is filtered', () => {
    const some = openRows(inside, yes, (one) => one.id !== 'b');
    expect(some.map((row) => row.node.id)).toEqual(['site', 'a', 'a1']);
  });

  it('walks, opens, shuts and picks', () => {
    expect(step(rows, 'site', 'ArrowDown')).toEqual({ focus: 'a' });
    expect(step(rows, 'b', 'ArrowDown')).toEqual({ focus: 'b' });
    expect(step(rows, 'a', 'ArrowRight')).toEqual({ turn: true });
    expect(step(rows, 'site', 'ArrowLeft')).toEqual({ turn: false });
    expect(step(rows, 'b', 'ArrowLeft')).toEqual({ focus: 'site' });
    expect(step(rows, 'b', 'Home')).toEqual({ focus: 'site' });
    expect(step(rows, 'b', 'Enter')).toEqual({ pick: true });
    expect(step(rows, 'gone', 'Enter')).toBeNull();
  });
});

// What the Items screen asks the station for, press by press.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ItemQuery } from '../../ipc/bindings';
import { replaceHost } from '../../ipc/host';
import { view } from '../../state/view.svelte';
import { ItemsList } from './items.svelte';

let asked: [string, ItemQuery][] = [];
const last = (): [string, ItemQuery] | undefined => asked.at(-1);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  replaceHost({
    call: async (method: string, params: unknown) => {
      asked.push([method, params as ItemQuery]);
      return { total: 0, is_more: false, from: 0, rows: [] };
    },
    watch: () => () => {},
    fileAddress: (job: string) => job,
  });
});

afterEach(() => vi.useRealTimers());

describe('filters', () => {
  it('asks for everything by name at first', () => {
    const list = new ItemsList(null);
    expect(last()).toEqual([
      'items.page',
      {
        text: '',
        filter: 'all',
        place: null,
        sort: 'name',
        is_descending: false,
        from: 0,
        count: 100,
      },
    ]);
    expect(list.isFiltered).toBe(false);
  });

  it('takes filter and place it was sent with, but no filter it does not know', () => {
    new ItemsList({ filter: 'wrong_place', place: 'p-1' });
    expect(last()?.[1]).toMatchObject({ filter: 'wrong_place', place: 'p-1' });
    new ItemsList({ filter: 'purple' });
    expect(last()?.[1]).toMatchObject({ filter: 'all', place: null });
  });

  it('closes the side panel and asks at once', () => {
    const list = new ItemsList(null);
    view.select({ kind: 'thing', key: 'i:1' });
    list.choose('not_seen');
    expect(view.selectedThing).toBeNull();
    expect(last()?.[1].filter).toBe('not_seen');
    expect(list.isFiltered).toBe(true);
  });

  it('asks for tags on no item in their own way', () => {
    const list = new ItemsList(null);
    list.choose('unknown');
    expect(last()).toEqual(['tags.unknown', { from: 0, count: 100 }]);
    expect(list.isUnknown).toBe(true);
  });

  it('clears search, filter and place together', () => {
    const list = new ItemsList({ filter: 'here', place: 'p-1' });
    list.type('drum');
    list.clear();
    expect(last()?.[1]).toMatchObject({ text: '', filter: 'all', place: null });
    expect(list.isFiltered).toBe(false);
  });
});

it('shows what a person was sent for while it is open, and stays as it is for other wishes', () => {
  const list = new ItemsList({ filter: 'here' });
  list.follow({ edit: 'i:1' });
  expect(list.filter).toBe('here');
  list.follow({ place: 'p-1' });
  expect(last()?.[1]).toMatchObject({ filter: 'all', place: 'p-1' });
});

describe('order', () => {
  it('turns round with a second press, and starts upwards on another column', () => {
    const list = new ItemsList(null);
    list.sortBy('name');
    expect(last()?.[1]).toMatchObject({ sort: 'name', is_descending: true });
    list.sortBy('name');
    expect(last()?.[1].is_descending).toBe(false);
    list.sortBy('name');
    list.sortBy('number');
    expect(last()?.[1]).toMatchObject({ sort: 'number', is_descending: false });
  });

  it('starts with the youngest when sorted by when it was seen', () => {
    const list = new ItemsList(null);
    list.sortBy('heard_at');
    expect(last()?.[1]).toMatchObject({ sort: 'heard_at', is_descending: true });
    list.sortBy('heard_at');
    expect(last()?.[1].is_descending).toBe(false);
  });
});

describe('search', () => {
  it('waits for a pause in typing and asks once, without blanks around', () => {
    const list = new ItemsList(null);
    const before = asked.length;
    for (const text of ['d', 'dr', 'drum ']) {
      list.type(text);
      vi.advanceTimersByTime(60);
    }
    expect(asked.length).toBe(before);
    vi.advanceTimersByTime(200);
    expect(asked.length).toBe(before + 1);
    expect(last()?.[1].text).toBe('drum');
  });

  it('counts blanks alone as no search', () => {
    const list = new ItemsList(null);
    list.type('   ');
    expect(list.isFiltered).toBe(false);
  });
});

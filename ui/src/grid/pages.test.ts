// Paging of a long list against answers that come when the test says so.
import { describe, expect, it } from 'vitest';
import { Pages, type PageOf } from './pages.svelte';

interface Asked {
  from: number;
  count: number;
  answer: (word: string, total?: number) => Promise<void>;
  fail: () => Promise<void>;
}

/** Lets everything that waits for an answer run. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

function source(): { asked: Asked[]; fetch: (from: number, count: number) => Promise<PageOf<string>> } {
  const asked: Asked[] = [];
  const fetch = (from: number, count: number): Promise<PageOf<string>> =>
    new Promise((resolve, reject) => {
      asked.push({
        from,
        count,
        answer: (word, total = 10_000) => {
          const size = Math.max(0, Math.min(count, total - from));
          const rows = Array.from({ length: size }, (_, at) => `${word} ${from + at}`);
          resolve({ total, is_more: false, from, rows });
          return settle();
        },
        fail: () => {
          reject(new Error('gone'));
          return settle();
        },
      });
    });
  return { asked, fetch };
}

/** A list whose first page is there. */
async function started(total = 10_000): Promise<{ pages: Pages<string>; asked: Asked[] }> {
  const { asked, fetch } = source();
  const pages = new Pages(fetch);
  pages.restart(fetch);
  await asked[0]?.answer('old', total);
  return { pages, asked };
}

describe('paging', () => {
  it('starts with the first page', async () => {
    const { asked, fetch } = source();
    const pages = new Pages(fetch);
    expect(pages.isLoading).toBe(true);
    pages.restart(fetch);
    expect(asked.map(({ from, count }) => [from, count])).toEqual([[0, 100]]);
    await asked[0]?.answer('old', 250);
    expect(pages.isLoading).toBe(false);
    expect(pages.total).toBe(250);
    expect(pages.row(99)).toBe('old 99');
    expect(pages.row(100)).toBeUndefined();
  });

  it('asks for each page in sight once, and for none beyond the end', async () => {
    const { pages, asked } = await started(250);
    pages.want(90, 400);
    pages.want(90, 400);
    expect(asked.slice(1).map(({ from }) => from)).toEqual([100, 200]);
    await asked[2]?.answer('old', 250);
    expect(pages.row(249)).toBe('old 249');
  });

  it('asks again for a page that failed, and keeps what it has', async () => {
    const { pages, asked } = await started();
    pages.want(100, 50);
    await asked[1]?.fail();
    expect(pages.problem?.detail).toBe('gone');
    expect(pages.row(0)).toBe('old 0');
    pages.want(100, 50);
    await asked[2]?.answer('old');
    expect(pages.problem).toBeNull();
    expect(pages.row(100)).toBe('old 100');
  });

  it('keeps a bounded number of pages and can fetch a dropped one again', async () => {
    const { pages, asked } = await started();
    for (let page = 1; page <= 45; page += 1) {
      pages.want(page * 100, 1);
      await asked[page]?.answer('old');
    }
    const kept = [...Array(46).keys()].filter((page) => pages.row(page * 100) !== undefined);
    expect(kept).toHaveLength(40);
    expect(kept).toContain(45);
    expect(pages.row(0)).toBeUndefined();
    const before = asked.length;
    pages.want(0, 1);
    expect(asked.slice(before).map(({ from }) => from)).toEqual([0]);
  });
});

describe('a refresh', () => {
  it('keeps the old rows in sight until the new ones are there', async () => {
    const { pages, asked } = await started();
    pages.refresh();
    expect(pages.row(0)).toBe('old 0');
    expect(pages.isLoading).toBe(false);
    await asked[1]?.answer('new');
    expect(pages.row(0)).toBe('new 0');
  });

  it('asks only for the pages looked at last', async () => {
    const { pages, asked } = await started();
    for (let page = 1; page <= 5; page += 1) {
      pages.want(page * 100, 1);
      await asked[page]?.answer('old');
    }
    const before = asked.length;
    pages.refresh();
    expect(asked.slice(before).map(({ from }) => from)).toEqual([300, 400, 500]);
  });
});

describe('a new question', () => {
  it('drops answers to the old one', async () => {
    const { pages, asked } = await started();
    pages.want(100, 50);
    const next = source();
    pages.restart(next.fetch);
    await asked[1]?.answer('late', 7);
    expect(pages.total).toBe(10_000);
    expect(pages.isLoading).toBe(true);
    await next.asked[0]?.answer('next', 3);
    expect(pages.total).toBe(3);
    expect(pages.row(0)).toBe('next 0');
    expect(pages.row(100)).toBeUndefined();
  });

  it('does not show the failure of an old one', async () => {
    const { pages, asked } = await started();
    pages.want(100, 50);
    const next = source();
    pages.restart(next.fetch);
    await asked[1]?.fail();
    expect(pages.problem).toBeNull();
  });
});

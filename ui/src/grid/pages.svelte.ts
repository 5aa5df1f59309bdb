// Rows of a long list, fetched by the page and kept while they are near. The list itself lives in the database.
import type { Problem } from '../ipc/bindings';
import { toProblem } from '../ipc/call';

/** Rows asked for at once. */
const PAGE = 100;
/** Pages kept; the ones longest not looked at go first. */
const PAGES_MAX = 40;

/** An answer with some rows. */
export interface PageOf<T> {
  total: number;
  is_more: boolean;
  from: number;
  rows: T[];
}

export class Pages<T> {
  total = $state(0);
  isMore = $state(false);
  /** Nothing has arrived yet for this question. */
  isLoading = $state(true);
  problem = $state.raw<Problem | null>(null);
  #pages = $state.raw<ReadonlyMap<number, T[]>>(new Map());
  #asked = new Set<number>();
  #turn = 0;
  #fetch: (from: number, count: number) => Promise<PageOf<T>>;

  constructor(fetch: (from: number, count: number) => Promise<PageOf<T>>) {
    this.#fetch = fetch;
  }

  /** A new question: what is shown now is about the old one. */
  restart(fetch: (from: number, count: number) => Promise<PageOf<T>>): void {
    this.#fetch = fetch;
    this.#turn += 1;
    this.#asked.clear();
    this.isLoading = true;
    void this.#load(0, true);
  }

  /** The same question again because something changed; old rows stay in sight until the new ones are there. */
  refresh(): void {
    this.#turn += 1;
    const inSight = [...this.#asked];
    this.#asked.clear();
    for (const page of inSight.slice(-3)) void this.#load(page, false);
    if (inSight.length === 0) void this.#load(0, false);
  }

  row(at: number): T | undefined {
    return this.#pages.get(Math.floor(at / PAGE))?.[at % PAGE];
  }

  /** Makes sure that these rows are on their way. */
  want(from: number, count: number): void {
    for (let page = Math.floor(from / PAGE); page <= Math.floor((from + count) / PAGE); page += 1) {
      if (page * PAGE < this.total && !this.#asked.has(page)) void this.#load(page, false);
    }
  }

  async #load(page: number, isFirst: boolean): Promise<void> {
    this.#asked.add(page);
    const turn = this.#turn;
    try {
      const answer = await this.#fetch(page * PAGE, PAGE);
      if (turn !== this.#turn) return;
      const pages = new Map(isFirst ? [] : this.#pages);
      pages.delete(page);
      pages.set(page, answer.rows);
      for (const old of pages.keys()) {
        if (pages.size <= PAGES_MAX) break;
        pages.delete(old);
        this.#asked.delete(old);
      }
      this.#pages = pages;
      this.total = answer.total;
      this.isMore = answer.is_more;
      this.problem = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#asked.delete(page);
      this.problem = toProblem(thrown);
    }
    this.isLoading = false;
  }
}

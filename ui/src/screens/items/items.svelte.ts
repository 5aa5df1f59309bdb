// What the Items screen shows now: search, filter, order. Rows come from the station by the page.
import type { ItemQuery, ThingRow } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import { Pages } from '../../grid/pages.svelte';
import { view, type Wish } from '../../state/view.svelte';

/** Filters in their order; `unknown` lists tags that are on no item. */
export const FILTERS = ['all', 'here', 'wrong_place', 'not_seen', 'no_tag', 'unknown'] as const;
export type Filter = (typeof FILTERS)[number];

/** How long a pause in typing is before it is searched. */
const PAUSE_MS = 120;

export class ItemsList {
  text = $state('');
  filter = $state<Filter>('all');
  place = $state<string | null>(null);
  sort = $state('name');
  isDescending = $state(false);
  readonly pages: Pages<ThingRow>;
  readonly isUnknown = $derived(this.filter === 'unknown');
  readonly isFiltered = $derived(this.text.trim() !== '' || this.filter !== 'all' || this.place !== null);
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(wish: Wish | null) {
    this.pages = new Pages<ThingRow>((from, count) => this.#ask(from, count));
    if (wish?.filter !== undefined && isFilter(wish.filter)) this.filter = wish.filter;
    this.place = wish?.place ?? null;
    this.text = wish?.text ?? '';
    this.#restart();
  }

  /** Shows what a person was sent here for; a wish without a filter or place leaves the list as it is. */
  follow(wish: Wish): void {
    if (wish.filter === undefined && wish.place === undefined && wish.text === undefined) return;
    this.filter = wish.filter !== undefined && isFilter(wish.filter) ? wish.filter : 'all';
    this.place = wish.place ?? null;
    this.text = wish.text ?? '';
    this.#restart();
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#restart(), PAUSE_MS);
  }

  choose(filter: Filter): void {
    this.filter = filter;
    view.select(null);
    this.#restart();
  }

  setPlace(place: string | null): void {
    this.place = place;
    this.#restart();
  }

  sortBy(sort: string): void {
    this.isDescending = this.sort === sort ? !this.isDescending : sort === 'heard_at';
    this.sort = sort;
    this.#restart();
  }

  clear(): void {
    this.text = '';
    this.filter = 'all';
    this.place = null;
    this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#waiting);
    this.pages.restart((from, count) => this.#ask(from, count));
  }

  #ask(from: number, count: number): ReturnType<typeof call<'items.page'>> {
    if (this.filter === 'unknown') return call('tags.unknown', { from, count });
    const query: ItemQuery = {
      text: this.text.trim(),
      filter: this.filter,
      place: this.place,
      sort: this.sort,
      is_descending: this.isDescending,
      from,
      count,
    };
    return call('items.page', query);
  }
}

function isFilter(word: string): word is Filter {
  return (FILTERS as readonly string[]).includes(word);
}

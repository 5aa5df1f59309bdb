// Not a mirror: where this window looks. Shared by all screens, so that a thing selected on one is selected on the
// other, and one screen can send a person to the next without knowing it.

/** The thing or place whose details the side panel shows. */
export type Selection =
  { kind: 'thing'; key: string } | { kind: 'place'; place: string } | { kind: 'readers' };

/** What a person asked to see when they were sent to another screen. */
export interface Wish {
  /** Filter word of `ItemQuery`. */
  filter?: string;
  /** Only in this place. */
  place?: string;
  /** Report key. */
  report?: string;
  /** Card of Set-up to open. */
  card?: string;
  /** Open this thing's form: `i:…`. */
  edit?: string;
  /** Open the form for a new item. */
  create?: boolean;
  /** Words to search for. */
  text?: string;
  /** A count to open. */
  count?: string;
  /** Open a new count of this place. */
  countPlace?: string;
  /** A tag number to tie to an item (hex). */
  tag?: string;
}

class View {
  screen = $state('live');
  /** Taken by the screen it was meant for with `takeWish`. */
  wish = $state.raw<Wish | null>(null);
  selection = $state.raw<Selection | null>(null);
  /** The item whose new place is being chosen: the next place pressed is it. */
  moving = $state.raw<{ asset: string; name: string } | null>(null);
  /** Grows each time the map shall fly to the selection. */
  flights = $state(0);
  isBig = $state(false);
  /** The list of what can be taken back is open. */
  isHistoryOpen = $state(false);

  showHistory(): void {
    this.isHistoryOpen = true;
  }

  go(screen: string, wish: Wish | null = null): void {
    this.wish = wish;
    this.screen = screen;
  }

  /** The wish, once. */
  takeWish(): Wish | null {
    const wish = this.wish;
    this.wish = null;
    return wish;
  }

  /** A wish made for a screen that is already open, once. */
  takeWishFor(screen: string): Wish | null {
    return this.screen === screen && this.wish !== null ? this.takeWish() : null;
  }

  select(selection: Selection | null): void {
    this.selection = selection;
    this.moving = null;
  }

  /** Selects a thing and lets the map fly there. */
  fly(key: string): void {
    this.select({ kind: 'thing', key });
    this.flights += 1;
  }

  get selectedThing(): string | null {
    // A tag number nobody has heard yet (`e:…`) is nowhere on the map.
    const key = this.selection?.kind === 'thing' ? this.selection.key : null;
    return key?.startsWith('e:') === true ? null : key;
  }

  get selectedPlace(): string | null {
    return this.selection?.kind === 'place' ? this.selection.place : null;
  }
}

export const view = new View();

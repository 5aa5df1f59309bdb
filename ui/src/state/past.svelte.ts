// Not a mirror: the moment this window looks back to, and the numbers of it. `at === null`: it looks at now.
import type { NumbersView, BackView, PlaceNode } from '../ipc/bindings';
import { headline } from './headline.svelte';

class Past {
  /** The moment asked for. */
  at = $state<number | null>(null);
  /** What came back for it; the one before stays in sight until then. */
  shown = $state.raw<BackView | null>(null);

  /** The numbers of the site at the moment looked at. */
  readonly headline = $derived<NumbersView | null>(
    this.at === null ? headline.numbers : (this.shown?.headline ?? null),
  );

  /** The numbers of a place at the moment looked at. */
  of(node: PlaceNode): NumbersView {
    return this.at === null ? node.numbers : (this.shown?.places[node.id] ?? node.numbers);
  }

  leave(): void {
    this.at = null;
    this.shown = null;
  }
}

export const past = new Past();

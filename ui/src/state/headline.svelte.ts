// Mirror: the numbers of the whole site.
import type { NumbersView } from '../ipc/bindings';

class Headline {
  numbers = $state.raw<NumbersView | null>(null);
  /** Items in all. */
  items = $state(0);

  setNumbers(numbers: NumbersView): void {
    this.numbers = numbers;
  }

  setItems(items: number): void {
    this.items = items;
  }
}

export const headline = new Headline();

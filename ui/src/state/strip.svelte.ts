// Mirror: the last thing that happened, for the strip at the bottom.
import type { StripView } from '../ipc/bindings';

class Strip {
  last = $state.raw<StripView | null>(null);

  set(last: StripView): void {
    this.last = last;
  }
}

export const strip = new Strip();

// Mirror: the counts that are open, and the last ones that ended; newest first.
import type { CountView } from '../ipc/bindings';

const OPEN = ['preparing', 'running', 'paused', 'checking'];

class Counts {
  all = $state.raw<readonly CountView[]>([]);
  readonly open = $derived(this.all.filter((count) => OPEN.includes(count.step)));

  set(all: readonly CountView[]): void {
    this.all = all;
  }

  get(id: string | null): CountView | undefined {
    return this.all.find((count) => count.id === id);
  }
}

export const counts = new Counts();

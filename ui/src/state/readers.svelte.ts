// Mirror: the readers, and what the chip in the top bar says about all of them together.
import type { ReaderView } from '../ipc/bindings';

/** `none`: there is none. `off`: none shall read. `problem`: at least one shall read and cannot. */
export type ReadersState = 'none' | 'off' | 'starting' | 'reading' | 'problem';

class Readers {
  all = $state.raw<readonly ReaderView[]>([]);
  readonly byId = $derived(new Map(this.all.map((reader) => [reader.id, reader])));
  readonly together = $derived(summary(this.all));
  readonly lost = $derived(this.all.filter((reader) => reader.is_on && reader.state === 'lost'));
  readonly readsPerSecond = $derived(this.all.reduce((sum, reader) => sum + reader.reads_per_second, 0));

  set(all: readonly ReaderView[]): void {
    this.all = all;
  }
}

export function summary(all: readonly ReaderView[]): ReadersState {
  if (all.length === 0) return 'none';
  const wanted = all.filter((reader) => reader.is_on);
  if (wanted.length === 0) return 'off';
  if (wanted.some((reader) => reader.state === 'lost')) return 'problem';
  return wanted.some((reader) => reader.state === 'reading') ? 'reading' : 'starting';
}

export const readers = new Readers();

// Mirror: work in progress and its results, newest first.
import type { JobView } from '../ipc/bindings';

class Jobs {
  all = $state.raw<readonly JobView[]>([]);
  readonly running = $derived(this.all.filter((job) => job.state === 'waiting' || job.state === 'running'));

  set(all: readonly JobView[]): void {
    this.all = all;
  }
}

export const jobs = new Jobs();

// Mirror: what needs to be known at once, most important first.
import type { NoticeView } from '../ipc/bindings';

class Notices {
  all = $state.raw<readonly NoticeView[]>([]);

  /** What still wants somebody: nobody looks after it, and nobody asked for quiet. */
  readonly open = $derived(
    this.all.filter((notice) => notice.taken_by === null && notice.quiet_until === null),
  );
  /** The same without mere news. */
  readonly urgent = $derived(this.open.filter((notice) => notice.kind !== 'new_reader'));

  set(all: readonly NoticeView[]): void {
    this.all = all;
  }
}

export const notices = new Notices();

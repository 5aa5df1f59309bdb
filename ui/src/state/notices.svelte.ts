// Mirror: what needs to be known at once, most important first.
import type { NoticeView } from '../ipc/bindings';

class Notices {
  all = $state.raw<readonly NoticeView[]>([]);

  set(all: readonly NoticeView[]): void {
    this.all = all;
  }
}

export const notices = new Notices();

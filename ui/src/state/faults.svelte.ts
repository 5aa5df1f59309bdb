// Not a mirror: the last problem a press of this person ran into, shown above the strip until dismissed.
import type { Problem } from '../ipc/bindings';
import { toProblem } from '../ipc/call';
import { rights } from './rights.svelte';
import { announcer } from './announcer.svelte';

class Faults {
  last = $state.raw<Problem | null>(null);

  /** Shows what was thrown. */
  show(thrown: unknown): void {
    this.last = toProblem(thrown);
    announcer.alert(`${this.last.message} ${this.last.action}`);
  }

  dismiss(): void {
    this.last = null;
  }

  /**
   * Runs a request made by a press; `true` when it was accepted. When the right is not enough, somebody who has it is
   * asked for the PIN, and the request is sent again.
   */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await rights.around(work);
      this.last = null;
      return true;
    } catch (thrown) {
      this.show(thrown);
      return false;
    }
  }
}

export const faults = new Faults();

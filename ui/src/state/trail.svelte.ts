// Not a mirror: the way of one thing, drawn on the map while somebody wants to see it.
import type { PastStay } from '../ipc/bindings';
import { call } from '../ipc/call';
import { faults } from './faults.svelte';

/** More would be a knot. */
const STOPS = 12;

class Trail {
  key = $state<string | null>(null);
  /** The oldest first. */
  stops = $state.raw<readonly PastStay[]>([]);

  async show(key: string): Promise<void> {
    await faults.attempt(async () => {
      // The station names the newest first.
      this.stops = (await call('items.stays', { key, count: STOPS })).reverse();
      this.key = key;
    });
  }

  hide(): void {
    this.key = null;
    this.stops = [];
  }
}

export const trail = new Trail();

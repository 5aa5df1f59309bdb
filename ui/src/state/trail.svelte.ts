// Not a mirror: the way of one thing, drawn on the map while somebody wants to see it.
import type { TrailStop } from '../ipc/bindings';
import { call } from '../ipc/call';
import { faults } from './faults.svelte';

class Trail {
  key = $state<string | null>(null);
  /** The oldest first. */
  stops = $state.raw<readonly TrailStop[]>([]);

  async show(key: string): Promise<void> {
    await faults.attempt(async () => {
      this.stops = await call('map.trail', { key });
      this.key = key;
    });
  }

  hide(): void {
    this.key = null;
    this.stops = [];
  }
}

export const trail = new Trail();

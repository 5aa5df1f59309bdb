// Not a mirror: what the map is coloured by while somebody wants to see where much moves or long stays.
import type { TrafficView } from '../ipc/bindings';
import { call } from '../ipc/call';
import { movesBy, staysBy } from '../lib/heat';
import { lasting, number } from '../words/formats';
import { t } from '../words/words.svelte';
import { faults } from './faults.svelte';
import { places } from './places.svelte';

export type HeatKind = 'moves' | 'stays';

const HOUR = 3_600_000;
/** The choices of how far back, with their names. */
export const SPANS = [
  { ms: HOUR, name: 'live-back-hour' },
  { ms: 24 * HOUR, name: 'live-back-day' },
  { ms: 7 * 24 * HOUR, name: 'live-back-week' },
  { ms: 30 * 24 * HOUR, name: 'live-back-month' },
] as const;

class Heat {
  isOn = $state(false);
  kind = $state<HeatKind>('moves');
  /** How far back, milliseconds. */
  span = $state<number>(HOUR);
  /** What came back last; it stays in sight until the next one is there. */
  answer = $state.raw<TrafficView | null>(null);
  #turn = 0;

  /** The number of each place that has one: moves, or milliseconds. */
  readonly values = $derived.by<ReadonlyMap<string, number>>(() => {
    if (!this.isOn || this.answer === null) return new Map();
    const around = (place: string) => places.path(place).map((node) => node.id);
    return this.kind === 'moves' ? movesBy(this.answer.ways, around) : staysBy(this.answer.dwell, around);
  });

  /** Asks for the span that ends at a moment. */
  async ask(until: number): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    await faults.attempt(async () => {
      const answer = await call('map.traffic', { from: until - this.span, until });
      if (turn === this.#turn) this.answer = answer;
    });
  }

  turnOff(): void {
    this.isOn = false;
    this.answer = null;
    this.#turn += 1;
  }

  of(place: string): number {
    return this.values.get(place) ?? 0;
  }

  /** The number of a place, short: for its tile. */
  tile(place: string): string {
    const value = this.of(place);
    return this.kind === 'moves' || value === 0 ? number(value) : lasting(value);
  }

  /** The number of a place in words: for the list and for people who listen. */
  words(place: string): string {
    const value = this.of(place);
    if (this.kind === 'moves') return t('live-heat-moves-of', { count: value });
    return value === 0 ? t('live-heat-stay-none') : t('live-heat-stay-of', { time: lasting(value) });
  }
}

export const heat = new Heat();

// What the Count screen shows and does. Where a count stands is the station's; this window only chooses which one.
import type { CountLineView, CountView } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import { announcer } from '../../state/announcer.svelte';
import { counts } from '../../state/counts.svelte';
import { faults } from '../../state/faults.svelte';
import { scans } from '../../state/scans.svelte';
import { view, type Wish } from '../../state/view.svelte';
import { t } from '../../words/words.svelte';

/** The four steps a person sees. */
export type Stage = 'prepare' | 'count' | 'check' | 'done';
export const STAGES: readonly Stage[] = ['prepare', 'count', 'check', 'done'];

/** Lists of a count. */
export type List = 'to_find' | 'found' | 'extra' | 'unknown' | 'moved';

export function stageOf(count: CountView): Stage {
  switch (count.step) {
    case 'preparing':
      return 'prepare';
    case 'checking':
      return 'check';
    case 'closed':
    case 'dropped':
      return 'done';
    default:
      return 'count';
  }
}

/** Whole percent; everything found of nothing is everything. Never 100 before it is true. */
export function percent(found: number, expected: number): number {
  return expected === 0 ? 100 : Math.floor((found / expected) * 100);
}

/** What can be changed while it is prepared. */
export type Plan = Pick<CountView, 'places' | 'product' | 'is_blind' | 'counter'>;

export class CountScreenState {
  /** The count on the screen; `null` = the list of counts. */
  id = $state<string | null>(null);
  readonly count = $derived(counts.get(this.id));
  readonly stage = $derived(this.count === undefined ? null : stageOf(this.count));

  constructor(wish: Wish | null) {
    this.id = wish?.count ?? (counts.open.length === 1 ? (counts.open[0]?.id ?? null) : null);
    if (wish?.countPlace !== undefined) void this.open([wish.countPlace]);
    $effect(() => {
      scans.count = this.id;
      return () => (scans.count = null);
    });
    $effect(() => {
      if (scans.turn > 0) this.#followScan();
    });
  }

  /** A new count, with these places if there are any. */
  async open(places: readonly string[]): Promise<void> {
    await faults.attempt(async () => {
      const draft = { places: [...places], product: null, is_blind: false, counter: '' };
      const made = await call('count.plan', { count: null, ...draft });
      this.id = made.id;
    });
  }

  async plan(change: Partial<Plan>): Promise<void> {
    const { count } = this;
    if (count === undefined) return;
    const { places, product, is_blind, counter } = count;
    await faults.attempt(() =>
      call('count.plan', { count: count.id, places, product, is_blind, counter, ...change }),
    );
  }

  async turn(step: 'running' | 'paused' | 'checking' | 'closed' | 'dropped'): Promise<boolean> {
    const count = this.id;
    if (count === null) return false;
    return faults.attempt(() => call('count.turn', { count, step }));
  }

  async drop(): Promise<void> {
    if (await this.turn('dropped')) this.id = null;
  }

  async see(key: string): Promise<void> {
    const count = this.id;
    if (count !== null) await faults.attempt(() => call('count.note', { count, key }));
  }

  async choose(group: string, key: string | null, action: string | null): Promise<void> {
    const count = this.id;
    if (count !== null) await faults.attempt(() => call('count.choose', { count, group, key, action }));
  }

  /** A stretch of a list. */
  lines(list: List, rows: number): Promise<CountLineView[]> {
    const count = this.id;
    return count === null ? Promise.resolve([]) : call('count.lines', { count, list, from: 0, rows });
  }

  /** A command card or a place was scanned while this screen is open. */
  #followScan(): void {
    const scan = scans.last;
    if (scan === null || view.screen !== 'count') return;
    if (scan.deed === 'plan_place' && this.count === undefined && scan.place !== null)
      void this.open([scan.place]);
    if (scan.deed !== 'card') return;
    if (scan.card === 'start_count') void (this.count === undefined ? this.open([]) : this.turn('running'));
    if (scan.card === 'finish' && this.stage === 'count') void this.turn('checking');
  }

  /** Says how far it is, now and then. */
  announce(): void {
    const numbers = this.count?.numbers;
    if (numbers !== undefined)
      announcer.say(t('count-said', { found: numbers.found, left: numbers.not_found }));
  }
}

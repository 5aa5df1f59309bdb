// What is looked for, and the mirror of how near it is. The targets belong to this window; the station is told them
// with what is on the screen (`scans`), and measures.
import type { MeterView } from '../ipc/bindings';

/** At most so many at once. */
export const TARGETS_MAX = 20;

/** One thing that is looked for. */
export interface Target {
  /** `i:<asset>` or `t:<tag>`. */
  key: string;
  name: string;
}

class Find {
  targets = $state.raw<readonly Target[]>([]);
  meters = $state.raw<readonly MeterView[]>([]);
  /** The last one that was found, for the sentence that says so. */
  found = $state.raw<Target | null>(null);

  setMeters(meters: readonly MeterView[]): void {
    this.meters = meters;
  }

  meter(key: string): MeterView | undefined {
    return this.meters.find((meter) => meter.key === key);
  }

  /** Looks for these only. */
  look(targets: readonly Target[]): void {
    this.targets = targets.slice(0, TARGETS_MAX);
    this.found = null;
  }

  /** Also looks for this; `false` when there is no room. */
  add(target: Target): boolean {
    if (this.targets.some((one) => one.key === target.key)) return true;
    if (this.targets.length >= TARGETS_MAX) return false;
    this.targets = [...this.targets, target];
    this.found = null;
    return true;
  }

  drop(key: string): void {
    this.targets = this.targets.filter((one) => one.key !== key);
  }

  /** It is here. */
  finish(key: string): void {
    this.found = this.targets.find((one) => one.key === key) ?? null;
    this.drop(key);
  }

  /** The loudest goes before the others. */
  readonly hero = $derived.by(() => {
    const loudest = this.targets
      .map((target) => ({ target, strength: this.meter(target.key)?.strength ?? 0 }))
      .sort((a, b) => b.strength - a.strength)[0];
    return loudest?.target ?? null;
  });
}

export const find = new Find();

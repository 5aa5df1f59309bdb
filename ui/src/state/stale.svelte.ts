// Mirror: which rows and cards may have changed. A screen that shows things reads `version`, or `versionOf` one
// thing, in an effect and asks again when it grows.

const KEYS_MAX = 5_000;

class Stale {
  /** Grows with every change of any thing. */
  version = $state(0);
  #all = $state(0);
  #keys = new Map<string, number>();

  mark(keys: readonly string[]): void {
    if (this.#keys.size > KEYS_MAX) {
      this.markAll();
      return;
    }
    this.version += 1;
    for (const key of keys) this.#keys.set(key, this.version);
  }

  markAll(): void {
    this.#keys.clear();
    this.version += 1;
    this.#all = this.version;
  }

  /** Grows when this thing may have changed. */
  versionOf(key: string): number {
    // Reading `version` makes the caller run again; the map alone would not.
    void this.version;
    return Math.max(this.#all, this.#keys.get(key) ?? 0);
  }
}

export const stale = new Stale();

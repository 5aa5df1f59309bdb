// Tells a barcode gun from a person typing, by the gaps between the keys. Pure: keys and times in, wishes out.
import type { GunKey } from './gun';

/** Fewer keys are no scan. */
const KEYS_MIN = 4;
/** A scan has ended after this much silence. */
export const SILENCE_MS = 80;
/** Longer than the longest code that makes sense; whatever types more is no gun. */
const KEYS_MAX = 4_096;

/** What shall happen to a key. */
export interface Step {
  /** The page must not see it. */
  isSwallowed: boolean;
  /** A scan has just ended with this key. */
  scan: GunKey[] | null;
  /** A burst has begun with this key: remember what the field holds. */
  isFirst: boolean;
}

/** One key as it came. */
export interface TypedKey extends GunKey {
  isRepeated: boolean;
  /** Held down with it: a shortcut, not a character. */
  isShortcut: boolean;
}

export class Wedge {
  #keys: GunKey[] = [];
  #last = Number.NEGATIVE_INFINITY;

  /** `gap`: the longest pause between two keys of a gun, 15 to 80 ms. */
  constructor(readonly gap = 35) {}

  /** A key went down. */
  press(key: TypedKey, at: number, isInField: boolean): Step {
    const step: Step = { isSwallowed: false, scan: null, isFirst: false };
    if (key.key === 'Shift' || key.key === 'AltGraph' || key.key === 'Control' || key.key === 'Alt')
      return step;
    // Nobody scans with a held key or a shortcut.
    if (key.isRepeated || key.isShortcut) return this.#forget(step);
    const isFast = at - this.#last <= this.gap;
    this.#last = at;
    if (key.key === 'Enter' || key.key === 'Tab') {
      const isScan = isFast && this.#keys.length >= KEYS_MIN;
      if (isScan) step.scan = this.#keys;
      step.isSwallowed = isScan;
      this.#keys = [];
      return step;
    }
    const isCharacter = key.key.length === 1 || key.key === 'Dead' || key.key === 'Unidentified';
    if (!isCharacter || this.#keys.length >= KEYS_MAX) return this.#forget(step);
    if (!isFast) this.#keys = [];
    step.isFirst = this.#keys.length === 0;
    this.#keys.push({ key: key.key, code: key.code, shift: key.shift, third: key.third });
    // Outside a field the second fast key is not meant for a button any more.
    step.isSwallowed = !isInField && this.#keys.length > 1;
    return step;
  }

  /** It was quiet for `SILENCE_MS`: some guns send no Enter. */
  quiet(at: number): GunKey[] | null {
    if (at - this.#last < SILENCE_MS) return null;
    const keys = this.#keys;
    this.#keys = [];
    return keys.length >= KEYS_MIN ? keys : null;
  }

  /** Keys wait for what comes next. */
  get isWaiting(): boolean {
    return this.#keys.length > 0;
  }

  #forget(step: Step): Step {
    this.#keys = [];
    this.#last = Number.NEGATIVE_INFINITY;
    return step;
  }
}

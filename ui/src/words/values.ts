// Values as the station sends them, made ready to stand in a sentence.
import { tagNumberEnd } from './formats';
import type { Values } from './words.svelte';

const LEFT_TO_RIGHT = '\u2066';
/** Values that are counts wherever they stand. */
const COUNTS = new Set(['limit', 'tries', 'seconds', 'minutes', 'count', 'rows', 'found', 'known']);
const POP = '\u2069';

/** Tag numbers get their groups and keep their direction; everything else stays. */
export function spoken(args: Readonly<Record<string, string | undefined>>): Values {
  const out: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue;
    out[name] = name === 'tag' ? LEFT_TO_RIGHT + tagNumberEnd(value) + POP : value;
    // Plural forms and grouping need a number; a name that looks like one stays as it was typed.
    if (COUNTS.has(name) && /^\d{1,15}$/.test(value)) out[name] = Number(value);
  }
  return out;
}

// Counts and searches of the fake station: one count that runs, and what is looked for.
import type { CountLineView, CountView, MeterView, ScanView } from '../src/ipc/bindings';
import type { FakeThing } from './warehouse';

/** A count of Racks A that has found most of it. */
export function runningCount(now: number): CountView {
  return {
    id: 'count-1',
    places: ['racks-a'],
    place_names: ['Racks A'],
    product: null,
    product_name: null,
    is_blind: false,
    counter: 'Ana',
    step: 'running',
    opened_at: now - 700_000,
    started_at: now - 600_000,
    turned_at: now - 600_000,
    spot: null,
    spot_name: 'A-03',
    numbers: { expected: 160, found: 142, by_eye: 1, moved: 1, not_found: 17, extra: 3, unknown: 2 },
    last_seen: now - 14_000,
    not_found_action: 'mark_missing',
    extra_action: 'keep',
    unknown_action: 'keep',
    will_miss: 17,
    will_belong: 0,
    will_ignore: 0,
    blocks: [],
    version: 7,
  };
}

export function countLines(list: string, things: readonly FakeThing[], count: CountView): CountLineView[] {
  const { numbers } = count;
  const sizes: Record<string, number> = {
    to_find: numbers.not_found,
    found: numbers.found,
    extra: numbers.extra,
    unknown: numbers.unknown,
    moved: numbers.moved,
  };
  const items = things.filter((thing) => thing.key.startsWith('i:'));
  return Array.from({ length: Math.min(30, sizes[list] ?? 0) }, (_, at) => {
    const thing = items[(at * 7 + list.length * 3) % items.length];
    const isTag = list === 'unknown';
    return {
      key: isTag ? `t:${at}` : (thing?.key ?? `i:${at}`),
      name: isTag ? `E2801160600002094A3C11F${at}` : (thing?.name ?? ''),
      number: isTag ? '' : (thing?.number ?? ''),
      home_name: list === 'extra' ? 'Racks B › B-02' : 'Racks A › A-03',
      place_name: list === 'moved' ? 'Packing' : 'Racks A › A-03',
      at: Date.now() - at * 9_000,
      is_by_eye: false,
      action: null,
    };
  });
}

/** How near what is looked for is. */
export function meters(targets: readonly string[]): MeterView[] {
  return targets.map((key, at) => ({
    key,
    strength: Math.max(0, 72 - at * 30),
    nearness: at === 0 ? 'near' : 'far',
    trend: at === 0 ? 'warmer' : 'same',
    readers: [
      { reader: 'Ceiling reader west', at: Date.now() - 1_000, strength: 72 },
      { reader: 'Gate 1 reader', at: Date.now() - 42_000, strength: 18 },
    ],
  }));
}

/** The fake station knows items by name and number only. */
export function scanned(text: string, things: readonly FakeThing[], watch: number): ScanView {
  const thing = things.find((one) => [one.number, one.name, ...one.tags].includes(text));
  return {
    n: 0,
    watch,
    deed: thing === undefined ? 'say_unknown' : 'show',
    tone: thing === undefined ? 'unknown' : 'good',
    words: thing === undefined ? 'scan-unknown' : 'scan-item',
    args: { item: thing?.name ?? '', text, place: '', product: '', person: '' },
    raw: text,
    key: thing?.key ?? null,
    place: null,
    product: null,
    person: null,
    epc: null,
    card: null,
    targets: [],
    details: [['text', text]],
    undo: null,
    problem: null,
    putting: null,
    at: Date.now(),
  };
}

/** A message with nothing in it. */
export const QUIET = {
  headline: null,
  items: null,
  scene: null,
  places: null,
  places_gone: [],
  readers: null,
  notices: null,
  jobs: null,
  strip: null,
  counts: null,
  find: null,
  scan: null,
  stale: [],
  is_all_stale: false,
  settings_changed: false,
};

// The fake warehouse: places, items and readers of a small hall, always the same.
import type { MarkView, NumbersView, PlaceNode, ReaderView } from '../src/ipc/bindings';

export interface FakePlace {
  id: string;
  parent: string | null;
  kind: 'Site' | 'Floor' | 'Zone' | 'Rack' | 'Bin';
  name: string;
  /** Left, top, width, height in metres. */
  box: [number, number, number, number] | null;
  order: number;
}

export interface FakeThing {
  key: string;
  name: string;
  number: string;
  product: string | null;
  home: string | null;
  place: string | null;
  mark: MarkView;
  heardAt: number | null;
  tags: string[];
}

const ZONES: [string, [number, number, number, number]][] = [
  ['Receiving', [1, 1, 12, 15]],
  ['Racks A', [15, 1, 18, 15]],
  ['Racks B', [35, 1, 12, 15]],
  ['Gate 1', [1, 18, 6, 8]],
  ['Packing', [9, 18, 16, 8]],
  ['Shipping', [27, 18, 12, 8]],
  ['Gate 2', [41, 18, 6, 8]],
];
const PAIRS: Record<string, { letter: string; lefts: number[] }> = {
  'Racks A': { letter: 'A', lefts: [16, 22, 28] },
  'Racks B': { letter: 'B', lefts: [36, 42] },
};
const PRODUCTS = ['Drum', 'Pallet', 'Tote', 'Pallet jack', 'Crate', 'Roll cage'];

export function makePlaces(): FakePlace[] {
  const places: FakePlace[] = [
    { id: 'site', parent: null, kind: 'Site', name: 'Demo warehouse', box: null, order: 0 },
    { id: 'floor', parent: 'site', kind: 'Floor', name: 'Ground floor', box: [0, 0, 48, 27], order: 0 },
  ];
  ZONES.forEach(([name, box], order) => {
    const id = name.toLowerCase().replace(' ', '-');
    places.push({ id, parent: 'floor', kind: 'Zone', name, box, order });
    const racks = PAIRS[name];
    racks?.lefts.forEach((left, pair) => {
      for (const side of [0, 1]) {
        const number = pair * 2 + side;
        const rack = `${racks.letter}-0${number + 1}`;
        const x = left + 2.2 * side;
        places.push({
          id: rack,
          parent: id,
          kind: 'Rack',
          name: rack,
          box: [x, 3.4, 1.8, 11.6],
          order: number,
        });
        for (let bin = 0; bin < 4; bin += 1) {
          const code = `${rack}-${bin + 1}`;
          const top = 3.4 + 2.9 * bin + 0.1;
          places.push({
            id: code,
            parent: rack,
            kind: 'Bin',
            name: code,
            box: [x + 0.1, top, 1.6, 2.7],
            order: bin,
          });
        }
      }
    });
  });
  return places;
}

/** Numbers that look thrown and are always the same. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function makeThings(places: readonly FakePlace[], now: number, count: number): FakeThing[] {
  const roll = dice(7);
  const homes = places.filter(
    (place) => place.kind === 'Bin' || ['receiving', 'packing', 'shipping'].includes(place.id),
  );
  const things: FakeThing[] = [];
  for (let at = 0; at < count; at += 1) {
    const product = PRODUCTS[Math.floor(roll() * PRODUCTS.length)] ?? 'Tote';
    // A good third stands in the open zones, the rest in the bins.
    const open = homes.filter((place) => place.kind === 'Zone');
    const bins = homes.filter((place) => place.kind === 'Bin');
    const pool = roll() < 0.3 ? open : bins;
    const home = pool[Math.floor(roll() * pool.length)] ?? homes[0];
    const number = String(at + 1).padStart(4, '0');
    things.push({
      key: `i:asset-${number}`,
      name: `${product} ${at + 1}`,
      number: `${product[0] ?? 'X'}-${number}`,
      product,
      home: home?.id ?? null,
      place: home?.id ?? null,
      mark: 'here',
      heardAt: now - Math.floor(roll() * 9_000),
      tags: [`3074257BF7194E40000${at.toString(16).toUpperCase().padStart(5, '0')}`],
    });
  }
  disturb(things, now);
  return things;
}

/** One thing in the wrong place, one not seen, one unknown tag: what a normal day looks like. */
function disturb(things: FakeThing[], now: number): void {
  const [wrong, silent] = [things[117], things[44]];
  if (wrong !== undefined)
    Object.assign(wrong, { place: 'packing', mark: 'wrong_place', heardAt: now - 1_000 });
  if (silent !== undefined) Object.assign(silent, { mark: 'not_seen', heardAt: now - 47 * 60_000 });
  things.push({
    key: 't:tag-1',
    name: 'E280116060002094A3C11F2B',
    number: 'E280116060002094A3C11F2B',
    product: null,
    home: null,
    place: 'packing',
    mark: 'unknown',
    heardAt: now - 2_000,
    tags: ['E280116060002094A3C11F2B'],
  });
}

export function numbersOf(
  place: string,
  places: readonly FakePlace[],
  things: readonly FakeThing[],
): NumbersView {
  const inside = new Set([place]);
  for (const one of places) if (one.parent !== null && inside.has(one.parent)) inside.add(one.id);
  const has = (id: string | null): boolean => id !== null && inside.has(id);
  const numbers: NumbersView = {
    expected: 0,
    here: 0,
    wrong_place: 0,
    not_seen: 0,
    missing: 0,
    unknown: 0,
    alerts: 0,
    last_read: null,
  };
  for (const thing of things) {
    if (has(thing.home)) numbers.expected += 1;
    if (has(thing.place) && thing.heardAt !== null) {
      numbers.last_read = Math.max(numbers.last_read ?? 0, thing.heardAt);
    }
    if (thing.mark === 'here' && has(thing.place)) numbers.here += 1;
    if (thing.mark === 'wrong_place' && has(thing.place)) numbers.wrong_place += 1;
    if (thing.mark === 'unknown' && has(thing.place)) numbers.unknown += 1;
    if (thing.mark === 'not_seen' && has(thing.home)) numbers.not_seen += 1;
    if (thing.mark === 'missing' && has(thing.home)) numbers.missing += 1;
  }
  return numbers;
}

/** Zone → the readers that watch it. */
export const WATCHED: Record<string, string> = {
  receiving: 'west',
  'racks-a': 'west',
  packing: 'west',
  'gate-1': 'gate',
  'racks-b': 'east',
  shipping: 'east',
  'gate-2': 'east',
};

export const AERIALS: [string, string, number, number, number][] = [
  ['gate', 'Gate 1 reader', 1, 4, 22],
  ['west', 'Ceiling reader west', 1, 7, 8.5],
  ['west', 'Ceiling reader west', 2, 20, 9.2],
  ['west', 'Ceiling reader west', 3, 28, 9.2],
  ['west', 'Ceiling reader west', 4, 17, 22],
  ['east', 'Ceiling reader east', 1, 38, 9.2],
  ['east', 'Ceiling reader east', 2, 44, 9.2],
  ['east', 'Ceiling reader east', 3, 33, 22],
  ['east', 'Ceiling reader east', 4, 44, 22],
];

export function makeReader(
  id: string,
  name: string,
  role: string,
  family: string,
  reads: number,
): ReaderView {
  return {
    id,
    name,
    family,
    family_label: family === 'bb' ? 'M100 family' : 'UHFReader18 family',
    model: null,
    role,
    port: name,
    address: null,
    is_practice: true,
    is_on: true,
    state: 'reading',
    problem: null,
    since: null,
    retry_in: null,
    reads_per_second: reads,
    reads: 12_480,
    frames: 12_480,
    garbled: 0,
    merged: 0,
    reconnects: 0,
    antennas: AERIALS.filter(([reader]) => reader === id).map(([, , port, x, y]) => ({
      port,
      place: zoneAt(x, y),
    })),
    wire_log: 'off',
    advice: [],
  };
}

function zoneAt(x: number, y: number): string | null {
  const found = ZONES.find(([, [left, top, w, h]]) => x >= left && x <= left + w && y >= top && y <= top + h);
  return found === undefined ? null : found[0].toLowerCase().replace(' ', '-');
}

export function nodeOf(
  place: FakePlace,
  places: readonly FakePlace[],
  things: readonly FakeThing[],
  unwatchedSince: number | null,
): PlaceNode {
  return {
    id: place.id,
    parent: place.parent,
    kind: place.kind,
    name: place.name,
    code: place.kind === 'Bin' || place.kind === 'Rack' ? place.name : null,
    order: place.order,
    numbers: numbersOf(place.id, places, things),
    readers: WATCHED[place.id] === undefined ? [] : [WATCHED[place.id] ?? ''],
    unwatched_since: unwatchedSince,
  };
}

/** A reader of one's own, on a cable. */
export function onPort(reader: ReaderView, at: number): void {
  Object.assign(reader, {
    is_practice: false,
    port: `/dev/ttyUSB${at}`,
    model: at === 0 ? 'M100 26dBm V1.0' : null,
  });
}

export function fits(thing: FakeThing, filter: string): boolean {
  if (filter === 'no_tag') return thing.tags.length === 0;
  return filter === 'all' || thing.mark === filter;
}

export function inOrder(a: FakeThing, b: FakeThing, sort: string): number {
  if (sort === 'heard_at') return (a.heardAt ?? 0) - (b.heardAt ?? 0);
  const word = (thing: FakeThing): string =>
    ({ number: thing.number, place: thing.place ?? '', mark: thing.mark })[sort] ?? thing.name;
  return word(a).localeCompare(word(b), 'en', { numeric: true });
}

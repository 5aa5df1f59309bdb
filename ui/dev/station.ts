// A fake station in memory: answers the requests of the screens and plays a quiet stream of changes. For pictures and
// tests only; the truth is the real station behind the web door.
import type {
  Calls,
  CountView,
  Hello,
  ItemCard,
  ItemQuery,
  JobView,
  Live,
  LookAt,
  Problem,
  ReaderView,
  ThingRow,
} from '../src/ipc/bindings';
import type { Host } from '../src/ipc/host';
import { compose } from './scene';
import { answerRest, NOBODY, OPEN } from './answers';
import { QUIET, runningCount } from './counts';
import {
  fits,
  inOrder,
  makePlaces,
  makeReader,
  makeThings,
  onPort,
  nodeOf,
  numbersOf,
  WATCHED,
  type FakePlace,
  type FakeThing,
} from './warehouse';

/** What kind of day it is. */
export type Mood =
  'day' | 'empty' | 'no-items' | 'no-reader' | 'off' | 'lost' | 'silent' | 'many' | 'counting';

export interface Wanted {
  mood: Mood;
  theme: string;
  language: string;
  scale: number;
  isDemo: boolean;
}

export class FakeStation implements Host {
  places: FakePlace[] = [];
  jobs: JobView[] = [];
  things: FakeThing[] = [];
  readers: ReaderView[] = [];
  counts: CountView[] = [];
  hello: Hello;
  #send: ((live: Live) => void) | undefined;
  #n = 0;
  #look: LookAt | undefined;
  readonly #mood: Mood;
  readonly #start = Date.now();

  constructor(wanted: Wanted) {
    const { mood } = wanted;
    this.#mood = mood;
    if (mood !== 'empty') this.places = makePlaces();
    if (mood !== 'empty' && mood !== 'no-items') this.things = makeThings(this.places, this.#start, 420);
    if (mood !== 'no-reader' && mood !== 'empty') {
      this.readers = [
        makeReader('gate', 'Gate 1 reader', 'gate', 'bb', 3),
        makeReader('west', 'Ceiling reader west', 'area', 'chafon', 24),
        makeReader('east', 'Ceiling reader east', 'area', 'chafon', 18),
      ];
    }
    if (!wanted.isDemo) this.readers.forEach(onPort);
    if (mood === 'off')
      for (const reader of this.readers) Object.assign(reader, { is_on: false, state: 'off' });
    if (mood === 'lost') this.#lose();
    if (mood === 'counting') this.counts = [runningCount(this.#start)];
    this.hello = {
      version: '0.1.0',
      site: wanted.isDemo ? 'Demo warehouse' : 'Warehouse North',
      is_demo: wanted.isDemo,
      door: 'browser',
      language: wanted.language,
      theme: wanted.theme,
      scale: wanted.scale,
      gun: '',
      ...NOBODY,
      data_folder: '/home/ana/Tagstead',
      now: this.#start,
      is_new: mood === 'empty',
    };
  }

  #lose(): void {
    const east = this.readers[2];
    if (east === undefined) return;
    Object.assign(east, {
      state: 'lost',
      reads_per_second: 0,
      since: this.#start - 130_000,
      retry_in: 5,
      problem: problem('TS-READER-001', { reader: east.name }),
    });
  }

  fileAddress(job: string): string {
    return `#${job}`;
  }

  watch(onmessage: (live: Live) => void): () => void {
    if (this.#mood === 'silent') return () => {};
    this.#send = onmessage;
    this.#n = 0;
    setTimeout(() => this.tell({ ...this.#everything() }), 30);
    const timer = setInterval(() => this.#tick(), 2_000);
    return () => clearInterval(timer);
  }

  async call(method: string, params: unknown): Promise<unknown> {
    await new Promise((done) => setTimeout(done, 15));
    return this.#answer(method as keyof Calls, params);
  }

  #answer(method: keyof Calls, params: unknown): unknown {
    switch (method) {
      case 'app.hello':
        return { ...this.hello, now: Date.now() };
      case 'map.look_at':
        this.#look = params as LookAt;
        this.#draw();
        return { undo: null };
      case 'places.show':
        return this.#showPlace((params as { place: string }).place);
      case 'places.simple':
        return this.#simple((params as { names: string[] }).names);
      case 'items.page':
        return this.page(params as ItemQuery);
      case 'items.show':
        return this.#card((params as { key: string }).key);
      case 'items.move':
        return this.#move(params as { asset: string; place: string | null });
      case 'tags.unknown': {
        const rows = this.things.filter((thing) => thing.mark === 'unknown').map((thing) => this.row(thing));
        return { total: rows.length, is_more: false, from: 0, rows };
      }
      case 'readers.switch': {
        const { is_on: isOn, reader: only } = params as { is_on: boolean; reader: string | null };
        for (const reader of this.readers.filter((one) => only === null || one.id === only))
          Object.assign(reader, { is_on: isOn, state: isOn ? 'reading' : 'off' });
        this.tell({ readers: this.#freshReaders() });
        return { undo: null };
      }
      case 'settings.change': {
        const { theme, language, scale } = params as { theme: string; language: string; scale: number };
        Object.assign(this.hello, { theme, language, scale });
        this.tell({ settings_changed: true });
        return { undo: null };
      }
      default:
        return answerRest(this, method, params);
    }
  }

  row(thing: FakeThing): ThingRow {
    const place = this.places.find((one) => one.id === thing.place);
    return {
      key: thing.key,
      name: thing.name,
      number: thing.number,
      place: thing.place,
      place_name: place?.name ?? null,
      home_name: this.places.find((one) => one.id === thing.home)?.name ?? null,
      mark: thing.mark,
      heard_at: thing.heardAt,
      tags: thing.tags,
      product: thing.product,
    };
  }

  page(query: ItemQuery): unknown {
    const text = query.text.toLowerCase();
    const rows = this.things
      .filter((thing) => thing.key.startsWith('i:'))
      .filter((thing) => `${thing.name} ${thing.number} ${thing.tags.join(' ')}`.toLowerCase().includes(text))
      .filter((thing) => fits(thing, query.filter))
      .filter((thing) => query.place === null || this.#path(thing.place).includes(query.place))
      .sort((a, b) => (query.is_descending ? -1 : 1) * inOrder(a, b, query.sort));
    const page = rows.slice(query.from, query.from + query.count).map((thing) => this.row(thing));
    return { total: rows.length, is_more: false, from: query.from, rows: page };
  }

  /** Ids from a place up. */
  #path(place: string | null): string[] {
    const path: string[] = [];
    for (let at = place; at !== null; at = this.places.find((one) => one.id === at)?.parent ?? null)
      path.push(at);
    return path;
  }

  #names(place: string | null): string[] {
    return this.#path(place)
      .map((id) => this.places.find((one) => one.id === id)?.name ?? '')
      .reverse();
  }

  #card(key: string): ItemCard {
    const thing = this.things.find((one) => one.key === key);
    if (thing === undefined) throw problem('TS-ITEM-001', {});
    const isItem = key.startsWith('i:');
    const zone = this.#path(thing.place).find((id) => WATCHED[id] !== undefined) ?? '';
    const reader = this.readers.find((one) => one.id === WATCHED[zone]);
    const now = Date.now();
    const place = this.places.find((one) => one.id === thing.place)?.name ?? '';
    return {
      row: this.row(thing),
      asset: isItem ? key.slice(2) : null,
      path: this.#names(thing.place),
      since: now - 86 * 60_000,
      why: {
        confidence: 'likely',
        reader: reader?.name ?? null,
        antenna: 2,
        signal: 'strong',
        signal_detail: '-54 dBm',
        reads: 38,
        runner_up: 'Racks B',
        is_by_hand: false,
        not_watched_since: reader?.state === 'lost' ? now - 130_000 : null,
      },
      tags: thing.tags.map((epc, at) => ({
        id: `${key}-${at}`,
        epc,
        words: 'Item of a product',
        scheme: isItem ? 'SGTIN-96' : null,
        epc_uri: isItem ? 'urn:epc:id:sgtin:9521141.100234.44' : null,
        fields: isItem ? ([['GTIN', '09521141002347']] satisfies [string, string][]) : [],
        error: null,
        tid: 'E2801160200074C8A1B20961',
      })),
      note: isItem ? 'Lid is dented. Keep upright.' : '',
      home: thing.home,
      product: thing.product,
      history: [
        { words: 'history-moved', args: { from: 'Receiving', place }, at: now - 86 * 60_000, how: 'read' },
        { words: 'history-arrived', args: { place: 'Receiving' }, at: now - 30 * 3_600_000, how: 'read' },
        {
          words: 'history-linked',
          args: { tag: thing.tags[0] ?? '' },
          at: now - 50 * 3_600_000,
          how: 'press',
        },
        { words: 'history-added', args: { who: 'Floor' }, at: now - 50 * 3_600_000, how: 'press' },
      ],
    };
  }

  #showPlace(id: string): unknown {
    const place = this.places.find((one) => one.id === id);
    if (place === undefined) throw problem('TS-PLACE-001', {});
    const inside = this.things.filter((thing) => this.#path(thing.place).includes(id));
    inside.sort((a, b) => Number(a.mark === 'here') - Number(b.mark === 'here'));
    return {
      node: nodeOf(place, this.places, this.things, this.#unwatched(id)),
      path: this.#names(id),
      things: inside.slice(0, 20).map((thing) => this.row(thing)),
      total: inside.length,
    };
  }

  #simple(names: string[]): unknown {
    this.places = [
      { id: 'site', parent: null, kind: 'Site', name: this.hello.site, box: null, order: 0 },
      ...names.map((name, order) => ({
        id: name,
        parent: 'site',
        kind: 'Zone' as const,
        name,
        box: null,
        order,
      })),
    ];
    this.tell({ places: this.#nodes() });
    this.#draw();
    return { undo: 'u-1' };
  }

  #move({ asset, place }: { asset: string; place: string | null }): unknown {
    const thing = this.things.find((one) => one.key === `i:${asset}`);
    if (thing === undefined) throw problem('TS-ITEM-001', {});
    this.place(thing, place);
    return { undo: 'u-2' };
  }

  place(thing: FakeThing, place: string | null): void {
    thing.place = place;
    thing.heardAt = Date.now();
    thing.mark = place === thing.home ? 'here' : 'wrong_place';
    const name = this.places.find((one) => one.id === place)?.name ?? '';
    this.tell({
      headline: numbersOf('site', this.places, this.things),
      places: this.#nodes(),
      stale: [thing.key],
      strip: {
        words: 'strip-moved',
        args: { item: thing.name, place: name },
        mark: thing.mark,
        at: Date.now(),
        undo: 'u-2',
      },
    });
    this.#draw();
  }

  /** Reads go on: ages stay young where readers listen. */
  #tick(): void {
    const now = Date.now();
    for (const thing of this.things) {
      const zone = this.#path(thing.place).find((id) => WATCHED[id] !== undefined);
      const isWatched = zone !== undefined && this.#unwatched(zone) === null;
      if (thing.mark !== 'not_seen' && isWatched && now % 3 === 0) thing.heardAt = now;
    }
    this.tell({ readers: this.#freshReaders() });
  }

  #freshReaders(): ReaderView[] {
    return this.readers.map((reader) => ({ ...reader }));
  }

  #unwatched(place: string): number | null {
    const reader = this.readers.find((one) => one.id === WATCHED[place]);
    return reader?.state === 'lost' ? (reader.since ?? null) : null;
  }

  #nodes() {
    return this.places.map((place) => nodeOf(place, this.places, this.things, this.#unwatched(place.id)));
  }

  #draw(): void {
    if (this.#look === undefined) return;
    const scene = compose(
      { places: this.places, things: this.things, unwatched: (place) => this.#unwatched(place) },
      this.#look,
    );
    this.tell({ scene });
  }

  #everything(): Partial<Live> {
    const lost = this.readers.find((reader) => reader.state === 'lost');
    const wrong = this.things.find((thing) => thing.mark === 'wrong_place');
    return {
      headline: numbersOf('site', this.places, this.things),
      items: this.things.filter((thing) => thing.key.startsWith('i:')).length,
      places: this.#nodes(),
      readers: this.#freshReaders(),
      jobs: this.jobs,
      counts: this.counts,
      notices:
        lost === undefined
          ? []
          : [
              {
                id: 'n-1',
                kind: 'reader',
                code: 'TS-READER-001',
                args: { reader: lost.name },
                since: lost.since ?? 0,
                reader: lost.id,
                ...OPEN,
              },
            ],
      strip:
        wrong === undefined
          ? null
          : {
              words: 'strip-arrived',
              args: { item: wrong.name, place: 'Packing' },
              mark: 'wrong_place',
              at: Date.now() - 4_000,
              undo: null,
            },
    };
  }

  /** Sends a message with only this in it. */
  tell(some: Partial<Live>): void {
    this.#send?.({
      watch: 1,
      n: this.#n++,
      now: Date.now(),
      ...QUIET,
      ...some,
    });
  }
}

export function problem(code: string, args: Record<string, string>): Problem {
  return { code, message: code, meaning: '', action: '', args, detail: null, refers: {} };
}

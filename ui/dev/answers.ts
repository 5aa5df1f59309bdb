// Answers of the fake station that are always the same.
import type { Calls, JobView, LinkTag, ReportOrder, ReportPreview } from '../src/ipc/bindings';
import { countLines, meters, runningCount, scanned } from './counts';
import { problem, type FakeStation } from './station';
import { numbersOf } from './warehouse';

/** Who works at a desk where nobody gave a PIN. */
export const NOBODY = { role: 'Floor', person: null, person_id: null, is_open: false };

/** An alert nobody looked at yet. */
export const OPEN = { taken_by: null, quiet_until: null };

export function answerRest(station: FakeStation, method: keyof Calls, params: unknown): unknown {
  switch (method) {
    case 'settings.show': {
      const { site, language, theme, scale } = station.hello;
      return { site, language, theme, scale, gun: station.hello.gun, stale_minutes: 30, lock_minutes: 10 };
    }
    case 'scan.look': {
      const { targets } = params as { targets: string[] };
      setTimeout(() => station.tell({ find: meters(targets) }), 50);
      return { undo: null };
    }
    case 'scan.text': {
      const { text, context } = params as { text: string; context: { watch: number } };
      return scanned(text, station.things, context.watch);
    }
    case 'count.turn': {
      const { step } = params as { step: string };
      station.counts = station.counts.map((count) => ({ ...count, step, version: count.version + 1 }));
      station.tell({ counts: station.counts });
      return { undo: null };
    }
    case 'count.plan':
      station.counts = [{ ...runningCount(Date.now()), step: 'preparing', places: [], place_names: [] }];
      station.tell({ counts: station.counts });
      return { id: 'count-1', undo: null };
    case 'count.lines': {
      const count = station.counts[0];
      const { list } = params as { list: string };
      return count === undefined ? [] : countLines(list, station.things, count);
    }
    case 'count.closed':
      return [];
    case 'settings.about':
      return {
        version: '0.1.0',
        data_folder: station.hello.data_folder,
        facts: 12_480,
        outbox: 0,
        bytes: 4_210_688,
      };
    case 'settings.verify':
      return { facts: 12_480, head: '9f2c'.repeat(16), broken_at: null, why: null };
    case 'undo.list':
      return [
        {
          undo: 'u-2',
          words: 'undo-move',
          args: { item: 'Drum 44', place: 'A-01-1' },
          at: Date.now() - 60_000,
          is_undone: false,
        },
        {
          undo: 'u-1',
          words: 'undo-add-item',
          args: { item: 'Tote 12' },
          at: Date.now() - 600_000,
          is_undone: true,
        },
      ];
    case 'undo.take_back':
      throw problem('TS-UNDO-001', {});
    case 'alerts.past':
      return [
        {
          reader: 'Gate 1 reader',
          code: 'TS-READER-001',
          from: Date.now() - 7_200_000,
          until: Date.now() - 7_010_000,
        },
        {
          reader: 'Ceiling reader east',
          code: 'TS-READER-005',
          from: Date.now() - 90_000_000,
          until: Date.now() - 89_400_000,
        },
      ];
    case 'map.back': {
      const { at } = params as { at: number };
      return { at, headline: numbersOf('site', station.places, station.things), places: {} };
    }
    case 'map.traffic': {
      const inside = station.places.filter((place) => place.kind !== 'Site' && place.kind !== 'Floor');
      return {
        dwell: inside.map((place, n) => ({
          place: place.id,
          stays: 3,
          total_ms: (n % 9) * 2_400_000,
          longest_ms: (n % 9) * 1_200_000,
        })),
        ways: inside.map((place, n) => ({ from: null, to: place.id, count: (n % 9) ** 2 })),
      };
    }
    case 'items.stays': {
      const zones = station.places.filter((place) => place.kind === 'Zone').slice(0, 4);
      return zones
        .map((place, n) => ({
          key: '',
          name: '',
          place: place.id,
          place_name: place.name,
          from: n * 1_000,
          until: n === 3 ? null : n * 1_000 + 900,
          confidence: 'Certain',
        }))
        .reverse();
    }
    case 'people.list':
      return {
        is_open: false,
        lock_minutes: 10,
        people: [
          { id: 'p-1', name: 'Ana Kowalska', role: 'Lead', has_pin: true, has_left: false },
          { id: 'p-2', name: 'Ben Okafor', role: 'Setup', has_pin: true, has_left: false },
          { id: 'p-3', name: 'Ida Sørensen', role: 'Floor', has_pin: false, has_left: false },
          { id: 'p-4', name: 'Tom Old', role: 'Lead', has_pin: true, has_left: true },
        ],
      };
    case 'people.sign_in':
      throw problem('TS-PERSON-003', { tries: '3' });
    case 'items.products':
      return ['Drum', 'Pallet', 'Tote'].map((name) => ({ id: name, name, code: name.toUpperCase() }));
    case 'items.add':
      return { id: 'asset-0001', undo: 'u-3' };
    case 'readers.choices':
      return {
        ports: [
          {
            path: '/dev/ttyUSB0',
            label: 'USB serial CH340 · ttyUSB0',
            vendor: '1a86',
            product: '7523',
            serial: null,
            reader: null,
          },
        ],
        strays: [],
        families: [
          { key: 'bb', label: 'M100 / YRM100 / JRD-4035' },
          { key: 'chafon', label: 'UHFReader18 / 288' },
        ],
      };
    case 'reports.kinds':
      return [
        {
          key: 'everything',
          name: 'report-everything',
          about: 'report-everything-about',
          questions: [
            { key: 'place', label: 'reports-question-place', kind: 'place' },
            { key: 'unknown', label: 'reports-question-unknown', kind: 'yes_no' },
          ],
          formats: ['csv', 'xlsx'],
          last_made: station.jobs.some((job) => job.state === 'done') ? Date.now() - 40_000 : null,
        },
      ];
    case 'reports.preview':
      return preview(station);
    case 'reports.make':
      return make(station, (params as ReportOrder).format ?? 'csv');
    case 'jobs.dismiss':
    case 'jobs.cancel': {
      const { job } = params as { job: string };
      station.jobs = station.jobs.filter((one) => one.id !== job);
      station.tell({ jobs: station.jobs });
      return { undo: null };
    }
    case 'items.link_tag': {
      const { epc, is_taking_over: isTakingOver } = params as LinkTag;
      const owner = station.things.find((thing) => thing.key.startsWith('i:') && thing.tags.includes(epc));
      if (owner !== undefined && !isTakingOver) throw problem('TS-ITEM-002', { item: owner.name, tag: epc });
      return { undo: 'u-5' };
    }
    case 'readers.record':
      return { path: `${station.hello.data_folder}/recordings/gate-1.tsrec` };
    case 'readers.set':
    case 'places.draw':
      void params;
      return { id: 'new', undo: 'u-4' };
    default:
      return { undo: null };
  }
}

const COLUMNS: [string, string][] = [
  ['List', 'word'],
  ['Name', 'text'],
  ['Number', 'text'],
  ['Product', 'text'],
  ['Product code', 'text'],
  ['Tag numbers', 'tag'],
  ['Belongs in', 'place'],
  ['Place', 'place'],
  ['Certainty', 'word'],
  ['Last seen', 'time'],
  ['Heard by', 'text'],
  ['State', 'word'],
];

function preview(station: FakeStation): ReportPreview {
  const rows = station.things.slice(0, 20).map((thing) => {
    const row = station.row(thing);
    const seen = new Date(row.heard_at ?? 0).toISOString().replace('.000', '');
    const { name, number, product, home_name: home, place_name: place } = row;
    const words = ['Items', name, number, product ?? '', `95211410${number.slice(2)}`, row.tags.join(' ')];
    return [...words, home ?? '', place ?? '', 'Likely', seen, 'Ceiling reader west', 'Here'];
  });
  const columns = COLUMNS.map(([name, kind]) => ({ name, kind }));
  return { columns, rows, total: station.things.length, moment: Date.now(), zone: 'Europe/Berlin' };
}

/** Comma-separated files work at once; the other kind stops half way or fails, so that this can be seen too. */
function make(station: FakeStation, format: string): { job: string } {
  const isStuck = station.jobs.length > 1;
  const id = `j-${station.jobs.length + 1}`;
  const file = `everything-and-where-it-is_2026-11-22_14-05.${format}`;
  const base = { id, kind: 'report', report: 'report-everything', format, since: Date.now() - 4_000 };
  const job: JobView =
    format === 'csv'
      ? {
          ...base,
          state: 'done',
          done: 421,
          total: 421,
          path: `${station.hello.data_folder}/Reports/${file}`,
          file,
          rows: 421,
          problem: null,
        }
      : {
          ...base,
          state: isStuck ? 'running' : 'failed',
          done: 180,
          total: 421,
          path: null,
          file: null,
          rows: null,
          problem: isStuck
            ? null
            : problem('TS-REPORT-002', { folder: `${station.hello.data_folder}/Reports` }),
        };
  station.jobs = [job, ...station.jobs];
  station.tell({ jobs: station.jobs });
  return { job: id };
}

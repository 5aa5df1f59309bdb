// Answers of the fake station that are always the same.
import type { Calls } from '../src/ipc/bindings';
import { problem, type FakeStation } from './station';

export function answerRest(station: FakeStation, method: keyof Calls, params: unknown): unknown {
  switch (method) {
    case 'settings.show': {
      const { site, language, theme, scale } = station.hello;
      return { site, language, theme, scale, stale_minutes: 30 };
    }
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
          words: 'did-move',
          args: { item: 'Drum 44', place: 'A-01-1' },
          at: Date.now() - 60_000,
          is_undone: false,
        },
        {
          undo: 'u-1',
          words: 'did-add-item',
          args: { item: 'Tote 12' },
          at: Date.now() - 600_000,
          is_undone: true,
        },
      ];
    case 'undo.take_back':
      throw problem('TS-UNDO-001', {});
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
          questions: [],
          formats: ['csv', 'xlsx'],
          last_made: null,
        },
      ];
    case 'reports.preview':
      return {
        columns: [
          { name: 'Name', kind: 'text' },
          { name: 'Number', kind: 'text' },
          { name: 'Place', kind: 'place' },
        ],
        rows: station.things.slice(0, 20).map((thing) => [thing.name, thing.number, thing.place ?? '']),
        total: station.things.length,
        moment: Date.now(),
        zone: 'Europe/Berlin',
      };
    case 'reports.make':
      return { job: 'j-1' };
    case 'readers.set':
    case 'places.draw':
      void params;
      return { id: 'new', undo: 'u-4' };
    default:
      return { undo: null };
  }
}

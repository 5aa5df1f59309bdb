// What Ctrl+K finds: screens, commands, places, people, items. Names are matched here, items in the station.
import { call, NOTHING } from '../ipc/call';
import type { PersonView, ReportKind, ThingRow } from '../ipc/bindings';
import { fit } from '../lib/match';
import { SCREENS } from '../screens';
import { faults } from '../state/faults.svelte';
import { places } from '../state/places.svelte';
import { readers } from '../state/readers.svelte';
import { rights } from '../state/rights.svelte';
import { session } from '../state/session.svelte';
import { view } from '../state/view.svelte';
import { roleWord } from '../words/roles';
import { say, t } from '../words/words.svelte';
import { changeScale, redoLast, switchReading, toggleFull, undoLast } from './commands';

/** One line of the results. */
export interface Hit {
  key: string;
  group: 'screens' | 'commands' | 'items' | 'places' | 'people';
  name: string;
  /** After the name, quieter: where a thing is, which key does it. */
  note: string;
  mark?: ThingRow['mark'];
  do: () => void;
}

/** What the dialog itself has to open. */
export interface Openers {
  help: () => void;
  history: () => void;
}

const PER_GROUP = 6;
const IN_ALL = 24;

function command(key: string, name: string, note: string, run: () => unknown): Hit {
  return { key: `c:${key}`, group: 'commands', name, note, do: () => void run() };
}

function setTheme(theme: string): Promise<boolean> {
  return faults.attempt(async () => {
    const settings = await call('settings.show', NOTHING);
    await call('settings.change', { ...settings, theme });
  });
}

function setupCards(): [string, string][] {
  return [
    ['readers', t('setup-readers')],
    ['map', t('setup-map')],
    ['people', t('setup-people')],
    ['screen', t('setup-screen-only')],
    ['data', t('setup-data-only')],
    ['about', t('setup-about')],
  ];
}

function themes(): [string, string][] {
  return [
    ['light', t('theme-light')],
    ['dark', t('theme-dark')],
    ['contrast', t('theme-contrast')],
    ['system', t('theme-system')],
  ];
}

/** Every command there is now. */
export function commands(open: Openers, reports: readonly ReportKind[]): Hit[] {
  const isOn = readers.all.some((reader) => reader.is_on);
  const reading = isOn
    ? command('reading', t('command-reading-stop'), 'F2', () => switchReading(false))
    : command('reading', t('command-reading-start'), 'F2', () => switchReading(true));
  return [
    ...(readers.together === 'none' ? [] : [reading]),
    command('undo', t('command-undo'), 'Ctrl Z', undoLast),
    command('redo', t('command-redo'), 'Ctrl Shift Z', redoLast),
    command('history', t('command-history'), 'Ctrl Alt Z', open.history),
    command('big', t('command-big'), 'F9', () => (view.isBig = !view.isBig)),
    command('full', t('command-full'), 'F11', toggleFull),
    command('help', t('command-help'), 'F1', open.help),
    command('who', t('command-who'), '', () => rights.ask(null)),
    ...((session.hello?.person ?? null) === null
      ? []
      : [
          command('leave', t('command-leave'), '', () =>
            faults.attempt(() => call('people.sign_out', NOTHING)),
          ),
        ]),
    command('larger', t('command-larger'), 'Ctrl +', () => changeScale('larger')),
    command('smaller', t('command-smaller'), 'Ctrl −', () => changeScale('smaller')),
    command('normal', t('command-normal'), 'Ctrl 0', () => changeScale('normal')),
    command('new-item', t('command-new-item'), '', () => view.go('items', { create: true })),
    ...setupCards().map(([card, name]) =>
      command(`setup-${card}`, t('command-setup', { card: name }), '', () => view.go('setup', { card })),
    ),
    ...reports.map((report) =>
      command(`report-${report.key}`, t('command-report', { report: say(report.name) }), '', () =>
        view.go('reports', { report: report.key }),
      ),
    ),
    ...themes().map(([theme, name]) =>
      command(`theme-${theme}`, t('command-theme', { theme: name }), '', () => setTheme(theme)),
    ),
  ];
}

function screens(): Hit[] {
  return SCREENS.map((screen) => ({
    key: `s:${screen.key}`,
    group: 'screens',
    name: t(screen.name),
    note: `Ctrl ${screen.digit}`,
    do: () => view.go(screen.key),
  }));
}

function placeHits(): Hit[] {
  return places.inOrder
    .filter(({ node }) => node.kind !== 'Site')
    .map(({ node }) => ({
      key: `p:${node.id}`,
      group: 'places',
      name: node.name,
      note: places
        .path(node.parent)
        .filter((one) => one.kind !== 'Site' && one.kind !== 'Floor')
        .map((one) => one.name)
        .join(' › '),
      do: () => {
        view.go('live');
        view.select({ kind: 'place', place: node.id });
        view.flights += 1;
      },
    }));
}

function personHits(people: readonly PersonView[]): Hit[] {
  return people
    .filter((one) => one.has_pin && !one.has_left)
    .map((one) => ({
      key: `w:${one.id}`,
      group: 'people',
      name: one.name,
      note: roleWord(one.role),
      do: () => void rights.ask(null),
    }));
}

function itemHit(row: ThingRow): Hit {
  return {
    key: row.key,
    group: 'items',
    name: row.name,
    note: [row.number, row.place_name ?? ''].filter((part) => part !== '').join(' · '),
    mark: row.mark,
    do: () => {
      view.go('live');
      view.fly(row.key);
    },
  };
}

/** The lines for what was typed: the best of each group, groups in one order. */
export function hitsFor(
  typed: string,
  open: Openers,
  found: { rows: readonly ThingRow[]; people: readonly PersonView[]; reports: readonly ReportKind[] },
): Hit[] {
  const best = (all: Hit[]): Hit[] =>
    all
      .map((hit) => ({ hit, score: fit(typed, hit.name) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, PER_GROUP)
      .map(({ hit }) => hit);
  if (typed.trim() === '') return [...screens(), ...commands(open, []).slice(0, PER_GROUP)];
  return [
    ...found.rows.slice(0, PER_GROUP).map(itemHit),
    ...best(placeHits()),
    ...best(screens()),
    ...best(commands(open, found.reports)),
    ...best(personHits(found.people)),
  ].slice(0, IN_ALL);
}

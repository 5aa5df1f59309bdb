// Numbers, times and tag numbers as people read them. Only writes, never calculates with dates.
import { t, voice } from './words.svelte';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();

function dates(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${voice.formats} ${key}`;
  let found = formatters.get(name);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(voice.formats, options);
    formatters.set(name, found);
  }
  return found;
}

/** `14:05`. */
export function timeOfDay(at: number): string {
  return dates('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `Sunday, 22 November 2026 at 14:05:12 UTC`: for hover, focus and details. */
export function fullTime(at: number): string {
  return dates('full', { dateStyle: 'full', timeStyle: 'long' }).format(at);
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** `now`, `12 s ago`, `4 min ago`, `today 14:05`, `Tue 14:05`, then the date. */
export function age(at: number, now: number): string {
  const gone = Math.max(0, now - at);
  if (gone < 5 * SECOND) return t('age-now');
  if (gone < MINUTE) return t('age-seconds', { n: Math.floor(gone / SECOND) });
  if (gone < HOUR) return t('age-minutes', { n: Math.floor(gone / MINUTE) });
  if (isSameDay(at, now)) return t('age-today', { time: timeOfDay(at) });
  if (gone < 6 * DAY) {
    return t('age-day', { day: dates('day', { weekday: 'short' }).format(at), time: timeOfDay(at) });
  }
  return dates('date', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** `Sun 22 Nov 14:05`: a moment somebody looks back to. */
export function moment(at: number): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return `${dates('moment', options).format(at)} ${timeOfDay(at)}`;
}

/** `10 min`, `6 hr`, `1 day`: a whole number of one unit. */
export function span(ms: number): string {
  const [count, unit] =
    ms < HOUR ? [ms / MINUTE, 'minute'] : ms < DAY ? [ms / HOUR, 'hour'] : [ms / DAY, 'day'];
  return new Intl.NumberFormat(voice.formats, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
  }).format(Math.round(Number(count)));
}

function unitOf(ms: number): readonly [number, string] {
  if (ms < MINUTE) return [SECOND, 'second'];
  if (ms < 2 * HOUR) return [MINUTE, 'minute'];
  return ms < 2 * DAY ? [HOUR, 'hour'] : [DAY, 'day'];
}

function inUnit(unit: string, digits: number): Intl.NumberFormat {
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(voice.formats, options);
}

/** `40 sec`, `12 min`, `4.2 hr`, `3 days`: how long something lasts, about. */
export function lasting(ms: number): string {
  const [size, unit] = unitOf(ms);
  return inUnit(unit, unit === 'hour' || unit === 'day' ? 1 : 0).format(ms / size);
}

/** Milliseconds of the smallest difference that `lastings` writes between times up to `top`. */
export function lastingStep(top: number): number {
  const [size, unit] = unitOf(top);
  return unit === 'hour' || unit === 'day' ? size / 10 : size;
}

/** `12–40 min`: from and to, in the unit that fits the longest of them, `top`. */
export function lastings(from: number, to: number, top: number): string {
  const [size, unit] = unitOf(top);
  const form = inUnit(unit, 1);
  return from === to ? form.format(to / size) : form.formatRange(from / size, to / size);
}

/** `5–16`. */
export function numbers(from: number, to: number): string {
  const form = new Intl.NumberFormat(voice.formats);
  return from === to ? form.format(to) : form.formatRange(from, to);
}

/** How long something lasts: `0:12`, `14:03`, `2:05:00`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** `Racks A, Racks B and Packing`. */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat(voice.formats, { type: 'conjunction' }).format(names);
}

/** `12,480`. */
export function number(n: number): string {
  return new Intl.NumberFormat(voice.formats).format(n);
}

/** `4.2` when small, `42` when not. */
export function rate(perSecond: number): string {
  const digits = perSecond > 0 && perSecond < 9.95 ? 1 : 0;
  return new Intl.NumberFormat(voice.formats, { maximumFractionDigits: digits }).format(perSecond);
}

/** `1.4 MB`. */
export function bytes(n: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = n < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(n) / 3));
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(voice.formats, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(n / 1000 ** step);
}

/** `E280 1160 6000`: groups of four. */
export function tagNumber(epc: string): string {
  return epc.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The last eight characters, for narrow columns. */
export function tagNumberEnd(epc: string): string {
  return epc.length <= 8 ? tagNumber(epc) : `…${tagNumber(epc.slice(-8))}`;
}

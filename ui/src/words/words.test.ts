import { afterEach, describe, expect, it } from 'vitest';
import { age, duration, rate, tagNumber, tagNumberEnd } from './formats';
import { accent, mirror } from './pseudo';
import { spoken } from './values';
import { say, speak, t, unfenced, voice } from './words.svelte';

const NOON = new Date(2026, 10, 22, 12, 0, 0).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

afterEach(async () => speak('en'));

describe('ages', () => {
  const cases: [string, number, string][] = [
    ['just heard', 0, 'now'],
    ['from the future', -5_000, 'now'],
    ['seconds', 12_400, '12 s ago'],
    ['minutes', 4 * MINUTE + 59_000, '4 min ago'],
    ['earlier today', 3 * HOUR, 'today 09:00'],
    ['yesterday', 22 * HOUR, 'Sat 14:00'],
  ];
  it.each(cases)('%s', (_, gone, wanted) => {
    expect(unfenced(age(NOON - gone, NOON))).toBe(wanted);
  });

  it('says the date when it was long ago', () => {
    expect(age(NOON - 40 * 24 * HOUR, NOON)).toContain('2026');
  });
});

describe('formats', () => {
  it('groups tag numbers by four', () => {
    expect(tagNumber('E2801160600002094A3C11F2')).toBe('E280 1160 6000 0209 4A3C 11F2');
    expect(tagNumber('E28')).toBe('E28');
    expect(tagNumberEnd('E2801160600002094A3C11F2')).toBe('…4A3C 11F2');
  });

  it('writes spans and rates', () => {
    expect(duration(12_900)).toBe('0:12');
    expect(duration(2 * HOUR + 5 * MINUTE)).toBe('2:05:00');
    expect(rate(0.26)).toBe('0.3');
    expect(rate(42.4)).toBe('42');
    expect(rate(0)).toBe('0');
  });

  it('keeps tag numbers left to right inside a sentence', () => {
    expect(spoken({ tag: 'E2801160', place: 'A-03' })).toEqual({
      tag: '\u2066E280 1160\u2069',
      place: 'A-03',
    });
  });
});

describe('languages', () => {
  it('disguises words as the station does', () => {
    expect(accent('Map 12 – Undo')).toBe('Ṁááþ 12 – Úúñðóó');
    expect(mirror('Map 12 – Undo')).toBe('\u202EMap\u202C 12 – \u202EUndo\u202C');
  });

  it('changes every text with the language, and never the values', async () => {
    await speak('en-XA');
    expect(t('frame-undo')).toBe('[Úúñðóó]');
    expect(unfenced(t('live-not-watched', { since: 'Undo' }))).toMatch(/^\[.* Undo\]$/);
    expect(voice.direction).toBe('ltr');
    await speak('ar-XB');
    expect(voice.direction).toBe('rtl');
    expect(voice.formats).toBe('en');
  });

  it('speaks English when it does not know the language', async () => {
    await speak('xx');
    expect(t('frame-undo')).toBe('Undo');
  });

  it('fetches a language when it is chosen', async () => {
    await speak('de-CH');
    expect(t('frame-screen-count')).toBe('Zählen');
    expect([voice.language, voice.direction]).toEqual(['de', 'ltr']);
    expect(unfenced(t('alerts-missing', { count: 12_480 }))).toBe('12.480 Artikel fehlen.');
    await speak('ar');
    expect([voice.language, voice.direction]).toEqual(['ar', 'rtl']);
  });

  it('keeps the last one that was asked for', async () => {
    await Promise.all([speak('fr'), speak('es')]);
    expect(voice.language).toBe('es');
  });

  it('falls back for ids it does not have', () => {
    expect(say('no-such-id', {}, 'from the station')).toBe('from the station');
    expect(say('strip-undone')).toBe('Undone');
  });
});

import { expect, it } from 'vitest';
import { KEYBOARD_KEYS, keysFor, learn, LESSON, textOf } from './gun';
import { SILENCE_MS, Wedge, type TypedKey } from './wedge';

function key(text: string): TypedKey {
  const code = text.length === 1 ? `Key${text.toUpperCase()}` : text;
  return { key: text, code, shift: false, third: false, isRepeated: false, isShortcut: false };
}

/** Types keys with this gap; gives the scan if one ended. */
function type(wedge: Wedge, keys: string[], gap: number, isInField = false, from = 1_000) {
  const steps = keys.map((one, at) => wedge.press(key(one), from + at * gap, isInField));
  return { steps, scan: steps.map((step) => step.scan).find((scan) => scan !== null) ?? null };
}

it('takes a fast burst with Enter for a scan and keeps the Enter', () => {
  const { steps, scan } = type(new Wedge(), ['a', 'b', 'c', 'd', 'Enter'], 10);
  expect(scan?.map((one) => one.key).join('')).toBe('abcd');
  expect(steps.at(-1)?.isSwallowed).toBe(true);
  expect(steps[0]).toMatchObject({ isFirst: true, isSwallowed: false });
});

it('leaves people who type alone', () => {
  expect(type(new Wedge(), ['d', 'r', 'u', 'm', 'Enter'], 60).scan).toBeNull();
  expect(type(new Wedge(), ['a', 'b', 'c', 'Enter'], 10).scan).toBeNull();
  const { steps } = type(new Wedge(), ['d', 'r', 'u', 'm'], 120);
  expect(steps.every((step) => !step.isSwallowed)).toBe(true);
});

it('lets the characters through to a field', () => {
  const { steps, scan } = type(new Wedge(), ['a', 'b', 'c', 'd', 'Enter'], 10, true);
  expect(steps.slice(0, 4).every((step) => !step.isSwallowed)).toBe(true);
  expect(scan).not.toBeNull();
});

it('takes silence for the end, but not a short pause', () => {
  const wedge = new Wedge();
  type(wedge, ['a', 'b', 'c', 'd'], 10);
  expect(wedge.quiet(1_030 + SILENCE_MS - 1)).toBeNull();
  expect(wedge.quiet(1_030 + SILENCE_MS)?.length).toBe(4);
  expect(wedge.quiet(5_000)).toBeNull();
});

it('never acts on a held key or a shortcut', () => {
  const wedge = new Wedge();
  for (let at = 0; at < 20; at += 1) wedge.press({ ...key('a'), isRepeated: at > 0 }, 1_000 + at * 30, false);
  expect(wedge.quiet(9_000)).toBeNull();
  wedge.press({ ...key('z'), isShortcut: true }, 10_000, false);
  expect(wedge.isWaiting).toBe(false);
});

it('can be made more patient', () => {
  expect(type(new Wedge(80), ['a', 'b', 'c', 'd', 'Enter'], 70).scan).not.toBeNull();
});

it.each(KEYBOARD_KEYS)('reads the keys of a gun set to %s, whatever this computer types', (keyboard) => {
  const label = 'TS.P.A-03-2.K';
  expect(textOf(keysFor(label, keyboard), keyboard)).toBe(label);
  expect(textOf(keysFor('https://id.gs1.org/01/0950', keyboard), keyboard)).toBe(
    'https://id.gs1.org/01/0950',
  );
  expect(learn(keysFor(LESSON, keyboard))).toBe(keyboard);
});

it('has not learnt anything from another code', () => {
  expect(learn(keysFor('something else', 'us'))).toBeNull();
});

it('without a lesson takes what the computer typed', () => {
  const keys = [...'D-44'].map((sign) => ({ key: sign, code: 'KeyX', shift: false, third: false }));
  expect(textOf(keys, '')).toBe('D-44');
});

// The promises about colours, checked on the token file itself: contrasts against all three surfaces, and how far the
// state colours lie apart for people who see colours differently.
// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** All custom properties of a theme, with `var()` resolved. */
function theme(name: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selector.includes(`[data-theme='${name}']`)) continue;
    for (const [, key = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      found.set(key, value.trim());
  }
  return found;
}

function colour(tokens: ReadonlyMap<string, string>, name: string): Rgb {
  let value = tokens.get(name) ?? '';
  for (let step = 0; value.startsWith('var('); step += 1) {
    if (step > 5) throw new Error(`${name} goes round in circles`);
    value = tokens.get(value.slice(4, -1)) ?? '';
  }
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex === undefined) throw new Error(`${name} is not a plain colour: ${value}`);
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}

function linear([r, g, b]: Rgb): Rgb {
  const one = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return [one(r), one(g), one(b)];
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = linear(rgb);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

type Matrix = readonly [Rgb, Rgb, Rgb];

function times(matrix: Matrix, v: Rgb): Rgb {
  return matrix.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as unknown as Rgb;
}

/** Machado, Oliveira and Fernandes 2009, complete lack of one kind of cone, on linear light. */
const SIGHT: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function oklab(rgb: Rgb, sight: Matrix): Rgb {
  const seen = times(sight, linear(rgb)).map((c) => Math.min(1, Math.max(0, c))) as unknown as Rgb;
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    seen,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function distance(a: Rgb, b: Rgb): number {
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const SURFACES = ['--c-background', '--c-surface', '--c-sunken'];
const STATES = ['--s-here', '--s-wrong-place', '--s-not-seen', '--s-missing', '--s-unknown', '--s-selected'];
const FLOORS: [string, number][] = [
  ['--c-text', 7],
  ['--c-text-muted', 7],
  ['--c-border', 3],
  ['--c-focus', 3],
  ['--c-primary', 4.5],
  ['--c-danger', 4.5],
  ...STATES.map((state): [string, number] => [state, 3]),
  ['--s-alert', 3],
];

describe.each(['light', 'dark', 'contrast'])('theme %s', (name) => {
  const tokens = theme(name);

  it.each(FLOORS)('%s stands out by %f', (token, floor) => {
    for (const surface of SURFACES) {
      expect(contrast(colour(tokens, token), colour(tokens, surface)), surface).toBeGreaterThanOrEqual(floor);
    }
  });

  it('has readable words on filled buttons and marks', () => {
    const on = (text: string, ground: string): number =>
      contrast(colour(tokens, text), colour(tokens, ground));
    expect(on('--c-on-primary', '--c-primary')).toBeGreaterThanOrEqual(7);
    expect(on('--c-on-danger', '--c-danger')).toBeGreaterThanOrEqual(7);
    expect(on('--c-text', '--c-primary-soft')).toBeGreaterThanOrEqual(7);
    expect(on('--c-on-primary', '--c-primary-press')).toBeGreaterThanOrEqual(7);
    for (const state of ['--s-missing', '--s-unknown', '--s-alert']) {
      expect(on('--s-on', state), state).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has five steps of heat that can be written on, each farther from the ground', () => {
    const ground = colour(tokens, '--c-background');
    const steps = [1, 2, 3, 4, 5].map((step) => colour(tokens, `--h-${step}`));
    for (const step of steps) expect(contrast(colour(tokens, '--c-text'), step)).toBeGreaterThanOrEqual(7);
    for (const sight of Object.values(SIGHT)) {
      const away = steps.map((step) => distance(oklab(step, sight), oklab(ground, sight)));
      // About 2 is just visible.
      away.reduce((before, now) => (expect(now).toBeGreaterThan(before + 2), now), 0);
    }
  });

  it.each(Object.keys(SIGHT))('keeps state colours apart for %s sight', (sight) => {
    const seen = STATES.map((state) => oklab(colour(tokens, state), SIGHT[sight] as Matrix));
    for (let a = 0; a < seen.length; a += 1) {
      for (let b = a + 1; b < seen.length; b += 1) {
        const pair = `${STATES[a]} and ${STATES[b]}`;
        expect(distance(seen[a] as Rgb, seen[b] as Rgb), pair).toBeGreaterThanOrEqual(10);
      }
    }
  });
});

it('defines the same roles and states in every theme', () => {
  const names = (one: string): string[] =>
    [...theme(one).keys()].filter((key) => !key.startsWith('--raw')).sort();
  expect(names('dark')).toEqual(names('light'));
  expect(names('contrast')).toEqual(names('light'));
});

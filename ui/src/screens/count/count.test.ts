import { expect, it } from 'vitest';
import type { CountView } from '../../ipc/bindings';
import { percent, stageOf } from './count.svelte';

it('never says 100 % before everything was found', () => {
  expect(percent(142, 160)).toBe(88);
  expect(percent(9_999, 10_000)).toBe(99);
  expect(percent(160, 160)).toBe(100);
  expect(percent(0, 0)).toBe(100);
});

it.each([
  ['preparing', 'prepare'],
  ['running', 'count'],
  ['paused', 'count'],
  ['checking', 'check'],
  ['closed', 'done'],
] as const)('shows %s as the step %s', (step, stage) => {
  expect(stageOf({ step } as CountView)).toBe(stage);
});

import { describe, expect, it } from 'vitest';
import type { ReaderView } from '../ipc/bindings';
import { summary } from './readers.svelte';

function reader(isOn: boolean, state: string): ReaderView {
  return { is_on: isOn, state } as unknown as ReaderView;
}

describe('the readers together', () => {
  const cases: [string, ReaderView[], ReturnType<typeof summary>][] = [
    ['no reader', [], 'none'],
    ['all switched off', [reader(false, 'off'), reader(false, 'off')], 'off'],
    ['one reads', [reader(true, 'reading'), reader(false, 'off')], 'reading'],
    ['one is lost while others read', [reader(true, 'reading'), reader(true, 'lost')], 'problem'],
    ['one is lost but switched off', [reader(true, 'reading'), reader(false, 'lost')], 'reading'],
    ['being opened', [reader(true, 'opening')], 'starting'],
  ];
  it.each(cases)('%s', (_, all, wanted) => {
    expect(summary(all)).toBe(wanted);
  });
});

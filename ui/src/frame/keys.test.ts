import { describe, expect, it } from 'vitest';
import { nextRegion, wishOf, type Key } from './keys';

function key(name: string, extra: Partial<Key> = {}): Key {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  return { key: name, code: name, ...plain, ...extra };
}

describe('keys', () => {
  const cases: [string, Key, boolean, ReturnType<typeof wishOf>][] = [
    ['Ctrl+4', key('4', { code: 'Digit4', ctrlKey: true }), false, { do: 'screen', digit: '4' }],
    [
      'Cmd+4 on a French keyboard',
      key("'", { code: 'Digit4', metaKey: true }),
      false,
      { do: 'screen', digit: '4' },
    ],
    ['a letter alone', key('l', { code: 'KeyL' }), false, null],
    ['a digit alone', key('4', { code: 'Digit4' }), false, null],
    ['F5', key('F5'), false, { do: 'nothing' }],
    ['Ctrl+R', key('r', { code: 'KeyR', ctrlKey: true }), true, { do: 'nothing' }],
    ['Ctrl+Z', key('z', { code: 'KeyZ', ctrlKey: true }), false, { do: 'undo' }],
    ['Ctrl+Z while typing', key('z', { code: 'KeyZ', ctrlKey: true }), true, null],
    ['Ctrl+Shift+Z', key('Z', { code: 'KeyZ', ctrlKey: true, shiftKey: true }), false, { do: 'redo' }],
    ['Ctrl+Alt+Z', key('z', { code: 'KeyZ', ctrlKey: true, altKey: true }), false, { do: 'history' }],
    ['AltGr+Z writes a Polish letter', key('ż', { code: 'KeyZ', ctrlKey: true, altKey: true }), true, null],
    ['Ctrl+K', key('k', { code: 'KeyK', ctrlKey: true }), true, { do: 'search' }],
    ['F3', key('F3'), false, { do: 'search' }],
    ['Shift+F6', key('F6', { shiftKey: true }), false, { do: 'region', step: -1 }],
    ['AltGr+Q types a sign', key('@', { code: 'KeyQ', ctrlKey: true, altKey: true }), false, null],
    ['Ctrl+=', key('=', { code: 'Equal', ctrlKey: true }), false, { do: 'larger' }],
  ];
  it.each(cases)('%s', (_, event, isTyping, wanted) => {
    expect(wishOf(event, isTyping)).toEqual(wanted);
  });

  it('walks round the regions both ways', () => {
    expect(nextRegion(4, 3, 1)).toBe(0);
    expect(nextRegion(4, 0, -1)).toBe(3);
    expect(nextRegion(4, -1, 1)).toBe(0);
    expect(nextRegion(4, -1, -1)).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { themeOf } from './appearance.svelte';
import { nextScale } from './commands';

describe('appearance', () => {
  it('follows the computer only when asked to', () => {
    expect(themeOf('system', true, false)).toBe('dark');
    expect(themeOf('system', false, false)).toBe('light');
    expect(themeOf('system', false, true)).toBe('contrast');
    expect(themeOf('light', true, true)).toBe('light');
    expect(themeOf('odd', false, false)).toBe('light');
  });

  it('stays between 100 and 200 percent', () => {
    expect(nextScale(100, 'smaller')).toBe(100);
    expect(nextScale(100, 'larger')).toBe(110);
    expect(nextScale(200, 'larger')).toBe(200);
    expect(nextScale(170, 'normal')).toBe(100);
  });
});

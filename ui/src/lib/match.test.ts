import { expect, test } from 'vitest';
import { fit } from './match';

test.each([
  ['drum 44', 'Drum 44', true],
  ['44', 'Drum 44', true],
  ['44 dr', 'Drum 44', true],
  ['durm', 'Drum 44', true],
  ['drm 44', 'Drum 44', false],
  ['palet', 'Pallet jack 7', true],
  ['pallett', 'Pallet jack 7', true],
  ['ubergabe', 'Übergabe', true],
  ['a03', 'A-03', false],
  ['03', 'A-03', true],
  ['zebra', 'Drum 44', false],
  ['', 'Anything', true],
  ['bac', 'Feedback', true],
])('%j fits %j: %s', (typed, name, fits) => {
  expect(fit(typed, name) > 0).toBe(fits);
});

test('the nearer fit comes first', () => {
  const order = ['Feedback desk', 'Back door', 'Bakc office', 'Back'];
  const sorted = [...order].sort((a, b) => fit('back', b) - fit('back', a));
  expect(sorted).toEqual(['Back', 'Back door', 'Feedback desk', 'Bakc office']);
});

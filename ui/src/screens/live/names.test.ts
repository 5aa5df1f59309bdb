import { expect, it } from 'vitest';
import { namesIn } from './names';

it('takes each name once, in order', () => {
  expect(namesIn('  Receiving \r\n\nRacks A\nReceiving\n')).toEqual(['Receiving', 'Racks A']);
  expect(namesIn(' \n ')).toEqual([]);
});

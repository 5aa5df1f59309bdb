import { expect, it } from 'vitest';
import { counters } from './counters';

it('shows alerts and missing only when there are any', () => {
  const numbers = {
    expected: 9,
    here: 9,
    wrong_place: 0,
    not_seen: 0,
    missing: 0,
    unknown: 0,
    alerts: 0,
    last_read: null,
  };
  expect(counters(numbers).map((one) => one.mark)).toEqual(['wrong_place', 'not_seen', 'unknown']);
  expect(counters({ ...numbers, missing: 1 })[0]).toEqual({ mark: 'missing', count: 1 });
});

// The counters beside the headline: which there are, what each says, and what a press on one looks for. Pure.
import type { MarkView, NumbersView } from '../../ipc/bindings';
import { t } from '../../words/words.svelte';

/** The states that can be counted and looked for. */
export type Counted = Exclude<MarkView, 'here'>;

export interface Counter {
  mark: Counted;
  count: number;
}

/** Wrong place, not seen and unknown always stand there, so that nothing jumps; the others only when there are any. */
export function counters(numbers: NumbersView): readonly Counter[] {
  const all: Counter[] = [
    { mark: 'alert', count: numbers.alerts },
    { mark: 'missing', count: numbers.missing },
    { mark: 'wrong_place', count: numbers.wrong_place },
    { mark: 'not_seen', count: numbers.not_seen },
    { mark: 'unknown', count: numbers.unknown },
  ];
  return all.filter(({ mark, count }) => count > 0 || (mark !== 'alert' && mark !== 'missing'));
}

export function counterWords({ mark, count }: Counter): string {
  switch (mark) {
    case 'alert':
      return t('live-alerts', { count });
    case 'missing':
      return t('live-missing', { count });
    case 'wrong_place':
      return t('live-wrong-place', { count });
    case 'not_seen':
      return t('live-not-seen', { count });
    case 'unknown':
      return t('live-unknown', { count });
  }
}

/** How many of a state a place holds. */
export function countIn(numbers: NumbersView, mark: Counted): number {
  switch (mark) {
    case 'alert':
      return numbers.alerts;
    case 'missing':
      return numbers.missing;
    case 'wrong_place':
      return numbers.wrong_place;
    case 'not_seen':
      return numbers.not_seen;
    case 'unknown':
      return numbers.unknown;
  }
}

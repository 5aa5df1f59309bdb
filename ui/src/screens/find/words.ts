// The words of the meter.
import { t } from '../../words/words.svelte';

/** `not_heard`, `far`, `near`, `here` in words. */
export function stateWord(nearness: string): string {
  switch (nearness) {
    case 'far':
      return t('find-state-far');
    case 'near':
      return t('find-state-near');
    case 'here':
      return t('find-state-here');
    default:
      return t('find-state-not-heard');
  }
}

/** `warmer`, `colder`, `same` in words. */
export function trendWord(trend: string): string {
  switch (trend) {
    case 'warmer':
      return t('find-warmer');
    case 'colder':
      return t('find-colder');
    default:
      return t('find-same');
  }
}

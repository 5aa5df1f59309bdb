// The word of each state; its shape is in parts/MarkShape, its colour in tokens.css.
import type { MarkView } from '../ipc/bindings';
import { t } from './words.svelte';

/** Most important first. */
export const MARKS: readonly MarkView[] = ['alert', 'missing', 'wrong_place', 'unknown', 'not_seen', 'here'];

export function markWord(mark: MarkView): string {
  switch (mark) {
    case 'here':
      return t('mark-here');
    case 'wrong_place':
      return t('mark-wrong-place');
    case 'not_seen':
      return t('mark-not-seen');
    case 'missing':
      return t('mark-missing');
    case 'unknown':
      return t('mark-unknown');
    case 'alert':
      return t('mark-alert');
  }
}

/** Its colour, for `style:`. */
export function markColour(mark: MarkView): string {
  return `var(--s-${mark.replace('_', '-')})`;
}

// What the map says about a place: on its tile, and in full for people who listen.
import type { ShapeView } from '../ipc/bindings';
import { number, timeOfDay } from '../words/formats';
import { markWord } from '../words/marks';
import { t } from '../words/words.svelte';
import type { TileWords } from './tile';

/** More can be here than belong here: things that may be anywhere. Then "38 of 30" would only puzzle. */
function isShare({ here, expected }: { here: number; expected: number }): boolean {
  return expected > 0 && here <= expected;
}

export function tileWords(shape: ShapeView): TileWords {
  const hasShare = isShare(shape);
  const isMarked = shape.mark !== null && shape.mark !== 'here';
  return {
    name: shape.name,
    count: number(shape.count),
    share: hasShare ? t('tile-of', { here: shape.here, expected: shape.expected }) : null,
    markCount: isMarked ? number(Math.max(1, shape.mark_count)) : null,
    mayName: shape.shows_label,
    mayCount: shape.shows_count,
  };
}

/** "Racks A, 142 of 160 here, 1 Wrong place, not watched since 14:02". */
export function placeLabel(shape: ShapeView): string {
  const plain = isShare(shape)
    ? t('live-place-label', { name: shape.name, here: shape.here, expected: shape.expected })
    : t('live-place-count', { name: shape.name, count: shape.count });
  const isMarked = shape.mark !== null && shape.mark !== 'here';
  const marked =
    isMarked && shape.mark !== null
      ? t('live-place-marked', {
          place: plain,
          count: Math.max(1, shape.mark_count),
          mark: markWord(shape.mark),
        })
      : plain;
  return shape.unwatched_since === null
    ? marked
    : t('live-place-unwatched', { place: marked, since: timeOfDay(shape.unwatched_since) });
}

// What the map says about a place: on its tile, and in full for people who listen.
import type { ShapeView } from '../ipc/bindings';
import { heat } from '../state/heat.svelte';
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
  const here = hasShare ? t('tile-of', { here: shape.here, expected: shape.expected }) : null;
  const place = shape.key.slice(2);
  return {
    name: shape.name,
    // A colour never stands alone: its number takes the place of the count.
    count: heat.isOn ? heat.tile(place) : number(shape.count),
    share: heat.isOn ? heat.words(place) : here,
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
  const warm = heat.isOn
    ? t('live-heat-place', { place: marked, heat: heat.words(shape.key.slice(2)) })
    : marked;
  return shape.unwatched_since === null
    ? warm
    : t('live-place-unwatched', { place: warm, since: timeOfDay(shape.unwatched_since) });
}

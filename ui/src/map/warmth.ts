// The colours of the heat map: how far they reach over the tiles that are drawn now.
import { scaleTo, type Step } from '../lib/heat';
import { heat } from '../state/heat.svelte';
import { lastingStep } from '../words/formats';
import type { PlaceShape } from './picture.svelte';

export interface Warmth {
  /** The greatest number on a tile. */
  top: number;
  scale: readonly Step[];
  /** Places with other places drawn inside: those have the colours, not their frame. */
  frames: ReadonlySet<string>;
}

export function warmthOf(places: readonly PlaceShape[]): Warmth {
  const frames = new Set(places.flatMap((place) => (place.parent === null ? [] : [place.parent])));
  let top = 0;
  for (const place of places) if (!frames.has(place.id)) top = Math.max(top, heat.of(place.id));
  return { top, scale: scaleTo(top, heat.kind === 'moves' ? 1 : lastingStep(top)), frames };
}

// What fits into the tile of a place, and where. Pure: pixels in, pixels out. Name first, count second, the fill bar
// third; the worst mark always, so that one missing item inside five thousand is seen at every size.
import type { Box } from '../lib/box';
import { cutTo, widthOf } from './measure';

/** What a tile has to say. */
export interface TileWords {
  name: string;
  count: string;
  /** `38/40`; shown beside the bar when there is room. */
  share: string | null;
  markCount: string | null;
  mayName: boolean;
  mayCount: boolean;
}

/** A text with its place: `x` is its start (or middle), `y` its base line. */
export interface Line {
  text: string;
  x: number;
  y: number;
  size: number;
  isMiddle: boolean;
}

export interface Tile {
  name: Line | null;
  count: Line | null;
  share: Line | null;
  bar: Box | null;
  mark: { x: number; y: number; size: number } | null;
  markCount: Line | null;
}

/** Smallest letters on the map in px at size 100 %. */
export const TEXT_MIN = 14;

/** From roomy to tight; the first one whose width and height are there is taken. */
const STEPS = [
  { w: 190, h: 124, pad: 16, name: 20, count: 48, bar: 10, mark: 26 },
  { w: 120, h: 92, pad: 12, name: 18, count: 32, bar: 8, mark: 24 },
  { w: 76, h: 68, pad: 8, name: 16, count: 24, bar: 6, mark: 20 },
  { w: 42, h: 54, pad: 6, name: 14, count: 20, bar: 5, mark: 18 },
] as const;

const NOTHING: Tile = { name: null, count: null, share: null, bar: null, mark: null, markCount: null };

/** `unit`: pixels per 1/16 rem, so that the size setting enlarges texts and not the floor. */
export function layTile(box: Box, words: TileWords, unit: number): Tile {
  const step = STEPS.find((one) => box.w >= one.w * unit && box.h >= one.h * unit);
  return step === undefined ? layTiny(box, words, unit) : layFull(box, words, unit, step);
}

function layFull(box: Box, words: TileWords, unit: number, step: (typeof STEPS)[number]): Tile {
  const pad = step.pad * unit;
  const inner = { x: box.x + pad, y: box.y + pad, w: box.w - 2 * pad, h: box.h - 2 * pad };
  const { mark, markCount, taken } = layMark(box, words, unit, step.mark, step.pad * 0.75);
  const size = step.name * unit;
  const text = words.mayName ? nameFor(words.name, size, inner.w - taken, step.w >= 120) : '';
  const name = text === '' ? null : line(text, inner.x, inner.y + size * 0.82, size);

  const barHeight = step.bar * unit;
  const bar = { x: inner.x, y: inner.y + inner.h - barHeight, w: inner.w, h: barHeight };
  const countSize = step.count * unit;
  const countLine = line(words.count, inner.x, bar.y - countSize * 0.26, countSize);
  const isCounted = words.mayCount && widthOf(words.count, countSize) <= inner.w;

  const shareSize = 16 * unit;
  const room = inner.w - widthOf(words.count, countSize) - 12 * unit;
  const share =
    step.count >= 32 && isCounted && words.share !== null && widthOf(words.share, shareSize) <= room
      ? line(words.share, inner.x + inner.w - widthOf(words.share, shareSize), countLine.y, shareSize)
      : null;
  return { name, count: isCounted ? countLine : null, share, bar, mark, markCount };
}

/** Small tiles are named whole or not at all: half a code is the code of another place. */
function nameFor(name: string, size: number, width: number, mayCut: boolean): string {
  if (mayCut) return cutTo(name, size, width);
  return widthOf(name, size) <= width ? name : '';
}

/** What a frame has to say above what is drawn inside it. */
export interface Header {
  name: Line | null;
  share: Line | null;
  mark: { x: number; y: number; size: number } | null;
  markCount: Line | null;
}

/** The name of a frame: inside when there is room above its contents, else just above its edge. */
export function layHeader(
  box: Box,
  words: TileWords,
  headroom: number,
  isLarge: boolean,
  unit: number,
): Header {
  const sizes = isLarge ? [20, 16] : [16, 14];
  const size = (sizes.find((one) => headroom >= one * 1.6 * unit) ?? sizes[1] ?? TEXT_MIN) * unit;
  const isInside = headroom >= size * 1.6;
  const pad = (isInside ? Math.min(12, (headroom / unit - size / unit) / 2) : 2) * unit;
  const y = isInside ? box.y + pad + size * 0.86 : box.y - 6 * unit;
  const top = { x: box.x, y: y - size * 0.86 - pad, w: box.w, h: box.h };
  const { mark, markCount, taken } = isLarge
    ? layMark(top, words, unit, 24, isInside ? Math.min(10, pad / unit) : 0)
    : { mark: null, markCount: null, taken: 0 };
  // A small name stands above its frame and may reach a little over both its corners.
  const room = isLarge ? box.w - 24 * unit - taken : box.w + 4 * unit;
  const text = words.mayName ? nameFor(words.name, size, room, isLarge) : '';
  if (text === '') return { name: null, share: null, mark, markCount };
  const width = widthOf(text, size);
  const name = isLarge
    ? line(text, box.x + (isInside ? 12 * unit : pad), y, size)
    : { ...line(text, box.x + box.w / 2, y, size), isMiddle: true };
  const shareSize = size * 0.9;
  const fits = isLarge && words.share !== null && width + widthOf(words.share, shareSize) + 14 * unit <= room;
  const share = fits ? line(words.share ?? '', box.x + 24 * unit + width, y, shareSize) : null;
  return { name, share, mark, markCount };
}

/** The worst mark in the top corner, its number before it when there is more than one. */
function layMark(
  box: Box,
  words: TileWords,
  unit: number,
  size: number,
  pad: number,
): Pick<Tile, 'mark' | 'markCount'> & { taken: number } {
  if (words.markCount === null) return { mark: null, markCount: null, taken: 0 };
  const wanted = size * unit;
  const x = box.x + box.w - pad * unit - wanted / 2;
  const y = box.y + pad * unit + wanted / 2;
  const mark = { x, y, size: wanted };
  const text = size * 0.7 * unit;
  const width = widthOf(words.markCount, text);
  if (size < 24 || words.markCount === '1') return { mark, markCount: null, taken: wanted + 4 * unit };
  const number = line(words.markCount, x - wanted / 2 - 4 * unit - width, y + text * 0.36, text);
  return { mark, markCount: number, taken: wanted + width + 12 * unit };
}

/** A cell: the mark or else the count, and a thin bar. */
function layTiny(box: Box, words: TileWords, unit: number): Tile {
  if (box.w < 14 * unit || box.h < 12 * unit) return NOTHING;
  const pad = 3 * unit;
  const bar = { x: box.x + pad, y: box.y + box.h - pad - 3 * unit, w: box.w - 2 * pad, h: 3 * unit };
  const middle = { x: box.x + box.w / 2, y: box.y + (box.h - 4 * unit) / 2 };
  if (words.markCount !== null) {
    const size = Math.min(22 * unit, box.w - 2 * pad, box.h - 3 * pad);
    return { ...NOTHING, bar: box.h > 24 * unit ? bar : null, mark: { ...middle, size } };
  }
  const size = Math.min(20, Math.max(TEXT_MIN, (box.h / unit) * 0.45)) * unit;
  const fits = words.mayCount && widthOf(words.count, size) <= box.w - 2 * pad && box.h >= size * 1.2;
  const count = { ...line(words.count, middle.x, middle.y + size * 0.36, size), isMiddle: true };
  return { ...NOTHING, bar: box.h > 24 * unit ? bar : null, count: fits ? count : null };
}

function line(text: string, x: number, y: number, size: number): Line {
  return { text, x, y, size, isMiddle: false };
}

// Arithmetic of a table that shows a few rows of very many. Engines silently stop at some 33 million pixels of height,
// so a long list is squeezed: the scroll bar moves through less than the rows would need.

/** Largest height given to an element, in pixels; well below what engines can hold. */
export const HEIGHT_MAX = 16_000_000;

/** Where the rows of a table lie. */
export interface Geometry {
  total: number;
  rowHeight: number;
  /** Height of what is scrolled. */
  height: number;
  /** Height of the window onto it. */
  view: number;
}

export function geometry(total: number, rowHeight: number, view: number): Geometry {
  return { total, rowHeight, view, height: Math.min(total * rowHeight, HEIGHT_MAX) };
}

/** How far the window can scroll, in pixels of the squeezed and of the true list. */
function reach({ total, rowHeight, height, view }: Geometry): { squeezed: number; full: number } {
  return { squeezed: Math.max(0, height - view), full: Math.max(0, total * rowHeight - view) };
}

/** Pixels of the true list above the window. */
function above(shape: Geometry, scrollTop: number): number {
  const { squeezed, full } = reach(shape);
  return squeezed === 0 ? 0 : (Math.min(scrollTop, squeezed) / squeezed) * full;
}

/** First row and number of rows to draw, with a few beyond each edge so that scrolling never shows a gap. */
export function rowsAt(shape: Geometry, scrollTop: number, spare = 6): { from: number; count: number } {
  const first = Math.floor(above(shape, scrollTop) / shape.rowHeight) - spare;
  const from = Math.max(0, Math.min(first, shape.total - 1));
  const count = Math.ceil(shape.view / shape.rowHeight) + 2 * spare;
  return { from, count: Math.max(0, Math.min(count, shape.total - from)) };
}

/** Where a row is drawn inside what is scrolled. */
export function topOf(shape: Geometry, scrollTop: number, row: number): number {
  return row * shape.rowHeight - above(shape, scrollTop) + scrollTop;
}

/** Where to scroll so that a row is in sight; `null` when it is already. */
export function scrollFor(shape: Geometry, scrollTop: number, row: number): number | null {
  const top = above(shape, scrollTop);
  const wanted =
    row * shape.rowHeight < top
      ? row * shape.rowHeight
      : (row + 1) * shape.rowHeight > top + shape.view
        ? (row + 1) * shape.rowHeight - shape.view
        : null;
  if (wanted === null) return null;
  const { squeezed, full } = reach(shape);
  return full === 0 ? 0 : (wanted / full) * squeezed;
}

// How wide a text is, and the part of it that fits.

const FAMILY = "'Inter Variable', sans-serif";
/** Widths are kept by font size 100; the same few hundred names come again with every picture. */
const KEPT_MAX = 4_000;
const kept = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** Width of a text in pixels at weight 600. */
export function widthOf(text: string, size: number): number {
  let width = kept.get(text);
  if (width === undefined) {
    width = measured(text);
    if (kept.size > KEPT_MAX) kept.clear();
    kept.set(text, width);
  }
  return (width * size) / 100;
}

function measured(text: string): number {
  if (pen === undefined) {
    pen = document.createElement('canvas').getContext('2d');
    if (pen !== null) pen.font = `600 100px ${FAMILY}`;
  }
  // Without a canvas (tests): the mean width of a letter.
  return pen === null ? text.length * 58 : pen.measureText(text).width;
}

/** The font is loaded later than the first picture: forget what was measured with another one. */
export function forgetWidths(): void {
  kept.clear();
  pen = undefined;
}

/** The text, cut with an ellipsis where it must be; empty when not even three letters fit. */
export function cutTo(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  const letters = [...text];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${letters.slice(0, middle).join('')}…`, size) <= width) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
}

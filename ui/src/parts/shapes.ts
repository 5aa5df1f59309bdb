// The shapes of the states, drawn around (0, 0) in a box of 24 by 24. The map and the badges share them.
import type { MarkView } from '../ipc/bindings';

/** Outline of a shape, and what is cut out of it in the colour of the page. */
export interface Shape {
  outline: string;
  /** A ring is drawn as a line, all others are filled. */
  isRing: boolean;
  /** Lines inside. */
  inner: string | null;
}

const CIRCLE = 'M0 -8.5A8.5 8.5 0 1 1 0 8.5A8.5 8.5 0 1 1 0 -8.5Z';

export function shapeOf(mark: MarkView): Shape {
  switch (mark) {
    case 'here':
      return { outline: CIRCLE, isRing: false, inner: null };
    case 'wrong_place':
      return { outline: 'M0 -11L11 0L0 11L-11 0Z', isRing: false, inner: null };
    case 'not_seen':
      return { outline: 'M0 -7.5A7.5 7.5 0 1 1 0 7.5A7.5 7.5 0 1 1 0 -7.5Z', isRing: true, inner: null };
    case 'missing':
      return {
        outline: 'M-6 -9H6A3 3 0 0 1 9 -6V6A3 3 0 0 1 6 9H-6A3 3 0 0 1 -9 6V-6A3 3 0 0 1 -6 -9Z',
        isRing: false,
        inner: 'M-4 -4L4 4M4 -4L-4 4',
      };
    case 'unknown':
      return {
        outline: 'M-5.5 -9.5H5.5L11 0L5.5 9.5H-5.5L-11 0Z',
        isRing: false,
        inner: 'M-2.8 -2.6A2.9 2.9 0 1 1 1.3 0.3C0.3 0.8 0 1.2 0 2.2M0 5.4V5.5',
      };
    case 'alert':
      return { outline: 'M0 -10.5L11.5 9.5H-11.5Z', isRing: false, inner: 'M0 -3.6V2.6M0 6.2V6.3' };
  }
}

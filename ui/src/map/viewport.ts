// Which part of the floor is seen, how large. Pure: every function gives a new viewport.
import type { Box } from '../lib/box';

/** The point of the floor in the middle of the picture, pixels per metre, and the size of the picture in pixels. */
export interface Viewport {
  x: number;
  y: number;
  k: number;
  w: number;
  h: number;
}

/** One step of the buttons and keys. */
export const ZOOM_STEP = 1.5;
/** Closer than this nothing more is to be seen. */
const K_MAX = 600;
/** How much smaller than the whole floor it may get. */
const OUT_MAX = 0.7;

export function toScreen(view: Viewport, x: number, y: number): { x: number; y: number } {
  return { x: (x - view.x) * view.k + view.w / 2, y: (y - view.y) * view.k + view.h / 2 };
}

export function toFloor(view: Viewport, px: number, py: number): { x: number; y: number } {
  return { x: (px - view.w / 2) / view.k + view.x, y: (py - view.h / 2) / view.k + view.y };
}

/** The part of the floor that is seen. */
export function seen(view: Viewport): Box {
  const w = view.w / view.k;
  const h = view.h / view.k;
  return { x: view.x - w / 2, y: view.y - h / 2, w, h };
}

/** Shows a box as large as it can be, with `margin` pixels around it; `left` and `top` more are kept free for
 * what lies over the map there. */
export function fit(view: Viewport, box: Box, margin: number, left = 0, top = 0): Viewport {
  const w = Math.max(1, view.w - 2 * margin - left);
  const h = Math.max(1, view.h - 2 * margin - top);
  const k = Math.min(K_MAX, w / Math.max(box.w, 0.5), h / Math.max(box.h, 0.5));
  // Centred as long as the free strips allow it.
  const dx = Math.max(0, margin + left - (view.w - box.w * k) / 2) / k;
  const dy = Math.max(0, margin + top - (view.h - box.h * k) / 2) / k;
  return { ...view, k, x: box.x + box.w / 2 - dx, y: box.y + box.h / 2 - dy };
}

/** Closer or farther; the point under `px, py` stays where it is. */
export function zoomAt(view: Viewport, factor: number, px: number, py: number, floor: Box): Viewport {
  const kMin = fit(view, floor, 0).k * OUT_MAX;
  const k = Math.min(K_MAX, Math.max(kMin, view.k * factor));
  const before = toFloor(view, px, py);
  const next = { ...view, k };
  const after = toFloor(next, px, py);
  return keepNear({ ...next, x: next.x + before.x - after.x, y: next.y + before.y - after.y }, floor);
}

/** Moves the picture by pixels. */
export function pan(view: Viewport, dx: number, dy: number, floor: Box): Viewport {
  return keepNear({ ...view, x: view.x - dx / view.k, y: view.y - dy / view.k }, floor);
}

/** The middle of the picture stays on the floor, so that nobody gets lost in the empty. */
export function keepNear(view: Viewport, floor: Box): Viewport {
  const x = Math.min(floor.x + floor.w, Math.max(floor.x, view.x));
  const y = Math.min(floor.y + floor.h, Math.max(floor.y, view.y));
  return { ...view, x, y };
}

/** Another window size: the same middle; what was fitted whole stays fitted. */
export function resize(view: Viewport, w: number, h: number): Viewport {
  if (view.w === 0 || view.h === 0) return { ...view, w, h };
  return { ...view, w, h, k: view.k * Math.min(w / view.w, h / view.h) };
}

/** A viewport between two, for a flight; `share` from 0 to 1. */
export function between(from: Viewport, to: Viewport, share: number): Viewport {
  const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
  const k = from.k * (to.k / from.k) ** eased;
  return { ...to, k, x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}

// Boxes on the floor and on the screen, and the corner points they come from.

/** Left, top, width, height. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The smallest box around corner points x1,y1,x2,y2,… */
export function boxOf(points: readonly number[]): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return left > right ? { x: 0, y: 0, w: 0, h: 0 } : { x: left, y: top, w: right - left, h: bottom - top };
}

/** Whether the corners are those of an upright rectangle. */
export function isUpright(points: readonly number[]): boolean {
  if (points.length !== 8) return false;
  const box = boxOf(points);
  for (let at = 0; at < 8; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    const isOnX = near(x, box.x) || near(x, box.x + box.w);
    const isOnY = near(y, box.y) || near(y, box.y + box.h);
    if (!isOnX || !isOnY) return false;
  }
  return true;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

export function centreOf(box: Box): { x: number; y: number } {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

export function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** The part of a box that lies in another; as small as nothing when they do not meet. */
export function common(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.max(0, Math.min(a.x + a.w, b.x + b.w) - x);
  const h = Math.max(0, Math.min(a.y + a.h, b.y + b.h) - y);
  return { x, y, w, h };
}

/** The smallest box around several; `null` around none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return boxOf(boxes.flatMap((box) => [box.x, box.y, box.x + box.w, box.y + box.h]));
}

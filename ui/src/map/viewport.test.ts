import { describe, expect, it } from 'vitest';
import { between, fit, pan, resize, seen, toFloor, toScreen, zoomAt, type Viewport } from './viewport';

const FLOOR = { x: 0, y: 0, w: 48, h: 27 };
const EMPTY: Viewport = { x: 0, y: 0, k: 1, w: 1200, h: 800 };

describe('viewport', () => {
  it('shows the whole floor, its middle in the middle', () => {
    const view = fit(EMPTY, FLOOR, 24);
    expect(view.k).toBeCloseTo((1200 - 48) / 48);
    expect(toScreen(view, 24, 13.5)).toEqual({ x: 600, y: 400 });
    const box = seen(view);
    expect(box.x).toBeLessThan(0);
    expect(box.y + box.h).toBeGreaterThan(27);
  });

  it('keeps a strip free when the floor would lie under it', () => {
    const view = fit({ ...EMPTY, h: 3_000 }, FLOOR, 20, 80);
    expect(toScreen(view, 0, 0).x).toBeCloseTo(100);
    expect(toScreen(view, 48, 0).x).toBeCloseTo(1180);
    const wide = fit({ ...EMPTY, h: 300 }, FLOOR, 20, 80);
    expect(toScreen(wide, 24, 13.5).x).toBeCloseTo(600);
  });

  it('keeps the point under the cursor while zooming', () => {
    const view = fit(EMPTY, FLOOR, 24);
    const before = toFloor(view, 300, 500);
    const closer = zoomAt(view, 2.5, 300, 500, FLOOR);
    expect(closer.k).toBeCloseTo(view.k * 2.5);
    const after = toFloor(closer, 300, 500);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('stops zooming at both ends', () => {
    const view = fit(EMPTY, FLOOR, 24);
    expect(zoomAt(view, 1e9, 0, 0, FLOOR).k).toBe(600);
    expect(zoomAt(view, 1e-9, 0, 0, FLOOR).k).toBeGreaterThan(view.k * 0.5);
  });

  it('never loses the floor while panning', () => {
    const view = pan(fit(EMPTY, FLOOR, 24), 1e6, -1e6, FLOOR);
    expect(view.x).toBe(0);
    expect(view.y).toBe(27);
  });

  it('turns pixels into metres and back', () => {
    const view = { ...EMPTY, x: 3, y: 4, k: 17 };
    const point = toScreen(view, 5.5, 6.25);
    expect(toFloor(view, point.x, point.y)).toEqual({ x: 5.5, y: 6.25 });
  });

  it('stays fitted when the window shrinks', () => {
    const view = resize(fit(EMPTY, FLOOR, 0), 600, 400);
    expect(view.k).toBeCloseTo(600 / 48);
  });

  it('flies from one view to the other', () => {
    const to = fit(EMPTY, { x: 10, y: 10, w: 2, h: 2 }, 0);
    expect(between(EMPTY, to, 0).k).toBeCloseTo(EMPTY.k);
    expect(between(EMPTY, to, 1)).toEqual(to);
  });
});

// Which things moved between two pictures, so that they can slide. Pure.
import type { ShapeView } from '../ipc/bindings';

/** More than this and they jump: nobody can follow twenty-one things at once. */
export const SLIDES_MAX = 20;

/** A thing and how far it came, metres. */
export interface Slide {
  key: string;
  dx: number;
  dy: number;
}

/** Only a change of place counts: things also shift a little when their neighbours come and go. */
export function slides(before: ReadonlyMap<string, ShapeView>, now: readonly ShapeView[]): readonly Slide[] {
  const found: Slide[] = [];
  for (const shape of now) {
    const old = before.get(shape.key);
    if (old === undefined || old.place === shape.place) continue;
    const [x0 = 0, y0 = 0] = old.points;
    const [x1 = 0, y1 = 0] = shape.points;
    found.push({ key: shape.key, dx: x0 - x1, dy: y0 - y1 });
  }
  return found.slice(0, SLIDES_MAX);
}

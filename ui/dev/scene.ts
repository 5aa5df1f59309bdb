// What the fake station draws: the rules of the real one, made short.
import type { LookAt, MarkView, SceneView, ShapeView } from '../src/ipc/bindings';
import { AERIALS, numbersOf, type FakePlace, type FakeThing } from './warehouse';

const ORDER: MarkView[] = ['alert', 'missing', 'wrong_place', 'unknown', 'not_seen'];
const ITEMS_MAX = 24;

type Box = [number, number, number, number];

export interface Stage {
  places: readonly FakePlace[];
  things: readonly FakeThing[];
  unwatched(place: string): number | null;
}

export function compose(stage: Stage, look: LookAt): SceneView {
  const k = look.pixels_per_metre;
  const level = 1.8 * k < 12 ? 0 : 1.6 * k < 12 ? 1 : 1.6 * k < 96 ? 2 : 3;
  const shapes: ShapeView[] = [];
  for (const place of stage.places) {
    if (place.box === null || !isIn(place.box, look)) continue;
    if (place.kind === 'Zone') shapes.push(placeShape(stage, place, level >= 1));
    if (place.kind === 'Rack' && level >= 1) shapes.push(placeShape(stage, place, level >= 2));
    if (place.kind === 'Bin' && level >= 2) shapes.push(placeShape(stage, place, level === 3));
  }
  for (const [reader, name, antenna, x, y] of AERIALS) {
    shapes.push(point(`r:${reader}:${antenna}`, 'reader', name, x, y, null));
  }
  shapes.push(...thingShapes(stage, look, level));
  const floors = stage.places
    .filter((place) => place.kind === 'Floor')
    .map((place) => ({ id: place.id, name: place.name, width: 48, height: 27 }));
  return { is_whole: true, level, floor: floors[0] ?? null, floors, shapes, gone: [] };
}

function isIn([x, y, w, h]: Box, look: LookAt): boolean {
  return x < look.left + look.width && x + w > look.left && y < look.top + look.height && y + h > look.top;
}

function placeShape(stage: Stage, place: FakePlace, isOpen: boolean): ShapeView {
  const [x, y, w, h] = place.box ?? [0, 0, 0, 0];
  const numbers = numbersOf(place.id, stage.places, stage.things);
  const count: Record<MarkView, number> = {
    alert: numbers.alerts,
    missing: numbers.missing,
    wrong_place: numbers.wrong_place,
    unknown: numbers.unknown,
    not_seen: numbers.not_seen,
    here: 0,
  };
  const worst = ORDER.find((mark) => count[mark] > 0) ?? null;
  const hasInside = stage.places.some((other) => other.parent === place.id);
  return {
    key: `z:${place.id}`,
    kind: place.kind.toLowerCase(),
    points: [x, y, x + w, y, x + w, y + h, x, y + h],
    name: place.name,
    count: numbers.here + numbers.wrong_place + numbers.unknown,
    expected: numbers.expected,
    here: numbers.here,
    mark: worst,
    mark_count: worst === null ? 0 : count[worst],
    shows_label: true,
    shows_count: !(isOpen && hasInside),
    heard_at: numbers.last_read,
    is_selected: false,
    unwatched_since: place.kind === 'Zone' ? stage.unwatched(place.id) : null,
    place: place.id,
  };
}

function point(
  key: string,
  kind: string,
  name: string,
  x: number,
  y: number,
  place: string | null,
): ShapeView {
  return {
    key,
    kind,
    points: [x, y],
    name,
    count: 1,
    expected: 0,
    here: 0,
    mark: null,
    mark_count: 0,
    shows_label: true,
    shows_count: false,
    heard_at: null,
    is_selected: false,
    unwatched_since: null,
    place,
  };
}

/** In a tidy grid inside the smallest place we are sure of. */
function thingShapes(stage: Stage, look: LookAt, level: number): ShapeView[] {
  const shapes: ShapeView[] = [];
  for (const place of stage.places) {
    if (place.box === null) continue;
    const inside = stage.things.filter((thing) => thing.place === place.id);
    const isDrawn =
      level === 3 && place.kind === 'Bin' && inside.length <= ITEMS_MAX && isIn(place.box, look);
    const drawn = isDrawn ? inside : inside.filter((thing) => thing.key === look.selected);
    const [x, y, w, h] = place.box;
    const columns = drawn.length > 8 ? 2 : 1;
    const rows = Math.ceil(drawn.length / columns);
    drawn.forEach((thing, at) => {
      const column = Math.floor(at / rows);
      const px = isDrawn ? x + 0.15 + (w / columns) * column : x + w / 2;
      const py = isDrawn ? y + 0.45 + ((h - 0.5) / rows) * ((at % rows) + 0.5) : y + h / 2;
      const shape = point(thing.key, 'item', thing.name, px, py, place.id);
      shape.mark = thing.mark;
      shape.heard_at = thing.heardAt;
      shape.is_selected = thing.key === look.selected;
      shape.shows_label = ((h - 0.5) / rows) * look.pixels_per_metre >= 20 && columns === 1;
      shapes.push(shape);
    });
  }
  return shapes;
}

// What the map shows now: the shapes of the scene sorted by what they are, and the part of the floor that is seen.
import { untrack } from 'svelte';
import type { FloorView, MarkView, ShapeView } from '../ipc/bindings';
import { around, boxOf, centreOf, holds, type Box } from '../lib/box';
import { between, fit, keepNear, pan, resize, seen, toScreen, zoomAt, type Viewport } from './viewport';

/** A place with its box on the floor. */
export interface PlaceShape {
  shape: ShapeView;
  id: string;
  box: Box;
  /** The place it lies in, drawn or not. */
  parent: string | null;
  /** Other places are drawn inside: it is a frame, not a tile. */
  isFrame: boolean;
  /** Free height above what is drawn inside, metres. */
  headroom: number;
}

const FLIGHT_MS = 300;
const MARGIN_PX = 20;
/** Kept free for the zoom buttons, px at size 100 %. */
const BUTTONS_PX = 56;
/** Height of what lies over the upper edge while only a part of the floor is seen, px at size 100 %. */
export const OVER_PX = 52;
/** Metres shown around a thing after flying to it, at least. */
const CLOSE_METRES = 12;

export class MapPicture {
  shapes = $state.raw<readonly ShapeView[]>([]);
  floor = $state.raw<FloorView | null>(null);
  view = $state.raw<Viewport>({ x: 0, y: 0, k: 10, w: 0, h: 0 });
  places = $state.raw<readonly PlaceShape[]>([]);
  /** Kept free at the upper edge for what lies over the map there, px at size 100 %. */
  top = $state(0);
  /** Pixels per 1/16 rem. */
  unit = $state(1);
  /** Places that stay bright while a counter is chosen; `null` = all. */
  bright = $state.raw<ReadonlySet<string> | null>(null);
  /** The state that is looked for: things with another one are dimmed. */
  mark = $state<MarkView | null>(null);
  selectedPlace = $state<string | null>(null);
  /** The place that takes the Tab key. */
  focused = $state<string | null>(null);
  #isFitted = true;
  #flight = 0;
  #zones = new Map<string, Box>();

  readonly floorBox = $derived<Box>({ x: 0, y: 0, w: this.floor?.width ?? 40, h: this.floor?.height ?? 25 });
  readonly seen = $derived(seen(this.view));
  readonly things = $derived(this.shapes.filter((shape) => shape.kind === 'item'));
  readonly readers = $derived(this.shapes.filter((shape) => shape.kind === 'reader'));
  readonly selected = $derived(this.shapes.find((shape) => shape.is_selected) ?? null);
  readonly isWhole = $derived(this.view.k <= this.#fitted(this.floorBox, this.top).k * 1.05);

  /** Takes the shapes to draw. */
  show(
    shapes: readonly ShapeView[],
    floor: FloorView | null,
    parentOf: (place: string) => string | null,
  ): void {
    untrack(() => {
      if (floor?.id !== this.floor?.id) this.#zones.clear();
      const isNew =
        floor !== null && (floor.width !== this.floor?.width || floor.height !== this.floor.height);
      this.shapes = shapes;
      this.places = placesOf(shapes, parentOf);
      this.floor = floor;
      for (const place of this.places) if (place.shape.kind === 'zone') this.#zones.set(place.id, place.box);
      if (isNew && this.#isFitted) this.fitAll(false);
    });
  }

  /** Outlines of the zones seen so far on this floor: for the overview. */
  get zones(): readonly Box[] {
    void this.shapes;
    return [...this.#zones.values()];
  }

  resize(w: number, h: number): void {
    this.view = resize(this.view, w, h);
    if (this.#isFitted) this.fitAll(false);
  }

  /** Something lies over the upper edge now, or not any more. */
  keepFree(top: number): void {
    untrack(() => {
      if (top === this.top) return;
      this.top = top;
      if (this.#isFitted) this.fitAll(false);
    });
  }

  pan(dx: number, dy: number): void {
    this.#stop();
    this.view = pan(this.view, dx, dy, this.floorBox);
  }

  zoom(factor: number, px = this.view.w / 2, py = this.view.h / 2): void {
    this.#stop();
    this.view = zoomAt(this.view, factor, px, py, this.floorBox);
  }

  fitAll(isFlying = true): void {
    this.fly(this.#fitted(this.floorBox, this.top), isFlying);
    this.#isFitted = true;
  }

  /** Shows a place as large as it can be. */
  goIn(id: string): void {
    const place = this.places.find((one) => one.id === id);
    if (place !== undefined) this.fly(this.#fitted(place.box, OVER_PX));
  }

  /** Shows a thing with the place it is in around it; never so close that nothing else is seen. */
  goToThing(shape: ShapeView): void {
    const [x = 0, y = 0] = shape.points;
    const half = CLOSE_METRES / 2;
    const near = { x: x - half, y: y - half, w: CLOSE_METRES, h: CLOSE_METRES };
    const place = this.places.find((one) => one.id === shape.place);
    const zone = shape.place === null ? undefined : this.#zones.get(shape.place);
    const target = around([near, ...[place?.box ?? zone].filter((box) => box !== undefined)]) ?? near;
    this.fly(this.#fitted(target, OVER_PX));
  }

  #fitted(box: Box, top: number): Viewport {
    return fit(this.view, box, MARGIN_PX * this.unit, BUTTONS_PX * this.unit, top * this.unit);
  }

  /** Brings a point into the middle, closer only when it would be too small to see. */
  goTo(x: number, y: number): void {
    this.fly(keepNear({ ...this.view, x, y }, this.floorBox));
  }

  fly(to: Viewport, isFlying = true): void {
    this.#stop();
    const from = this.view;
    if (!isFlying || from.w === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.view = to;
      return;
    }
    const start = performance.now();
    const step = (now: number): void => {
      const share = Math.min(1, (now - start) / FLIGHT_MS);
      this.view = { ...between(from, to, share), w: this.view.w, h: this.view.h };
      if (share < 1) this.#flight = requestAnimationFrame(step);
    };
    this.#flight = requestAnimationFrame(step);
  }

  #stop(): void {
    cancelAnimationFrame(this.#flight);
    this.#isFitted = false;
  }

  /** A box on the floor as pixels. */
  box(box: Box): Box {
    const at = toScreen(this.view, box.x, box.y);
    return { x: at.x, y: at.y, w: box.w * this.view.k, h: box.h * this.view.k };
  }

  at(x: number, y: number): { x: number; y: number } {
    return toScreen(this.view, x, y);
  }

  /** Where the picture is: the deepest place that fills most of it. */
  readonly inside = $derived.by(() => {
    const middle = centreOf(this.seen);
    let best: PlaceShape | null = null;
    for (const place of this.places) {
      const isAround = holds(place.box, middle.x, middle.y);
      const isLarge = place.box.w >= this.seen.w * 0.5 || place.box.h >= this.seen.h * 0.5;
      if (isAround && isLarge && (best === null || place.box.w * place.box.h <= best.box.w * best.box.h)) {
        best = place;
      }
    }
    return best;
  });

  /** The first place drawn inside another. */
  firstInside(id: string): string | null {
    return this.places.find((place) => place.parent === id)?.id ?? null;
  }

  /** The place another one lies in, if it is drawn. */
  around(id: string): string | null {
    const parent = this.places.find((place) => place.id === id)?.parent;
    return this.places.find((place) => place.id === parent)?.id ?? null;
  }

  /** The nearest place of the same kind in a direction, seen from the focused one. */
  neighbour(dx: number, dy: number): string | null {
    const from = this.places.find((place) => place.id === this.focused) ?? this.places[0];
    if (from === undefined) return null;
    const here = centreOf(from.box);
    let best: { id: string; cost: number } | null = null;
    for (const place of this.places) {
      if (place.id === from.id || place.shape.kind !== from.shape.kind) continue;
      const there = centreOf(place.box);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      if (along <= 0.01) continue;
      const cost = along + 2.5 * across;
      if (best === null || cost < best.cost) best = { id: place.id, cost };
    }
    return best?.id ?? null;
  }
}

function placesOf(
  shapes: readonly ShapeView[],
  parentOf: (place: string) => string | null,
): readonly PlaceShape[] {
  const places = shapes
    .filter((shape) => shape.kind === 'zone' || shape.kind === 'rack' || shape.kind === 'bin')
    .map((shape) => ({
      shape,
      id: shape.key.slice(2),
      box: boxOf(shape.points),
      parent: parentOf(shape.key.slice(2)),
      isFrame: false,
      headroom: 0,
    }));
  const byId = new Map(places.map((place) => [place.id, place]));
  const inside = new Map<string, Box[]>();
  for (const place of places) {
    const parent = place.parent;
    if (parent === null || !byId.has(parent)) continue;
    inside.set(parent, [...(inside.get(parent) ?? []), place.box]);
  }
  for (const shape of shapes) {
    if (shape.kind !== 'item' || shape.place === null || shape.is_selected) continue;
    const [x = 0, y = 0] = shape.points;
    if (byId.has(shape.place))
      inside.set(shape.place, [...(inside.get(shape.place) ?? []), { x, y, w: 0, h: 0 }]);
  }
  for (const [id, boxes] of inside) {
    const place = byId.get(id);
    const whole = around(boxes);
    if (place === undefined || whole === null) continue;
    place.isFrame = true;
    place.headroom = whole.y - place.box.y;
  }
  return places;
}

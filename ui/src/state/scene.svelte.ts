// Mirror: what the station says is to be drawn on the map. Kept in drawing order.
import type { FloorView, SceneView, ShapeView } from '../ipc/bindings';

class Scene {
  shapes = $state.raw<readonly ShapeView[]>([]);
  level = $state(0);
  floor = $state.raw<FloorView | null>(null);
  floors = $state.raw<readonly FloorView[]>([]);
  /** A first picture has arrived. */
  isThere = $state(false);

  clear(): void {
    this.isThere = false;
  }

  apply(view: SceneView): void {
    this.shapes = merged(this.shapes, view);
    this.level = view.level;
    this.floor = view.floor;
    this.floors = view.floors;
    this.isThere = true;
  }
}

/** Old shapes with the changes of one message put in; the station's drawing order is kept. */
export function merged(old: readonly ShapeView[], view: SceneView): readonly ShapeView[] {
  if (view.is_whole) return view.shapes;
  const gone = new Set(view.gone);
  const changed = new Map(view.shapes.map((shape) => [shape.key, shape]));
  const kept = old
    .filter((shape) => !gone.has(shape.key))
    .map((shape) => {
      const other = changed.get(shape.key);
      changed.delete(shape.key);
      return other ?? shape;
    });
  return [...kept, ...changed.values()];
}

export const scene = new Scene();

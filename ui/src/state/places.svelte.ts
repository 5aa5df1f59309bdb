// Mirror: the tree of places with the numbers of each.
import type { PlaceNode } from '../ipc/bindings';

class Places {
  byId = $state.raw<ReadonlyMap<string, PlaceNode>>(new Map());
  readonly #children = $derived(childrenOf(this.byId));

  /** Whether there is anything a person would call a place: more than the site and its floors. */
  readonly isEmpty = $derived(
    ![...this.byId.values()].some((node) => node.kind !== 'Site' && node.kind !== 'Floor'),
  );

  apply(changed: readonly PlaceNode[], gone: readonly string[], isWhole: boolean): void {
    const next = new Map(isWhole ? [] : this.byId);
    for (const id of gone) next.delete(id);
    for (const node of changed) next.set(node.id, node);
    this.byId = next;
  }

  get(id: string | null): PlaceNode | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  /** What lies directly in a place, in order; `null` gives the top. */
  childrenOf(id: string | null): readonly PlaceNode[] {
    return this.#children.get(id) ?? [];
  }

  /** From the top down to the place itself. */
  path(id: string | null): readonly PlaceNode[] {
    const path: PlaceNode[] = [];
    const seen = new Set<string>();
    for (let node = this.get(id); node !== undefined && !seen.has(node.id); node = this.get(node.parent)) {
      seen.add(node.id);
      path.unshift(node);
    }
    return path;
  }

  /** Whether `id` is `ancestor` or lies somewhere in it. */
  isWithin(id: string | null, ancestor: string): boolean {
    return this.path(id).some((node) => node.id === ancestor);
  }

  /** Every place a thing can be in, in reading order, each with its depth. */
  readonly inOrder = $derived.by(() => {
    const rows: { node: PlaceNode; depth: number }[] = [];
    const walk = (parent: string | null, depth: number): void => {
      for (const node of this.#children.get(parent) ?? []) {
        rows.push({ node, depth });
        walk(node.id, depth + 1);
      }
    };
    walk(null, 0);
    return rows;
  });
}

function childrenOf(all: ReadonlyMap<string, PlaceNode>): ReadonlyMap<string | null, PlaceNode[]> {
  const children = new Map<string | null, PlaceNode[]>();
  for (const node of all.values()) {
    // A node whose parent is not known hangs at the top, so that nothing is ever out of reach.
    const parent = node.parent !== null && all.has(node.parent) ? node.parent : null;
    const brothers = children.get(parent);
    if (brothers === undefined) children.set(parent, [node]);
    else brothers.push(node);
  }
  for (const brothers of children.values()) {
    brothers.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, undefined, { numeric: true }));
  }
  return children;
}

export const places = new Places();

// The rows of the list twin and what its keys do. Pure.
import type { PlaceNode } from '../../ipc/bindings';

/** One visible row. */
export interface Row {
  node: PlaceNode;
  /** From 1. */
  level: number;
  isOpen: boolean;
  hasInside: boolean;
}

export type TreeKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'Enter' | ' ';

/** What a key asks for. */
export interface Step {
  focus?: string;
  /** Open or shut the current row. */
  turn?: boolean;
  pick?: true;
}

export function openRows(
  childrenOf: (id: string | null) => readonly PlaceNode[],
  isOpen: (node: PlaceNode) => boolean,
  isShown: (node: PlaceNode) => boolean,
): readonly Row[] {
  const rows: Row[] = [];
  const walk = (parent: string | null, level: number): void => {
    for (const node of childrenOf(parent)) {
      if (!isShown(node)) continue;
      const hasInside = childrenOf(node.id).some(isShown);
      const open = hasInside && isOpen(node);
      rows.push({ node, level, isOpen: open, hasInside });
      if (open) walk(node.id, level + 1);
    }
  };
  walk(null, 1);
  return rows;
}

export function step(rows: readonly Row[], current: string | null, key: TreeKey): Step | null {
  const at = rows.findIndex((row) => row.node.id === current);
  const row = rows[at];
  if (row === undefined) return null;
  const go = (index: number): Step => ({ focus: (rows[index] ?? row).node.id });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (!row.hasInside) return {};
      return row.isOpen ? go(at + 1) : { turn: true };
    case 'ArrowLeft':
      if (row.isOpen) return { turn: false };
      return row.node.parent !== null && rows.some((one) => one.node.id === row.node.parent)
        ? { focus: row.node.parent }
        : {};
    case 'Enter':
    case ' ':
      return { pick: true };
    default:
      return null;
  }
}

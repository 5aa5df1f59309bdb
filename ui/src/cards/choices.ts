// The places as rows of a Select.
import type { Choice } from '../parts/Select.svelte';
import { places } from '../state/places.svelte';

/** All places a thing can be in, moved in by their depth below the floor. */
export function placeChoices(): Choice[] {
  const rows = places.inOrder.filter(({ node }) => node.kind !== 'Site' && node.kind !== 'Floor');
  const least = Math.min(...rows.map((row) => row.depth));
  return rows.map(({ node, depth }) => ({ value: node.id, label: node.name, depth: depth - least }));
}

// The layers of the map, from the bottom up.
export { default as FloorLayer } from './FloorLayer.svelte';
export { default as ItemLayer } from './ItemLayer.svelte';
export { default as PlaceLayer } from './PlaceLayer.svelte';
export { default as ReaderLayer } from './ReaderLayer.svelte';
export { default as SignLayer } from './SignLayer.svelte';
export { default as TrailLayer } from './TrailLayer.svelte';

// What the Live screen is doing: map or list, which counter is chosen, whether the picture is held, and which part
// of the floor the station shall draw.
import { untrack } from 'svelte';
import type { FloorView, ShapeView } from '../../ipc/bindings';
import { call } from '../../ipc/call';
import { throttle } from '../../lib/throttle';
import { MapPicture } from '../../map/picture.svelte';
import { faults } from '../../state/faults.svelte';
import { past } from '../../state/past.svelte';
import { places } from '../../state/places.svelte';
import { scene } from '../../state/scene.svelte';
import { session } from '../../state/session.svelte';
import { stale } from '../../state/stale.svelte';
import { trail } from '../../state/trail.svelte';
import { view } from '../../state/view.svelte';
import { clock } from '../../words/clock.svelte';
import { countIn, type Counted } from './counters';

/** The station is told at most four times a second where we look. */
const LOOK_GAP_MS = 250;

interface Held {
  since: number;
  version: number;
  shapes: readonly ShapeView[];
  floor: FloorView | null;
}

export class LiveController {
  readonly picture = new MapPicture();
  mode = $state<'map' | 'list'>('map');
  filter = $state<Counted | null>(null);
  held = $state.raw<Held | null>(null);
  #floor = $state<string | null>(null);
  #turns = 0;
  #flown = view.flights;

  /** Places are only names: there is nothing to draw. */
  readonly isUndrawn = $derived(
    scene.isThere && scene.floor === null && !scene.shapes.some((shape) => shape.kind !== 'reader'),
  );
  readonly shown = $derived(this.isUndrawn ? 'list' : this.mode);
  readonly heldFor = $derived(this.held === null ? 0 : clock.now - this.held.since);
  readonly heldNews = $derived(this.held === null ? 0 : stale.version - this.held.version);

  /** Call while the screen is being set up. */
  start(): void {
    const look = throttle(() => void this.#look(), LOOK_GAP_MS);
    $effect(() => {
      // Everything the station draws by is read here, so that any change of it asks anew.
      void [session.watch, past.at, this.#floor, view.selectedThing, this.picture.view, this.picture.unit];
      look();
    });
    $effect(() => () => look.cancel());
    $effect(() => {
      const now = this.held ?? scene;
      this.picture.show(now.shapes, now.floor, (id) => places.get(id)?.parent ?? null);
    });
    $effect(() => {
      this.picture.selectedPlace = view.selectedPlace;
    });
    $effect(() => {
      const filter = this.filter;
      this.picture.mark = filter;
      this.picture.bright = filter === null ? null : brightPlaces(filter);
    });
    $effect(() => this.#flyWhenAsked());
    $effect(() => {
      // A way leads through the whole house.
      if (trail.key !== null) untrack(() => this.picture.fitAll());
    });
  }

  async #look(): Promise<void> {
    const { view: port, seen, unit } = this.picture;
    if (session.watch === null || port.w === 0) return;
    try {
      await call('map.look_at', {
        watch: session.watch,
        floor: this.#floor,
        left: seen.x,
        top: seen.y,
        width: seen.w,
        height: seen.h,
        // What counts is how large things are against the letters, so the size setting is taken out.
        pixels_per_metre: port.k / unit,
        selected: view.selectedThing,
        at: past.at,
      });
    } catch (thrown) {
      if (session.isConnected) faults.show(thrown);
    }
  }

  /** A thing was chosen somewhere: as soon as the station says where it is drawn, go there. */
  #flyWhenAsked(): void {
    const asked = view.flights;
    const shape = this.picture.selected;
    if (asked === this.#flown || shape === null || shape.key !== view.selectedThing) return;
    this.#flown = asked;
    this.picture.goToThing(shape);
  }

  chooseFloor(floor: string): void {
    this.#floor = floor;
  }

  /** A press on a counter: looks for the next thing in that state; the same counter again goes on to the one after. */
  async press(mark: Counted): Promise<void> {
    this.#turns = this.filter === mark ? this.#turns + 1 : 0;
    this.filter = mark;
    await faults.attempt(async () => {
      const key = await nth(mark, this.#turns);
      if (key !== null) view.fly(key);
    });
  }

  clearFilter(): void {
    this.filter = null;
  }

  toggleHold(): void {
    this.held =
      this.held === null
        ? { since: clock.now, version: stale.version, shapes: scene.shapes, floor: scene.floor }
        : null;
  }

  toggleMode(): void {
    this.mode = this.shown === 'map' ? 'list' : 'map';
  }

  pickPlace(place: string): void {
    const moving = view.moving;
    if (moving !== null) {
      void faults
        .attempt(() => call('items.move', { asset: moving.asset, place }))
        .then((isDone) => {
          if (isDone) view.moving = null;
        });
      return;
    }
    // A second press on the same place goes in: nobody needs a fast double press.
    if (view.selectedPlace === place) this.picture.goIn(place);
    else view.select({ kind: 'place', place });
  }

  pickThing(key: string): void {
    if (view.moving === null) {
      view.select({ kind: 'thing', key });
      return;
    }
    const place = this.picture.things.find((shape) => shape.key === key)?.place;
    if (place !== null && place !== undefined) this.pickPlace(place);
  }

  /** One place up: from a bin to its rack, at last to the whole floor. */
  goOut(): void {
    const inside = this.picture.inside;
    const parent = inside === null ? null : (places.get(inside.id)?.parent ?? null);
    const isDrawn = this.picture.places.some((place) => place.id === parent);
    if (parent !== null && isDrawn) this.picture.goIn(parent);
    else this.picture.fitAll();
  }
}

function brightPlaces(mark: Counted): ReadonlySet<string> {
  const bright = new Set<string>();
  for (const node of places.byId.values()) if (countIn(past.of(node), mark) > 0) bright.add(node.id);
  return bright;
}

/** Key of the `turn`-th thing in a state, round and round; `null` when there is none. */
async function nth(mark: Counted, turn: number): Promise<string | null> {
  if (mark === 'alert' || mark === 'missing') return null;
  const ask = (from: number) =>
    mark === 'unknown'
      ? call('tags.unknown', { from, count: 1 })
      : call('items.page', {
          text: '',
          filter: mark,
          place: null,
          sort: 'name',
          is_descending: false,
          from,
          count: 1,
        });
  const first = await ask(turn);
  if (first.rows.length > 0 || first.total === 0) return first.rows[0]?.key ?? null;
  return (await ask(turn % first.total)).rows[0]?.key ?? null;
}

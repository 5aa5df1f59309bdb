// The channel against a host made of arrays: snapshot, deltas, gaps, ends.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { headline } from '../state/headline.svelte';
import { places } from '../state/places.svelte';
import { scene } from '../state/scene.svelte';
import { session } from '../state/session.svelte';
import { stale } from '../state/stale.svelte';
import type { Hello, Live, NumbersView, PlaceNode, ShapeView } from './bindings';
import { call, NO_ANSWER } from './call';
import { replaceHost, type Host } from './host';
import { keepWatching } from './live';

const NUMBERS: NumbersView = {
  expected: 2,
  here: 2,
  wrong_place: 0,
  not_seen: 0,
  missing: 0,
  unknown: 0,
  alerts: 0,
  last_read: null,
};
const HELLO = { site: 'North', theme: 'dark', language: 'en', scale: 100 } as unknown as Hello;

function place(id: string, name: string): PlaceNode {
  return {
    id,
    parent: null,
    kind: 'Zone',
    name,
    code: null,
    order: 0,
    numbers: NUMBERS,
    readers: [],
    unwatched_since: null,
  };
}

function live(n: number, some: Partial<Live> = {}): Live {
  return {
    watch: 7,
    n,
    now: Date.now(),
    headline: null,
    items: null,
    scene: null,
    places: null,
    places_gone: [],
    readers: null,
    notices: null,
    jobs: null,
    counts: null,
    find: null,
    scan: null,
    strip: null,
    stale: [],
    is_all_stale: false,
    settings_changed: false,
    ...some,
  };
}

class Wire implements Host {
  opened = 0;
  calls: string[] = [];
  send: (message: Live) => void = () => {};
  end: () => void = () => {};

  call(method: string): Promise<unknown> {
    this.calls.push(method);
    return method === 'app.hello' ? Promise.resolve(HELLO) : Promise.reject(new Error('no'));
  }

  watch(onmessage: (message: Live) => void, onclose: () => void): () => void {
    this.opened += 1;
    this.send = onmessage;
    this.end = onclose;
    return () => {};
  }

  fileAddress(): null {
    return null;
  }
}

describe('live channel', () => {
  let wire: Wire;
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    wire = new Wire();
    replaceHost(wire);
    stop = keepWatching();
    return () => {
      stop();
      vi.useRealTimers();
    };
  });

  it('is ready after greeting and snapshot', async () => {
    wire.send(live(0, { headline: NUMBERS, items: 2, places: [place('a', 'A'), place('b', 'B')] }));
    await vi.advanceTimersByTimeAsync(0);
    expect(wire.calls).toEqual(['app.hello']);
    expect(session.isReady).toBe(true);
    expect(session.isConnected).toBe(true);
    expect(headline.items).toBe(2);
    expect([...places.byId.keys()]).toEqual(['a', 'b']);
  });

  it('puts deltas into what it has', () => {
    wire.send(live(0, { places: [place('a', 'A'), place('b', 'B')] }));
    wire.send(live(1, { places: [place('b', 'B2')], places_gone: ['a'] }));
    expect([...places.byId.values()].map((node) => node.name)).toEqual(['B2']);
    const before = stale.versionOf('i:1');
    wire.send(live(2, { stale: ['i:1'] }));
    expect(stale.versionOf('i:1')).toBeGreaterThan(before);
    expect(stale.versionOf('i:2')).toBe(before);
  });

  it('opens anew after a gap, and the new snapshot replaces everything', () => {
    wire.send(live(0, { places: [place('a', 'A')] }));
    wire.send(live(2, { places: [place('x', 'X')] }));
    expect(wire.opened).toBe(2);
    expect(places.get('x')).toBeUndefined();
    wire.send(live(0, { places: [place('b', 'B')] }));
    expect([...places.byId.keys()]).toEqual(['b']);
  });

  it('says that the connection is lost and comes back by itself', async () => {
    wire.send(live(0));
    wire.end();
    expect(session.isConnected).toBe(false);
    expect(session.lostSince).not.toBeNull();
    await vi.advanceTimersByTimeAsync(300);
    expect(wire.opened).toBe(2);
    wire.send(live(0));
    expect(session.isConnected).toBe(true);
    expect(session.lostSince).toBeNull();
  });

  it('keeps the drawing order of the scene through deltas', () => {
    const shape = (key: string, name: string): ShapeView => ({ key, name }) as unknown as ShapeView;
    const view = { level: 1, floor: null, floors: [], gone: [] as string[] };
    wire.send(live(0, { scene: { ...view, is_whole: true, shapes: [shape('a', 'A'), shape('b', 'B')] } }));
    wire.send(
      live(1, {
        scene: { ...view, is_whole: false, gone: ['b'], shapes: [shape('c', 'C'), shape('a', 'A2')] },
      }),
    );
    expect(scene.shapes.map((one) => one.name)).toEqual(['A2', 'C']);
  });

  it('turns whatever was thrown into a problem in words', async () => {
    await expect(call('undo.list', {})).rejects.toMatchObject({ code: NO_ANSWER, detail: 'no' });
  });
});

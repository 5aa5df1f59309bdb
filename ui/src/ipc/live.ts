// The live channel: puts each message into the mirrors. The only writer of `state/`.
// Messages carry a running number; after a gap, or when the channel ends, a fresh one is opened and its first
// message replaces everything.
import { clock } from '../words/clock.svelte';
import { counts } from '../state/counts.svelte';
import { find } from '../state/find.svelte';
import { headline } from '../state/headline.svelte';
import { jobs } from '../state/jobs.svelte';
import { notices } from '../state/notices.svelte';
import { places } from '../state/places.svelte';
import { readers } from '../state/readers.svelte';
import { scans } from '../state/scans.svelte';
import { scene } from '../state/scene.svelte';
import { session } from '../state/session.svelte';
import { stale } from '../state/stale.svelte';
import { strip } from '../state/strip.svelte';
import type { Live } from './bindings';
import { call, NOTHING } from './call';
import { theHost } from './host';

/** Waits between tries, the last one repeated. */
const RETRY_MS = [250, 500, 1_000, 2_000, 4_000] as const;

let next = 0;
let failures = 0;
let close: (() => void) | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens the channel and keeps it open. Returns how to stop. */
export function keepWatching(): () => void {
  open();
  return () => {
    clearTimeout(timer);
    timer = undefined;
    close?.();
    close = undefined;
  };
}

function open(): void {
  clearTimeout(timer);
  timer = undefined;
  close?.();
  next = 0;
  close = theHost().watch(receive, () => retry());
}

function retry(): void {
  close = undefined;
  session.setConnected(false);
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 4_000;
  failures += 1;
  timer = setTimeout(open, wait);
}

/** Takes one message; exported for tests. */
export function receive(live: Live): void {
  if (live.n !== next) {
    open();
    return;
  }
  next += 1;
  failures = 0;
  apply(live);
}

/** Puts one message into the mirrors. */
export function apply(live: Live): void {
  const isFirst = live.n === 0;
  clock.set(live.now);
  if (live.headline !== null) headline.setNumbers(live.headline);
  if (live.items !== null) headline.setItems(live.items);
  if (live.places !== null || isFirst) places.apply(live.places ?? [], live.places_gone, isFirst);
  else if (live.places_gone.length > 0) places.apply([], live.places_gone, false);
  if (live.readers !== null) readers.set(live.readers);
  if (live.notices !== null) notices.set(live.notices);
  if (live.jobs !== null) jobs.set(live.jobs);
  if (live.strip !== null) strip.set(live.strip);
  if (live.counts !== null) counts.set(live.counts);
  if (live.find !== null || isFirst) find.setMeters(live.find ?? []);
  if (live.scan !== null) scans.take(live.scan);
  if (isFirst) scene.clear();
  if (live.scene !== null) scene.apply(live.scene);
  if (live.is_all_stale || isFirst) stale.markAll();
  else if (live.stale.length > 0) stale.mark(live.stale);
  if (isFirst) session.setWatch(live.watch);
  if (isFirst || live.settings_changed) void greet();
}

/** Asks who the station is; on failure the channel's own retry brings us back here. */
async function greet(): Promise<void> {
  try {
    session.setHello(await call('app.hello', NOTHING));
  } catch {
    session.setConnected(false);
    timer ??= setTimeout(open, RETRY_MS[2]);
  }
}

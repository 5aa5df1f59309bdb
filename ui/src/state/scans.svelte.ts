// Deliberate scans: what is on the screen is told to the station, a scanned text is sent there, and what comes back is
// followed. What a scan means is decided by the station alone.
import type { ScanContext, ScanView } from '../ipc/bindings';
import { call, toProblem } from '../ipc/call';
import type { GunKey } from '../lib/gun';
import { say } from '../words/words.svelte';
import { spoken } from '../words/values';
import { announcer } from './announcer.svelte';
import { find } from './find.svelte';
import { session } from './session.svelte';
import { view } from './view.svelte';

/** Scans that wait while one is being decided. */
const WAITING_MAX = 200;
const SCREENS = ['live', 'count', 'find', 'items', 'alerts', 'reports', 'setup'];

class Scans {
  /** The last one, on whatever way it came. */
  last = $state.raw<ScanView | null>(null);
  /** Grows with every scan, so that a screen can follow the same scan only once. */
  turn = $state(0);
  /** What is scanned next goes there. */
  putting = $state.raw<ScanView['putting']>(null);
  /** A picker that is open. */
  picker = $state<'item' | 'place' | 'product' | null>(null);
  /** The item whose tag is waited for. */
  linking = $state<string | null>(null);
  /** The count on the screen. */
  count = $state<string | null>(null);
  /** Somebody teaches the keyboard of a gun: the next scan is for that. `true` = it was taken. */
  lesson: ((keys: GunKey[]) => boolean) | null = null;
  #waiting: string[] = [];
  #isBusy = false;

  /** What the person is at. */
  readonly context = $derived.by((): ScanContext => ({
    watch: session.watch ?? 0,
    screen: SCREENS.includes(view.screen) ? view.screen : 'live',
    picker: this.picker,
    moving: view.moving?.asset ?? null,
    linking: this.linking,
    count: view.screen === 'count' ? this.count : null,
    targets: find.targets.map((target) => target.key),
  }));

  /** A text was scanned, typed or pasted. One after the other, in order. */
  text(text: string): void {
    if (this.#waiting.length >= WAITING_MAX) return;
    this.#waiting.push(text);
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
      try {
        this.take(await call('scan.text', { text, context: this.context }));
      } catch (thrown) {
        announcer.alert(toProblem(thrown).message);
      }
    }
    this.#isBusy = false;
  }

  /** Tells the station what is on the screen. */
  async tell(context: ScanContext): Promise<void> {
    try {
      await call('scan.look', context);
    } catch {
      // The next change tells it again; a lost connection is shown elsewhere.
    }
  }

  /** Nothing is put anywhere any more. */
  stopPutting(): void {
    this.putting = null;
    // Any other screen ends it there, too; then back to this one.
    const { context } = this;
    void this.tell({ ...context, screen: 'setup' }).then(() => this.tell(context));
  }

  /** The answer to a scan came. */
  take(scan: ScanView): void {
    if (scan.n > 0 && scan.watch !== session.watch) return;
    this.last = scan;
    this.turn += 1;
    this.putting = scan.putting;
    const words = say(scan.words, spoken(scan.args));
    if (scan.tone === 'error') announcer.alert(words);
    else announcer.say(words);
    if (scan.problem === null) this.#follow(scan);
  }

  /** What every screen does alike. What belongs to one screen, that screen does when `turn` grows. */
  #follow(scan: ScanView): void {
    const { key, place } = scan;
    switch (scan.deed) {
      case 'show':
      case 'open':
      case 'tag_taken':
      case 'report_item':
        if (key !== null) view.fly(key);
        break;
      case 'new_tag':
        if (scan.epc !== null) view.select({ kind: 'thing', key: `e:${scan.epc}` });
        break;
      case 'new_item':
        view.go('items', { create: true, ...(scan.epc === null ? {} : { tag: scan.epc }) });
        break;
      case 'go_to':
      case 'put':
      case 'search_from':
        if (place !== null) view.select({ kind: 'place', place });
        break;
      case 'filter_place':
        if (place !== null) view.go('items', { place });
        break;
      case 'report_place':
        if (place !== null) view.go('reports', { report: 'everything', place });
        break;
      case 'filter_product':
        if (view.screen !== 'count') view.go('items', { text: scan.args['product'] ?? '' });
        break;
      case 'move':
        if (view.moving !== null) view.moving = null;
        if (key !== null) view.fly(key);
        break;
      case 'target':
        find.look(scan.targets.map((target) => ({ key: target, name: scan.args['item'] ?? '' })));
        break;
      case 'target_tag':
        void this.#targetTag(scan.epc ?? '');
        break;
      case 'found_it':
        if (key !== null) find.finish(key);
        break;
    }
  }

  /** A tag that was heard before can be looked for; one that never was has nothing to compare with. */
  async #targetTag(epc: string): Promise<void> {
    const card = await call('items.show', { key: `e:${epc}` });
    if (!card.row.key.startsWith('e:')) find.look([{ key: card.row.key, name: card.row.name }]);
  }
}

export const scans = new Scans();

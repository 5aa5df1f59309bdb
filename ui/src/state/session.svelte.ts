// Mirror: who the station is, and whether we hear it.
import type { Hello } from '../ipc/bindings';

class Session {
  hello = $state.raw<Hello | null>(null);
  /** The watch of this window; a new one after each lost connection. `null` before the first. */
  watch = $state<number | null>(null);
  isConnected = $state(false);
  /** Since when nothing is heard, by this machine's clock. */
  lostSince = $state<number | null>(null);
  /** Greeting and first snapshot are here: the screens can be drawn. */
  readonly isReady = $derived(this.hello !== null && this.watch !== null);

  setHello(hello: Hello): void {
    this.hello = hello;
  }

  setWatch(watch: number): void {
    this.watch = watch;
    this.setConnected(true);
  }

  setConnected(isConnected: boolean): void {
    if (isConnected) this.lostSince = null;
    else this.lostSince ??= Date.now();
    this.isConnected = isConnected;
  }
}

export const session = new Session();

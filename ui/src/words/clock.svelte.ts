// The station's clock as this page sees it: ages are counted from it, never from the clock of this machine alone,
// because a browser may stand on another desk.

const TICK_MS = 1_000;

let offset = 0;
let now = $state(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;

export const clock = {
  /** UTC milliseconds, renewed once a second. */
  get now(): number {
    return now;
  },
  /** The station said what time it is. */
  set(stationNow: number): void {
    offset = stationNow - Date.now();
    if (Math.abs(stationNow - now) > TICK_MS) now = stationNow;
  },
  /** Starts ticking; returns how to stop. */
  start(): () => void {
    timer ??= setInterval(() => (now = Date.now() + offset), TICK_MS);
    return () => {
      clearInterval(timer);
      timer = undefined;
    };
  },
};

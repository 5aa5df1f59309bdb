// Runs something at most once in a span; the last wish always gets its turn.

export interface Throttled {
  (): void;
  /** Forgets what waits. */
  cancel(): void;
}

export function throttle(run: () => void, gapMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const turn = (): void => {
    timer = undefined;
    if (!isWanted) return;
    isWanted = false;
    timer = setTimeout(turn, gapMs);
    run();
  };
  const throttled = (): void => {
    isWanted = true;
    if (timer === undefined) turn();
  };
  throttled.cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    isWanted = false;
  };
  return throttled;
}

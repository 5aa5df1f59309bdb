import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from './throttle';

describe('throttle', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs at once, then once for all that came in the span', () => {
    let runs = 0;
    const go = throttle(() => (runs += 1), 250);
    go();
    expect(runs).toBe(1);
    go();
    go();
    expect(runs).toBe(1);
    vi.advanceTimersByTime(250);
    expect(runs).toBe(2);
    vi.advanceTimersByTime(1_000);
    expect(runs).toBe(2);
  });

  it('forgets what waits', () => {
    let runs = 0;
    const go = throttle(() => (runs += 1), 250);
    go();
    go();
    go.cancel();
    vi.advanceTimersByTime(1_000);
    expect(runs).toBe(1);
  });
});

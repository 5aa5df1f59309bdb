// What a heat map counts and how it is coloured. Pure. Five steps of one hue; their bounds are printed in the legend.

/** Enough of a way: from where to where, and how often. `null`: outside. */
export interface Way {
  from: string | null;
  to: string | null;
  count: number;
}

/** Enough of a dwell: how many stays in a place, and all of them together. */
export interface Dwell {
  place: string;
  stays: number;
  total_ms: number;
}

export const STEPS = 5;

/**
 * How many moves began or ended in each place. A place counts what is inside it, and a move between two of its own
 * places once. `around`: a place and all it lies in.
 */
export function movesBy(
  ways: readonly Way[],
  around: (place: string) => readonly string[],
): ReadonlyMap<string, number> {
  const moves = new Map<string, number>();
  for (const way of ways) {
    const touched = new Set([way.from, way.to].flatMap((end) => (end === null ? [] : around(end))));
    for (const place of touched) moves.set(place, (moves.get(place) ?? 0) + way.count);
  }
  return moves;
}

/** How long one stay lasts on average, milliseconds; a place counts what is inside it. */
export function staysBy(
  dwell: readonly Dwell[],
  around: (place: string) => readonly string[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, { stays: number; ms: number }>();
  for (const one of dwell) {
    for (const place of around(one.place)) {
      const sum = sums.get(place) ?? { stays: 0, ms: 0 };
      sums.set(place, { stays: sum.stays + one.stays, ms: sum.ms + one.total_ms });
    }
  }
  return new Map([...sums].filter(([, sum]) => sum.stays > 0).map(([id, sum]) => [id, sum.ms / sum.stays]));
}

/** One colour of the legend: from and to, both included. */
export interface Step {
  /** 1 to `STEPS`: the colour. */
  step: number;
  from: number;
  to: number;
}

/**
 * The steps up to the greatest number on the map, narrow below and wide above: a few gates see most of what moves, and
 * all other places would else look alike. `unit`: the smallest difference that is written. Steps nothing falls into are
 * left out.
 */
export function scaleTo(top: number, unit: number): readonly Step[] {
  const most = Math.ceil(top / unit);
  const steps: Step[] = [];
  let from = 1;
  for (let step = 1; step <= STEPS; step += 1) {
    const to = step === STEPS ? most : Math.floor(most * (step / STEPS) ** 2);
    if (to >= from) steps.push({ step, from: from * unit, to: to * unit });
    from = Math.max(from, to + 1);
  }
  return steps;
}

/** The colour of a number: 0 for nothing, else 1 to `STEPS`. */
export function stepOf(scale: readonly Step[], value: number): number {
  if (value <= 0) return 0;
  return (scale.find((one) => value <= one.to) ?? scale.at(-1))?.step ?? 0;
}

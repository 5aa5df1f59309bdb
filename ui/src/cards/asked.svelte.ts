// Asks the station for one card and asks again whenever the thing may have changed. The old answer stays in sight
// until the new one is there.
import type { Problem } from '../ipc/bindings';
import { toProblem } from '../ipc/call';

/** What came back. */
export class Asked<T> {
  answer = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  #turn = 0;

  /** `ask` reads whatever shall make it ask again. Call while a component is being set up. */
  constructor(ask: () => Promise<T>) {
    $effect(() => {
      void this.#run(ask());
    });
  }

  async #run(waiting: Promise<T>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const answer = await waiting;
      if (turn === this.#turn) {
        this.answer = answer;
        this.problem = null;
      }
    } catch (thrown) {
      if (turn === this.#turn) this.problem = toProblem(thrown);
    }
  }
}

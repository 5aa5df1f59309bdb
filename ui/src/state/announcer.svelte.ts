// Not a mirror: what is said to people who listen. Polite messages wait until three seconds have passed since the
// last one and only the newest is kept; assertive ones go at once.

const POLITE_GAP_MS = 3_000;

class Announcer {
  polite = $state('');
  assertive = $state('');
  #waiting: string | null = null;
  #quietUntil = 0;
  #isWaiting = false;

  say(text: string): void {
    const wait = this.#quietUntil - Date.now();
    if (wait <= 0) {
      this.#speak(text);
      return;
    }
    this.#waiting = text;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => {
      this.#isWaiting = false;
      if (this.#waiting !== null) this.#speak(this.#waiting);
    }, wait);
  }

  /** For errors, alarms and lost readers. */
  alert(text: string): void {
    // The same sentence twice is only spoken twice when it differs.
    this.assertive = this.assertive === text ? `${text}\u00a0` : text;
  }

  #speak(text: string): void {
    this.#waiting = null;
    this.#quietUntil = Date.now() + POLITE_GAP_MS;
    this.polite = this.polite === text ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();

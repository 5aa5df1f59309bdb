// Not a mirror: somebody is asked who they are, because a press needed more rights or because they pressed their name.

/** The rights, the smallest first. */
export const ROLES = ['Floor', 'Lead', 'Setup'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a right is enough. */
export function isEnough(role: string, needs: string): boolean {
  return ROLES.indexOf(role as Role) >= ROLES.indexOf(needs as Role);
}

/** The right that was missing, when that was the reason. */
function neededRole(thrown: unknown): string | null {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown) || !('refers' in thrown))
    return null;
  if (thrown.code !== 'TS-PERSON-001') return null;
  return (thrown.refers as Record<string, string>)['role'] ?? null;
}

class Rights {
  /** What is asked for now; `needs: null` when a person only wants to say who they are. */
  asked = $state.raw<{ needs: string | null } | null>(null);
  #answer: ((isGiven: boolean) => void) | null = null;

  /** Opens the dialog; `true` when somebody gave a PIN. What was typed elsewhere stays. */
  ask(needs: string | null): Promise<boolean> {
    this.#answer?.(false);
    this.asked = { needs };
    return new Promise((answer) => (this.#answer = answer));
  }

  /** Runs a request; when its right is missing, asks for a PIN that has it and runs it again. */
  async around(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const needs = neededRole(thrown);
      if (needs === null || !(await this.ask(needs))) throw thrown;
      await this.around(work);
    }
  }

  answer(isGiven: boolean): void {
    this.asked = null;
    this.#answer?.(isGiven);
    this.#answer = null;
  }
}

export const rights = new Rights();

// Tells the station that somebody is at the desk, so that whoever gave a PIN stays as long as they work.
import { call, NOTHING } from '../ipc/call';
import { announcer } from '../state/announcer.svelte';
import { session } from '../state/session.svelte';
import { t } from '../words/words.svelte';

const EVERY_MS = 20_000;

/** Call while the frame is being set up. */
export function keepTouching(): void {
  let last = 0;
  const touch = (): void => {
    if ((session.hello?.person ?? null) === null || Date.now() - last < EVERY_MS) return;
    last = Date.now();
    // Nobody has to know when it fails: then the desk is let go of a little earlier.
    call('people.touch', NOTHING).catch(() => {});
  };
  $effect(() => {
    addEventListener('pointerdown', touch, true);
    addEventListener('keydown', touch, true);
    return () => {
      removeEventListener('pointerdown', touch, true);
      removeEventListener('keydown', touch, true);
    };
  });
  let before: string | null = null;
  $effect(() => {
    const person = session.hello?.person ?? null;
    if (before !== null && person === null) announcer.say(t('pin-locked'));
    before = person;
  });
}

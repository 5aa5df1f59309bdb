// Listens for barcode guns before anybody else sees the keys. A burst in a text field is taken out of it again.
import { session } from '../state/session.svelte';
import { scans } from '../state/scans.svelte';
import { textOf, type GunKey } from '../lib/gun';
import { SILENCE_MS, Wedge } from '../lib/wedge';

type Field = HTMLInputElement | HTMLTextAreaElement;

function fieldOf(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  if (!(target instanceof HTMLInputElement)) return null;
  return ['text', 'search', 'number', 'password', 'tel', 'url', 'email'].includes(target.type)
    ? target
    : null;
}

/** Listens as long as the component lives that calls it while being set up. */
export function keepListening(onlesson: (keys: GunKey[]) => boolean): void {
  const wedge = new Wedge();
  let before: { field: Field; value: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function scan(keys: GunKey[]): void {
    const kept = before;
    before = null;
    // A field that wants the code itself keeps it.
    if (kept?.field.dataset['scan'] === 'raw') return;
    if (kept !== null) {
      kept.field.value = kept.value;
      kept.field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (!onlesson(keys)) scans.text(textOf(keys, session.hello?.gun ?? ''));
  }

  function onkeydown(event: KeyboardEvent): void {
    const third = event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey);
    const field = fieldOf(event.target);
    const value = field?.value ?? '';
    const step = wedge.press(
      {
        key: event.key,
        code: event.code,
        shift: event.shiftKey,
        third,
        isRepeated: event.repeat,
        isShortcut: !third && (event.ctrlKey || event.metaKey || event.altKey),
      },
      event.timeStamp,
      field !== null,
    );
    if (step.isFirst) before = field === null ? null : { field, value };
    if (step.isSwallowed) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    clearTimeout(timer);
    if (step.scan !== null) scan(step.scan);
    else if (wedge.isWaiting) {
      timer = setTimeout(() => {
        const keys = wedge.quiet(performance.now());
        if (keys !== null) scan(keys);
      }, SILENCE_MS + 5);
    }
  }

  $effect(() => {
    window.addEventListener('keydown', onkeydown, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onkeydown, { capture: true });
    };
  });
}

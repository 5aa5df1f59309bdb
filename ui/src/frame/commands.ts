// What the frame does on a press or key, whatever screen is open.
import { call, NOTHING } from '../ipc/call';
import { announcer } from '../state/announcer.svelte';
import { faults } from '../state/faults.svelte';
import { readers } from '../state/readers.svelte';
import { t } from '../words/words.svelte';

const SCALE_MIN = 100;
const SCALE_MAX = 200;
const SCALE_STEP = 10;

/** Takes back the last change of a person. */
export async function undoLast(): Promise<void> {
  if (await faults.attempt(() => call('undo.take_back', { undo: null }))) announcer.say(t('strip-undone'));
}

/** Does again what was taken back last. */
export async function redoLast(): Promise<void> {
  if (await faults.attempt(() => call('undo.redo', NOTHING))) announcer.say(t('strip-redone'));
}

/** F11, where the page may: the desktop window has its own way. */
export async function toggleFull(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // A browser that does not let pages do it has its own key for it.
  }
}

/** All readers on or off. */
export async function switchReading(isOn: boolean): Promise<void> {
  await faults.attempt(() => call('readers.switch', { reader: null, is_on: isOn }));
}

/** F2: off when any shall read, else on. */
export async function toggleReading(): Promise<void> {
  if (readers.together !== 'none') await switchReading(!readers.all.some((reader) => reader.is_on));
}

/** The next size of everything. */
export function nextScale(scale: number, step: 'larger' | 'smaller' | 'normal'): number {
  if (step === 'normal') return SCALE_MIN;
  const wanted = scale + (step === 'larger' ? SCALE_STEP : -SCALE_STEP);
  return Math.min(SCALE_MAX, Math.max(SCALE_MIN, wanted));
}

/** Changes the size of everything; it is a setting, so it comes back after a restart. */
export async function changeScale(step: 'larger' | 'smaller' | 'normal'): Promise<void> {
  await faults.attempt(async () => {
    const settings = await call('settings.show', NOTHING);
    const scale = nextScale(settings.scale, step);
    if (scale !== settings.scale) await call('settings.change', { ...settings, scale });
    announcer.say(t('frame-size-said', { percent: scale }));
  });
}

// Language, direction, theme and size of the page, as the settings of the site say.
import { session } from '../state/session.svelte';
import { speak, voice } from '../words/words.svelte';

/** The theme drawn for a setting. `system` follows the computer, and its wish for more contrast first of all. */
export function themeOf(setting: string, isDark: boolean, wantsContrast: boolean): string {
  if (setting === 'light' || setting === 'dark' || setting === 'contrast') return setting;
  if (wantsContrast) return 'contrast';
  return isDark ? 'dark' : 'light';
}

/** Keeps the page as the settings say; call while a component is being set up. */
export function keepAppearance(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  let wishes = $state(0);
  const look = (): void => {
    wishes += 1;
  };

  $effect(() => {
    dark.addEventListener('change', look);
    contrast.addEventListener('change', look);
    return () => {
      dark.removeEventListener('change', look);
      contrast.removeEventListener('change', look);
    };
  });

  $effect.pre(() => {
    void wishes;
    const root = document.documentElement;
    const hello = session.hello;
    if (hello !== null) void speak(hello.language);
    root.dataset['theme'] = themeOf(hello?.theme ?? 'system', dark.matches, contrast.matches);
    root.style.fontSize = `${(16 * (hello?.scale ?? 100)) / 100}px`;
    root.lang = voice.language;
    root.dir = voice.direction;
  });
}

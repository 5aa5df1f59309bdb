// Svelte's compiler: runes everywhere, so no file can fall back to the older reactivity by accident.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: { runes: true },
};

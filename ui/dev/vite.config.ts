// Pages with the fake station inside: for drawing screens and taking pictures without the Rust side.
// Never part of the normal build.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: './',
  publicDir: `${here}/../public`,
  plugins: [svelte({ configFile: `${here}/../svelte.config.js` })],
  build: { target: 'es2022', outDir: `${here}/dist`, emptyOutDir: true, assetsInlineLimit: 0 },
  server: { fs: { allow: [`${here}/../..`] } },
});

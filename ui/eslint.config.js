// Lint: types, Svelte, the arrows between the folders, and what the window's browser does not have.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** frame → screens → { map, grid, cards, state } → { parts, ipc, words } → lib */
const LAYERS = [
  ['frame'],
  ['screens'],
  ['cards'],
  ['map', 'grid', 'state'],
  ['parts', 'ipc', 'words'],
  ['lib'],
];

const noTauri = {
  group: ['@tauri-apps/*'],
  message: 'Only ipc/ knows whether this is the window or a browser.',
};

function upward(layer) {
  return LAYERS.slice(0, layer)
    .flat()
    .map((folder) => ({
      group: [`**/${folder}/**`],
      message: `${LAYERS[layer].join(', ')} must not know ${folder}: see the arrows in README.md.`,
    }));
}

const arrows = LAYERS.flatMap((folders, layer) =>
  folders.map((folder) => ({
    files: [`src/${folder}/**/*.{ts,svelte}`],
    // ipc/live.ts is the one writer of the mirrors.
    ignores: ['src/ipc/live.ts', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...upward(layer), ...(folder === 'ipc' ? [] : [noTauri])] },
      ],
    },
  })),
);

const neighbours = ['live', 'count', 'find', 'items', 'alerts', 'reports', 'setup'].map((screen, _, all) => ({
  files: [`src/screens/${screen}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...upward(1),
          noTauri,
          ...all
            .filter((other) => other !== screen)
            .map((other) => ({
              group: [`**/${other}/**`],
              message: 'A screen never imports another screen.',
            })),
        ],
      },
    ],
  },
}));

export default ts.config(
  { ignores: ['dist/', 'dev/dist/', 'node_modules/', 'src/ipc/bindings.ts', 'src/words/ids.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      // These two need types we do not ask eslint for; named here so that an exception can be written down.
      '@typescript-eslint/only-throw-error': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'Temporal', message: 'Missing in the window on Linux; format with Intl.' },
        { name: 'requestIdleCallback', message: 'Missing in the window on Linux.' },
        { name: 'scheduler', message: 'Missing in the window on Linux.' },
        { name: 'alert', message: 'Use parts/Dialog.' },
        { name: 'confirm', message: 'Use undo, or parts/Dialog.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'navigator', property: 'locks', message: 'Missing in the window on Linux.' },
        { object: 'navigator', property: 'serial', message: 'Readers belong to Rust.' },
        { object: 'window', property: 'requestIdleCallback', message: 'Missing in the window on Linux.' },
        { object: 'localStorage', property: 'setItem', message: 'The station keeps settings.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
    rules: {
      // Set and Map here are built anew and never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
    },
  },
  { files: ['*.config.{js,ts}', 'dev/**/*.{js,mjs,ts}'], languageOptions: { globals: { ...globals.node } } },
  { files: ['dev/**/*.mjs'], rules: { 'no-console': 'off' } },
  ...arrows,
  ...neighbours,
);

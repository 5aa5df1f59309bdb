// Which pictures are taken.
import { SCREENS } from './shots.screens.mjs';

const SMALL = { width: 1366, height: 768 };
const press = (id) => (page) => page.getByTestId(id).first().click();

export const SHOTS = [
  { name: 'live-light' },
  { name: 'live-light-small', ...SMALL },
  { name: 'live-dark', query: { theme: 'dark' } },
  { name: 'live-contrast', query: { theme: 'contrast', mood: 'lost' } },
  { name: 'live-place', query: { demo: '0' }, act: press('place-Packing') },
  { name: 'live-place-small', ...SMALL, act: press('place-Packing') },
  { name: 'live-wrong', act: press('counter-wrong_place') },
  { name: 'live-wrong-dark-small', ...SMALL, query: { theme: 'dark' }, act: press('counter-wrong_place') },
  { name: 'live-unknown', query: { demo: '0' }, act: press('counter-unknown') },
  { name: 'live-list', act: press('mode-list') },
  { name: 'live-list-small', ...SMALL, act: press('mode-list') },
  { name: 'live-lost', query: { mood: 'lost', demo: '0' }, act: press('reader-chip') },
  { name: 'live-lost-small', ...SMALL, query: { mood: 'lost' } },
  { name: 'count-home', query: { demo: '0' }, act: press('nav-count') },
  { name: 'count-running', query: { demo: '0', mood: 'counting' }, act: press('nav-count') },
  { name: 'count-running-small', ...SMALL, query: { mood: 'counting' }, act: press('nav-count') },
  {
    name: 'count-running-dark',
    query: { demo: '0', mood: 'counting', theme: 'dark' },
    act: press('nav-count'),
  },
  {
    name: 'count-check-contrast-small',
    ...SMALL,
    query: { mood: 'counting', theme: 'contrast' },
    act: async (page) => {
      await press('nav-count')(page);
      await press('count-finish')(page);
    },
  },
  {
    name: 'count-prepare',
    query: { demo: '0' },
    act: async (page) => {
      await press('nav-count')(page);
      await press('count-new')(page);
    },
  },
  {
    name: 'find-near',
    query: { demo: '0' },
    act: async (page) => {
      await press('nav-find')(page);
      await page.locator('[data-testid^="find-"][data-testid*=" "]').first().click();
    },
  },
  {
    name: 'pseudo-count-small',
    ...SMALL,
    query: { mood: 'counting', language: 'en-XA' },
    act: press('nav-count'),
  },
  { name: 'rtl-count', query: { mood: 'counting', language: 'ar-XB' }, act: press('nav-count') },
  { name: 'rtl-find-small', ...SMALL, query: { language: 'ar-XB' }, act: press('nav-find') },
  { name: 'find-start-small', ...SMALL, act: press('nav-find') },
  { name: 'live-empty', query: { mood: 'empty', demo: '0' } },
  { name: 'live-simple', query: { mood: 'empty', demo: '0' }, act: press('use-simple') },
  { name: 'live-no-items', query: { mood: 'no-items', demo: '0' } },
  { name: 'live-no-reader', query: { mood: 'no-reader', demo: '0' } },
  { name: 'live-off', query: { mood: 'off', demo: '0' } },
  { name: 'starting', query: { mood: 'silent' }, act: (page) => page.waitForTimeout(3_000) },
  {
    name: 'live-moving',
    query: { demo: '0' },
    act: async (page) => {
      await press('counter-wrong_place')(page);
      await page.getByTestId('move').click();
    },
  },
  { name: 'live-big', act: (page) => page.keyboard.press('F9') },
  { name: 'live-help', act: press('help') },
  { name: 'who', act: press('who-button') },
  {
    name: 'pin-wrong',
    act: async (page) => {
      await press('who-button')(page);
      await page.getByTestId('who-Ana Kowalska').click();
      for (const digit of '4711') await page.getByTestId(`pin-${digit}`).click();
      await page.getByTestId('pin-ready').click();
    },
  },
  {
    name: 'pin-small',
    ...SMALL,
    query: { theme: 'dark', language: 'en-XA' },
    act: async (page) => {
      await press('who-button')(page);
      await page.getByTestId('who-Ana Kowalska').click();
    },
  },
  { name: 'palette', act: (page) => page.keyboard.press('Control+k') },
  {
    name: 'palette-typed',
    ...SMALL,
    query: { theme: 'contrast' },
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-field').fill('pack');
      await page.waitForTimeout(300);
    },
  },
  { name: 'live-back', act: press('look-back') },
  { name: 'live-back-small', ...SMALL, query: { theme: 'dark', language: 'en-XA' }, act: press('look-back') },
  { name: 'live-heat', act: press('heat') },
  { name: 'live-heat-dark-small', ...SMALL, query: { theme: 'dark' }, act: press('heat') },
  { name: 'live-heat-contrast', query: { theme: 'contrast' }, act: press('heat') },
  {
    name: 'live-heat-stays-pseudo-small',
    ...SMALL,
    query: { language: 'en-XA' },
    act: async (page) => {
      await press('heat')(page);
      await press('heat-stays')(page);
    },
  },
  {
    name: 'live-heat-list',
    act: async (page) => {
      await press('heat')(page);
      await press('mode-list')(page);
    },
  },
  {
    name: 'live-trail',
    query: { demo: '0' },
    act: async (page) => {
      await press('counter-wrong_place')(page);
      await page.getByTestId('trail-button').click();
    },
  },
  { name: 'live-history', act: press('history') },
  { name: 'live-held', act: press('hold') },
  {
    name: 'live-zoomed',
    act: async (page) => {
      await page.getByTestId('place-A-03').focus();
      await page.keyboard.press('Enter');
      await page.getByTestId('place-A-03').focus();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'live-bin',
    act: async (page) => {
      await page.getByTestId('place-A-03-2').click({ position: { x: 8, y: 8 } });
      await page.getByTestId('place-A-03-2').click({ position: { x: 8, y: 8 } });
      await page.waitForTimeout(800);
    },
  },
  { name: 'pseudo-live', query: { language: 'en-XA' }, act: press('counter-wrong_place') },
  { name: 'pseudo-live-small', ...SMALL, query: { language: 'en-XA', mood: 'lost' } },
  { name: 'pseudo-unknown', query: { language: 'en-XA' }, act: press('counter-unknown') },
  { name: 'rtl-live', query: { language: 'ar-XB' }, act: press('counter-wrong_place') },
  { name: 'rtl-live-small', ...SMALL, query: { language: 'ar-XB', mood: 'lost' } },
  { name: 'scale-150', query: { scale: '150' }, act: press('place-Packing') },
  { name: 'scale-200', query: { scale: '200' } },
  ...SCREENS,
];

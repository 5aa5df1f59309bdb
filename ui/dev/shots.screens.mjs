// Pictures of the screens Items, Reports and Set-up: each state once, and the fullest of them in every look.
const SMALL = { width: 1366, height: 768 };

/** Goes to a screen and presses one thing after the other. */
const walk =
  (...ids) =>
  async (page) => {
    for (const id of ids) {
      await page.getByTestId(id).first().click();
      await page.waitForTimeout(250);
    }
  };
const type =
  (text, then = async () => {}) =>
  async (page) => {
    await walk('nav-items')(page);
    await page.getByTestId('items-search').fill(text);
    await page.waitForTimeout(400);
    await then(page);
  };
const made = walk(
  'nav-reports',
  'report-everything',
  'report-make',
  'format-xlsx',
  'report-make',
  'report-make',
);
const changing = type('Crate 43', async (page) => {
  await walk('row-Crate 43', 'open-item', 'link-tag')(page);
  await page.getByTestId('link-typed').scrollIntoViewIfNeeded();
});
const addingReader = walk('nav-setup', 'add-reader', 'antenna-1');
const verified = walk('nav-setup', 'setup-data', 'verify');

/** The pictures worth seeing in every look. */
const FULLEST = [
  { name: 'items', act: walk('nav-items') },
  { name: 'items-card', act: type('Crate 43', walk('row-Crate 43')) },
  { name: 'items-change', act: changing },
  { name: 'reports-made', act: made },
  { name: 'setup-lost', query: { mood: 'lost', demo: '0' }, act: walk('nav-setup') },
  { name: 'setup-reader-form', act: addingReader },
];
const LOOKS = [
  { name: 'light', ...SMALL },
  { name: 'dark', query: { theme: 'dark' } },
  { name: 'dark-small', ...SMALL, query: { theme: 'dark' } },
  { name: 'contrast', query: { theme: 'contrast' } },
  { name: 'pseudo', ...SMALL, query: { language: 'en-XA' } },
  { name: 'rtl', ...SMALL, query: { language: 'ar-XB' } },
  { name: 'scale-150', query: { scale: '150' } },
];
const inLooks = FULLEST.flatMap((shot) =>
  LOOKS.map((look) => ({
    ...shot,
    ...look,
    name: `${shot.name}-${look.name}`,
    query: { ...shot.query, ...look.query },
  })),
);

export const SCREENS = [
  ...FULLEST,
  ...inLooks,
  { name: 'items-hit', act: type('Crate 1') },
  { name: 'items-nothing', act: type('zebra') },
  { name: 'items-empty', query: { mood: 'no-items', demo: '0' }, act: walk('nav-items') },
  { name: 'items-unknown', act: walk('nav-items', 'filter-unknown') },
  { name: 'items-new', act: walk('nav-items', 'items-new') },
  { name: 'items-new-small', ...SMALL, act: walk('nav-items', 'items-new') },
  { name: 'items-card-open', act: type('Crate 43', walk('row-Crate 43', 'open-item')) },
  { name: 'reports', act: walk('nav-reports') },
  { name: 'reports-empty', query: { mood: 'no-items', demo: '0' }, act: walk('nav-reports') },
  { name: 'reports-preview', act: walk('nav-reports', 'report-everything') },
  { name: 'setup', query: { demo: '0' }, act: walk('nav-setup') },
  { name: 'setup-demo-small', ...SMALL, act: walk('nav-setup') },
  { name: 'setup-none', query: { mood: 'no-reader', demo: '0' }, act: walk('nav-setup') },
  { name: 'setup-places', act: walk('nav-setup', 'setup-map') },
  { name: 'setup-place-form', act: walk('nav-setup', 'setup-map', 'add-place') },
  { name: 'alerts', query: { demo: '0' }, act: walk('nav-alerts') },
  { name: 'alerts-lost', query: { mood: 'lost', demo: '0' }, act: walk('nav-alerts') },
  {
    name: 'alerts-lost-small',
    ...SMALL,
    query: { mood: 'lost', theme: 'dark', language: 'en-XA' },
    act: walk('nav-alerts'),
  },
  { name: 'setup-people', act: walk('nav-setup', 'setup-people') },
  {
    name: 'setup-people-small',
    ...SMALL,
    query: { language: 'en-XA', theme: 'dark' },
    act: walk('nav-setup', 'setup-people'),
  },
  { name: 'setup-person-form', act: walk('nav-setup', 'setup-people', 'change-Ana Kowalska') },
  { name: 'setup-screen', act: walk('nav-setup', 'setup-screen') },
  {
    name: 'setup-screen-pseudo',
    ...SMALL,
    query: { language: 'en-XA' },
    act: walk('nav-setup', 'setup-screen'),
  },
  { name: 'setup-data', act: verified },
  { name: 'setup-data-dark', query: { theme: 'dark' }, act: verified },
  { name: 'setup-data-pseudo', ...SMALL, query: { language: 'en-XA' }, act: verified },
  { name: 'setup-about', act: walk('nav-setup', 'setup-about') },
];

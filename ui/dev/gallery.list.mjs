// What docs/screens.md shows, in this order, one hand after the other on one running program.

const press = async (page, ...ids) => {
  for (const id of ids) {
    await page.getByTestId(id).first().click();
    await page.waitForTimeout(400);
  }
};
const walk =
  (...ids) =>
  (page) =>
    press(page, ...ids);
const away = (page) => page.keyboard.press('Escape');
const look = (theme) => walk('nav-setup', 'setup-screen', `theme-${theme}`, 'nav-live');
const speak = (name) => walk('nav-setup', 'setup-screen', 'language', `choice-${name}`, 'nav-live');

export const PICTURES = [
  {
    name: 'live',
    part: 'Live',
    title: 'The map of the demo warehouse',
    says: 'Where everything is now: the first line says whether anything is wrong, the map shows every item in its place.',
    act: async (page) => {
      await look('light')(page);
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'live-item',
    title: 'Live with an item open',
    says: 'An item in the wrong place, opened: when it was last heard, why it is thought to be there, and what can be done.',
    act: walk('counter-wrong_place'),
  },
  {
    name: 'live-list',
    title: 'Live as a list',
    says: 'The same as a list, here only where something is in the wrong place.',
    act: async (page) => {
      await away(page);
      await press(page, 'nav-live', 'mode-list');
    },
    after: walk('mode-map'),
  },
  {
    name: 'search',
    title: 'The search over the screen',
    says: 'Ctrl+K on any screen: items, places, readers and commands, by a few letters.',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByTestId('palette-field').fill('pack');
    },
    after: away,
  },
  {
    name: 'count-plan',
    part: 'Count',
    title: 'A count being planned',
    says: 'What shall be counted: places are pressed or scanned, and kept at once.',
    act: walk('demo-count'),
  },
  {
    name: 'count-run',
    title: 'A count going on',
    says: 'The count while the practice readers hear what is there: the large number grows by itself.',
    act: async (page) => {
      await press(page, 'count-start');
      await page.waitForTimeout(4_000);
    },
  },
  {
    name: 'count-check',
    title: 'A count being checked',
    says: 'What was not found, does not belong here or nobody knows, with what shall be done about each before it is closed.',
    act: walk('count-finish'),
  },
  {
    name: 'count-home',
    title: 'The counts there are',
    says: 'Counts that go on can be continued after any interruption; closed ones stay with their result.',
    act: walk('count-back-home'),
  },
  {
    name: 'find-start',
    part: 'Find',
    title: 'Choosing what to look for',
    says: 'What to look for: scanned, typed, or taken from what was not seen longest.',
    act: walk('nav-find'),
  },
  {
    name: 'find',
    title: 'Looking for one item',
    says: 'How loudly the item is heard now and which reader hears it; louder is nearer, metres are not promised.',
    act: async (page) => {
      await press(page, 'nav-live', 'demo-find');
      await page.waitForTimeout(8_000);
    },
  },
  {
    name: 'items',
    part: 'Items',
    title: 'The list of items',
    says: 'Everything there is, sorted and filtered; a row opens its card.',
    act: walk('nav-items'),
  },
  {
    name: 'items-card',
    title: 'One item of the list',
    says: 'A few letters find an item, and its card opens beside the list.',
    act: async (page) => {
      await page.getByTestId('items-search').fill('crate 1');
      await page.waitForTimeout(800);
      await page.locator('[data-testid^="row-"]').first().click();
    },
    after: async (page) => page.getByTestId('items-search').fill(''),
  },
  {
    name: 'items-new',
    title: 'A new item',
    says: 'A new item needs a name; number, home and tag can come later.',
    act: walk('items-new'),
    after: away,
  },
  {
    name: 'alerts',
    part: 'Alerts',
    title: 'The alerts',
    says: 'What wants a person; here nothing is broken, and two things are worth a look.',
    act: walk('nav-alerts'),
  },
  {
    name: 'reports',
    part: 'Reports',
    title: 'The reports',
    says: 'The reports there are; each shows its first rows before a file is made.',
    act: walk('nav-reports', 'report-everything'),
  },
  {
    name: 'reports-made',
    title: 'A report that was made',
    says: 'A spreadsheet was made, and the screen says where it lies.',
    act: async (page) => {
      await press(page, 'format-xlsx', 'report-make');
      await page.getByTestId('made-path').waitFor();
    },
  },
  {
    name: 'setup-readers',
    part: 'Set-up',
    title: 'The readers',
    says: 'The readers, what each of them watches, and whether it reads.',
    act: walk('nav-setup', 'setup-readers'),
  },
  {
    name: 'setup-reader-test',
    title: 'A reader being tested',
    says: 'A reader is tried step by step, and how far it shall hear is chosen; figures are folded away below.',
    act: async (page) => {
      await page.locator('[data-testid^="test-"]').first().click();
      await page.waitForTimeout(4_000);
    },
    after: walk('reader-test-done'),
  },
  {
    name: 'setup-places',
    title: 'The places',
    says: 'The places of the site, with bins in racks in zones.',
    act: walk('setup-map'),
  },
  {
    name: 'setup-people',
    title: 'The people',
    says: 'Who works here and what each may do; without people everybody may do everything.',
    act: async (page) => {
      await press(page, 'setup-people');
    },
  },
  {
    name: 'setup-data',
    title: 'The data',
    says: 'Where the data lies and how much there is; the log of everything that happened was just checked from end to end.',
    act: async (page) => {
      await press(page, 'setup-data', 'verify');
      await page.waitForTimeout(8_000);
    },
  },
  {
    name: 'setup-screen',
    title: 'Colours, size and language',
    says: 'Colours, size and language; each press is in force at once.',
    act: walk('setup-screen'),
  },
  {
    name: 'live-back',
    part: 'Looking back',
    title: 'The map as it was',
    says: 'The map as it was a moment ago; the slider reaches back over an hour, a day, a week or a month.',
    act: async (page) => {
      await press(page, 'nav-live', 'look-back');
      await page.locator('[data-testid="time-bar"] .reach button').first().click();
      for (let step = 0; step < 9; step += 1) await page.getByTestId('time-later').click();
      await page.waitForTimeout(1_500);
    },
    after: walk('time-now'),
  },
  {
    name: 'live-dark',
    part: 'Looks and languages',
    title: 'Live in dark colours',
    says: 'Dark, for the night shift.',
    act: look('dark'),
  },
  {
    name: 'live-contrast',
    title: 'Live in high contrast',
    says: 'High contrast: states are told apart by shape, not by colour alone.',
    act: look('contrast'),
  },
  {
    name: 'live-german',
    title: 'Live in German',
    says: 'German; French, Spanish and Polish are there as well.',
    act: async (page) => {
      await look('light')(page);
      await speak('Deutsch')(page);
    },
  },
  {
    name: 'live-arabic',
    title: 'Live in Arabic',
    says: 'Arabic, from right to left; the map itself is not mirrored, because a building is not.',
    act: speak('العربية'),
  },
];

// The catalogues, the same files Rust speaks from. English is in the page; other languages are fetched when somebody
// chooses them.

const files = import.meta.glob<string>('../../../crates/words/ftl/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const others = import.meta.glob<string>(
  ['../../../crates/words/ftl/*/*.ftl', '!../../../crates/words/ftl/en/*.ftl'],
  { query: '?raw', import: 'default' },
);

/** The text of every catalogue file, in order of their names. */
export const ENGLISH: readonly string[] = Object.keys(files)
  .sort()
  .map((path) => files[path] ?? '');

/** The languages people wrote, each by its own name. */
export const LANGUAGES: readonly { tag: string; name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'es', name: 'Español' },
  { tag: 'fr', name: 'Français' },
  { tag: 'pl', name: 'Polski' },
  { tag: 'ar', name: 'العربية' },
];

/** Fetches the files of a language; nothing for English, which is here. */
export async function fetchLanguage(tag: string): Promise<readonly string[]> {
  const mine = Object.entries(others).filter(([path]) => path.includes(`/ftl/${tag}/`));
  return Promise.all(mine.map(([, fetchFile]) => fetchFile()));
}

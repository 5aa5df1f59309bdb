// The English catalogue, the same files Rust speaks from, taken in at build time.

const files = import.meta.glob<string>('../../../crates/words/ftl/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The text of every catalogue file, in order of their names. */
export const ENGLISH: readonly string[] = Object.keys(files)
  .sort()
  .map((path) => files[path] ?? '');

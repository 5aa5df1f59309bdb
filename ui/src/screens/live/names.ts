// Names typed one a line. Pure.

/** Trimmed, without empty lines, each name once, in the order they were typed. */
export function namesIn(text: string): readonly string[] {
  const names = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Set(names)];
}

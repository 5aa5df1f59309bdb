// How well a typed text fits a name. Pure: without accents and case, by the beginnings of words, with one slip of the
// finger in words of four letters and more.

const ACCENTS = /\p{M}/gu;

/** Without accents, in small letters. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(ACCENTS, '').toLowerCase().trim();
}

/** 0: does not fit; the larger the better. */
export function fit(typed: string, name: string): number {
  const wanted = plain(typed);
  const whole = plain(name);
  if (wanted === '') return 1;
  if (whole === wanted) return 100;
  if (whole.startsWith(wanted)) return 80;
  const words = whole.split(/[\s\-–·:,/()]+/).filter((word) => word !== '');
  let score = 0;
  for (const part of wanted.split(/\s+/)) {
    const best = Math.max(0, ...words.map((word) => fitWord(part, word)));
    if (best === 0) return 0;
    score += best;
  }
  return Math.min(70, score);
}

function fitWord(part: string, word: string): number {
  if (word === part) return 60;
  if (word.startsWith(part)) return 50;
  if (part.length >= 3 && word.includes(part)) return 20;
  // The first letter is seldom the wrong one; without this rule everything is like everything.
  if (part.length >= 4 && part[0] === word[0] && isOneSlip(part, word.slice(0, part.length + 1))) return 10;
  return 0;
}

/** One letter wrong, missing, too many, or two swapped; `word` may go on after that. */
function isOneSlip(part: string, word: string): boolean {
  let at = 0;
  while (at < part.length && part[at] === word[at]) at += 1;
  const rest = part.slice(at);
  return (
    word.slice(at + 1).startsWith(rest.slice(1)) ||
    word.slice(at).startsWith(rest.slice(1)) ||
    word.slice(at + 1).startsWith(rest) ||
    (rest.length > 1 &&
      rest[0] === word[at + 1] &&
      rest[1] === word[at] &&
      word.slice(at + 2).startsWith(rest.slice(2)))
  );
}

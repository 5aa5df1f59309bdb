// Pseudo-languages: English in disguise, so that cut-off, hard-coded and left-to-right-only texts are seen.
// The same rules as crates/words/src/pseudo.rs; both give the same text for the same message.

const ACCENTED_LOWER = [...'áƀçðéƒĝĥíĵķļɱñóþǫŕšţúṽŵẋýž'];
const ACCENTED_UPPER = [...'ÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ'];
const RIGHT_TO_LEFT_OVERRIDE = '\u202E';
const POP = '\u202C';
const RIGHT_TO_LEFT_MARK = '\u200F';

/** A language that is English in disguise. */
export interface Disguise {
  transform: (literal: string) => string;
  enclose: (whole: string) => string;
}

export function accent(literal: string): string {
  return literal.replace(/[a-z]/gi, (letter) => {
    const at = letter.toLowerCase().charCodeAt(0) - 97;
    const lower = ACCENTED_LOWER[at] ?? letter;
    const changed = letter >= 'a' ? lower : (ACCENTED_UPPER[at] ?? letter);
    return /[aeiou]/i.test(letter) ? changed + lower : changed;
  });
}

export function mirror(literal: string): string {
  return literal.replace(/[a-z]+/gi, (run) => RIGHT_TO_LEFT_OVERRIDE + run + POP);
}

/** `en-XA` and `ar-XB`; nothing for a language of people. */
export function disguise(language: string): Disguise | null {
  if (language === 'en-XA') {
    return { transform: accent, enclose: (whole) => (whole === '' ? '' : `[${whole}]`) };
  }
  if (language === 'ar-XB') {
    const enclose = (whole: string): string =>
      whole === '' ? '' : `${RIGHT_TO_LEFT_MARK}[${whole}]${RIGHT_TO_LEFT_MARK}`;
    return { transform: mirror, enclose };
  }
  return null;
}

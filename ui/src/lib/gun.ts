// Barcode guns type. Which physical keys mean which characters, on the keyboards guns are set to. Pure.

/** One key of a burst. */
export interface GunKey {
  /** What the computer's keyboard makes of it. */
  key: string;
  /** Which physical key it is. */
  code: string;
  shift: boolean;
  /** AltGr, or Ctrl and Alt together as some guns send it. */
  third: boolean;
}

/** Scanned once, this shows which keyboard a gun is set to: these are the characters that differ. */
export const LESSON = 'aA1-_/:?#@"&=+%';

const ROWS = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
];
const CODES = ROWS.join(' ').split(' ');

interface Keyboard {
  plain: string;
  shift: string;
  /** `<code> <character>` pairs with AltGr. */
  third?: Record<string, string>;
}

const KEYBOARDS: Record<string, Keyboard> = {
  us: {
    plain: '`1234567890-=' + 'qwertyuiop[]' + "asdfghjkl;'\\" + '\\zxcvbnm,./',
    shift: '~!@#$%^&*()_+' + 'QWERTYUIOP{}' + 'ASDFGHJKL:"|' + '|ZXCVBNM<>?',
  },
  uk: {
    plain: '`1234567890-=' + 'qwertyuiop[]' + "asdfghjkl;'#" + '\\zxcvbnm,./',
    shift: '¬!"£$%^&*()_+' + 'QWERTYUIOP{}' + 'ASDFGHJKL:@~' + '|ZXCVBNM<>?',
  },
  de: {
    plain: '^1234567890ß´' + 'qwertzuiopü+' + 'asdfghjklöä#' + '<yxcvbnm,.-',
    shift: '°!"§$%&/()=?`' + 'QWERTZUIOPÜ*' + "ASDFGHJKLÖÄ'" + '>YXCVBNM;:_',
    third: {
      KeyQ: '@',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      BracketRight: '~',
      IntlBackslash: '|',
    },
  },
  fr: {
    plain: '²&é"\'(-è_çà)=' + 'azertyuiop^$' + 'qsdfghjklmù*' + '<wxcvbn,;:!',
    shift: ' 1234567890°+' + 'AZERTYUIOP¨£' + 'QSDFGHJKLM%µ' + '>WXCVBN?./§',
    third: {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
    },
  },
  es: {
    plain: "º1234567890'¡" + 'qwertyuiop`+' + 'asdfghjklñ´ç' + '<zxcvbnm,.-',
    shift: 'ª!"·$%&/()=?¿' + 'QWERTYUIOP^*' + 'ASDFGHJKLÑ¨Ç' + '>ZXCVBNM;:_',
    third: {
      Backquote: '\\',
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit4: '~',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '{',
      Backslash: '}',
    },
  },
  it: {
    plain: "\\1234567890'ì" + 'qwertyuiopè+' + 'asdfghjklòàù' + '<zxcvbnm,.-',
    shift: '|!"£$%&/()=?^' + 'QWERTYUIOPé*' + 'ASDFGHJKLç°§' + '>ZXCVBNM;:_',
    third: { Semicolon: '@', Quote: '#', BracketLeft: '[', BracketRight: ']' },
  },
};

/** The keyboards that can be learnt. */
export const KEYBOARD_KEYS: readonly string[] = Object.keys(KEYBOARDS);

/** The character of a key on a keyboard; `null` when it has none there. */
function character(key: GunKey, keyboard: Keyboard): string | null {
  if (key.code === 'Space') return ' ';
  if (key.code.startsWith('Numpad')) return key.key.length === 1 ? key.key : null;
  if (key.third) return keyboard.third?.[key.code] ?? null;
  const at = CODES.indexOf(key.code);
  if (at < 0) return key.key.length === 1 ? key.key : null;
  return (key.shift ? keyboard.shift : keyboard.plain)[at] ?? null;
}

/** The text of a burst. `keyboard`: the one that was learnt; else what the computer makes of the keys. */
export function textOf(keys: readonly GunKey[], keyboard: string): string {
  const known = KEYBOARDS[keyboard];
  return keys
    .map(
      (key) => (known === undefined ? null : character(key, known)) ?? (key.key.length === 1 ? key.key : ''),
    )
    .join('');
}

/** Which keyboard a gun is set to that typed the lesson like this; `null` when it was something else. */
export function learn(keys: readonly GunKey[]): string | null {
  return KEYBOARD_KEYS.find((keyboard) => textOf(keys, keyboard) === LESSON) ?? null;
}

/** The keys a gun set to this keyboard presses for a text: for tests and the fake station. */
export function keysFor(text: string, keyboard: string): GunKey[] {
  const known = KEYBOARDS[keyboard];
  if (known === undefined) return [];
  return [...text].map((sign) => {
    const third = Object.entries(known.third ?? {}).find(([, other]) => other === sign)?.[0];
    const plain = known.plain.indexOf(sign);
    const shift = known.shift.indexOf(sign);
    if (plain >= 0) return { key: '?', code: CODES[plain] ?? '', shift: false, third: false };
    if (shift >= 0) return { key: '?', code: CODES[shift] ?? '', shift: true, third: false };
    return { key: '?', code: third ?? 'Space', shift: false, third: third !== undefined };
  });
}

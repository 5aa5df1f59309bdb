// What a screen says. `t` for ids known when writing, `say` for ids that arrive as text from the station.
// Both are reactive: when the language changes, every text on the screen changes.
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { ENGLISH, fetchLanguage, LANGUAGES } from './catalogue';
import type { MessageArguments, MessageAttributes, PlainMessageId } from './ids';
import { disguise } from './pseudo';

/** A value put into a sentence. */
export type Value = string | number;
/** Values by name. */
export type Values = Readonly<Record<string, Value>>;

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur']);
/** Names come from tags and foreign files; a sentence must stay one. */
const VALUE_CHARS_MAX = 500;

class Speech {
  readonly language: string;
  /** The language numbers and times are written in: the disguises stay English. */
  readonly formats: string;
  readonly direction: 'ltr' | 'rtl';
  readonly #bundle: FluentBundle;
  readonly #enclose: (whole: string) => string;

  /** `own`: the files of the language itself; what they do not say is said in English. */
  constructor(language: string, own: readonly string[] = []) {
    const mask = disguise(language);
    this.language = language;
    // Digits stay those of the tag numbers and the reports.
    this.formats = mask !== null ? 'en' : language === 'ar' ? 'ar-u-nu-latn' : language;
    this.direction = RIGHT_TO_LEFT.has(this.language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
    this.#enclose = mask?.enclose ?? ((whole) => whole);
    this.#bundle = new FluentBundle(this.formats, mask === null ? {} : { transform: mask.transform });
    for (const source of [...ENGLISH, ...own])
      this.#bundle.addResource(new FluentResource(source), { allowOverrides: true });
  }

  has(id: string, attribute?: string): boolean {
    const message = this.#bundle.getMessage(id);
    if (message === undefined) return false;
    return attribute === undefined ? message.value !== null : attribute in message.attributes;
  }

  say(id: string, values: Values, attribute?: string): string {
    const message = this.#bundle.getMessage(id);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    if (pattern === undefined || pattern === null) return this.#enclose(id);
    const errors: Error[] = [];
    return this.#enclose(this.#bundle.formatPattern(pattern, cut(values), errors));
  }
}

function cut(values: Values): Record<string, FluentVariable> {
  const out: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(values)) {
    out[name] = typeof value === 'number' ? new FluentNumber(value) : value.slice(0, VALUE_CHARS_MAX);
  }
  return out;
}

let speech = $state.raw(new Speech('en'));

let wanted = 'en';

/** The language that is meant by a tag: the tag itself, its main language, or English. */
function nearest(tag: string): string {
  if (disguise(tag) !== null || tag.startsWith('en-')) return tag;
  const main = tag.split('-')[0] ?? 'en';
  return LANGUAGES.some((language) => language.tag === main) ? main : 'en';
}

/** Speaks another language as soon as its words are here; the one before stays until then. */
export async function speak(tag: string): Promise<void> {
  const language = nearest(tag);
  if (language === wanted) return;
  wanted = language;
  const own = await fetchLanguage(language).catch(() => null);
  // Somebody may have chosen another one meanwhile; words that cannot be fetched leave the language as it was.
  if (own === null || wanted !== language) return;
  speech = new Speech(language, own);
}

/** The sentence with this id. */
export function t<K extends PlainMessageId>(id: K): string;
export function t<K extends keyof MessageArguments>(id: K, values: MessageArguments[K]): string;
export function t(id: string, values: Values = {}): string {
  return speech.say(id, values);
}

/** A further sentence of a message (`meaning`, `action`). */
export function attribute<K extends keyof MessageAttributes>(
  id: K,
  name: MessageAttributes[K],
  values: Values = {},
): string {
  return speech.say(String(id), values, name);
}

/** A sentence whose id came from the station; `fallback` when this catalogue does not have it. */
export function say(id: string, values: Values = {}, fallback?: string): string {
  return fallback !== undefined && !speech.has(id) ? fallback : speech.say(id, values);
}

/** The same for a further sentence of that message. */
export function sayAttribute(id: string, name: string, values: Values, fallback: string): string {
  return speech.has(id, name) ? speech.say(id, values, name) : fallback;
}

/** Takes out the marks that keep inserted values in their own direction: for texts that leave the page. */
export function unfenced(text: string): string {
  return text.replace(/[\u2068\u2069\u200F\u202E\u202C]/g, '');
}

export const voice = {
  /** Language tag for `lang`. */
  get language(): string {
    return speech.language;
  },
  /** Language tag for `Intl`. */
  get formats(): string {
    return speech.formats;
  },
  /** Reading direction of the page. */
  get direction(): 'ltr' | 'rtl' {
    return speech.direction;
  },
};

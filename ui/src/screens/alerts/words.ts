// The sentences of an alert, made from its code and values.
import type { NoticeView } from '../../ipc/bindings';
import { spoken } from '../../words/values';
import { say, sayAttribute } from '../../words/words.svelte';

/** What happened, what it means, what to do; the last two may be empty. */
export function alertWords(notice: NoticeView): { what: string; means: string; todo: string } {
  const values = spoken(notice.args);
  if (!notice.code.startsWith('TS-')) return { what: say(notice.code, values), means: '', todo: '' };
  const id = `problem-${notice.code}`;
  return {
    what: say(id, values, notice.code),
    means: sayAttribute(id, 'meaning', values, ''),
    todo: sayAttribute(id, 'action', values, ''),
  };
}

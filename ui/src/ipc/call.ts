// Requests to the station, typed by `Calls`. A refusal or failure is thrown as a `Problem`; what changed arrives
// through the channel, never as an answer.
import type { Calls, Problem } from './bindings';
import { theHost } from './host';
import { spoken } from '../words/values';
import { sayAttribute, say } from '../words/words.svelte';

/** Code of the one problem this side makes itself: nobody answered. */
export const NO_ANSWER = 'TS-WINDOW-001';

/** Sends a request. Throws a `Problem`. */
export async function call<M extends keyof Calls>(
  method: M,
  params: Calls[M]['params'],
): Promise<Calls[M]['reply']> {
  try {
    return (await theHost().call(method, params)) as Calls[M]['reply'];
  } catch (thrown) {
    throw toProblem(thrown);
  }
}

/** Request parameters of requests that take none. */
export const NOTHING = {} as const;

/** Whatever was thrown, as something that can be shown. */
export function toProblem(thrown: unknown): Problem {
  if (isProblem(thrown)) return inOurWords(thrown);
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const id = 'window-no-answer';
  return {
    code: NO_ANSWER,
    message: say(id),
    meaning: sayAttribute(id, 'meaning', {}, ''),
    action: sayAttribute(id, 'action', {}, ''),
    args: {},
    detail,
    refers: {},
  };
}

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}

/** The station speaks the site's language; this page may speak another. */
export function inOurWords(problem: Problem): Problem {
  const id = `problem-${problem.code}`;
  const args = spoken(problem.args);
  return {
    ...problem,
    message: say(id, args, problem.message),
    meaning: sayAttribute(id, 'meaning', args, problem.meaning),
    action: sayAttribute(id, 'action', args, problem.action),
  };
}

// Which key means what, everywhere. Pure: an event in, a wish out. No single letters: barcode guns type them.

/** What a key asks for. */
export type KeyWish =
  | { do: 'screen'; digit: string }
  | {
      do:
        | 'help'
        | 'reading'
        | 'undo'
        | 'redo'
        | 'history'
        | 'search'
        | 'big'
        | 'larger'
        | 'smaller'
        | 'normal'
        | 'close'
        | 'nothing';
    }
  | { do: 'region'; step: 1 | -1 };

/** The parts of a key event that count. */
export interface Key {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** `null`: not ours. `isTyping`: a text field has the focus and keeps its own undo. */
export function wishOf(event: Key, isTyping: boolean): KeyWish | null {
  const isMain = event.ctrlKey || event.metaKey;
  if (event.altKey) return isMain && event.code === 'KeyZ' && !isTyping ? { do: 'history' } : null;
  if (isMain) return withControl(event, isTyping);
  switch (event.key) {
    case 'F1':
      return { do: 'help' };
    case 'F2':
      return { do: 'reading' };
    case 'F3':
      return { do: 'search' };
    // The page must not be thrown away and read again.
    case 'F5':
      return { do: 'nothing' };
    case 'F6':
      return { do: 'region', step: event.shiftKey ? -1 : 1 };
    case 'F9':
      return { do: 'big' };
    case 'Escape':
      return { do: 'close' };
    default:
      return null;
  }
}

function withControl(event: Key, isTyping: boolean): KeyWish | null {
  if (/^(Digit|Numpad)[1-9]$/.test(event.code)) return { do: 'screen', digit: event.code.slice(-1) };
  if (event.key === '+' || event.key === '=') return { do: 'larger' };
  if (event.key === '-') return { do: 'smaller' };
  if (event.code === 'Digit0' || event.code === 'Numpad0') return { do: 'normal' };
  if (event.code === 'KeyR' || event.key === 'F5') return { do: 'nothing' };
  if (event.code === 'KeyK') return { do: 'search' };
  if (event.code === 'KeyZ' && !isTyping) return { do: event.shiftKey ? 'redo' : 'undo' };
  return null;
}

/** The next part of the screen that can take the focus. */
export function nextRegion(count: number, current: number, step: 1 | -1): number {
  if (current < 0) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
}

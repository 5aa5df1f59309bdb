// The one file that knows whether requests travel by the window (Tauri) or by HTTP and WebSocket (browser).
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Live } from './bindings';

/** How requests and the live channel travel. */
export interface Host {
  /** Sends a request; rejects with whatever the other side answered. */
  call(method: string, params: unknown): Promise<unknown>;
  /** Opens the live channel. `onclose` is called once when it ends by itself. Returns how to close it. */
  watch(onmessage: (live: Live) => void, onclose: () => void): () => void;
  /** Where a made report can be fetched from; `null` when the program opens files itself. */
  fileAddress(job: string): string | null;
}

class WindowHost implements Host {
  call(method: string, params: unknown): Promise<unknown> {
    return invoke('call', { method, params });
  }

  watch(onmessage: (live: Live) => void, onclose: () => void): () => void {
    let isOpen = true;
    const channel = new Channel<Live>();
    channel.onmessage = (live) => {
      if (isOpen) onmessage(live);
    };
    invoke('watch', { channel }).catch(() => {
      if (isOpen) onclose();
    });
    return () => {
      isOpen = false;
    };
  }

  fileAddress(): null {
    return null;
  }
}

class BrowserHost implements Host {
  async call(method: string, params: unknown): Promise<unknown> {
    const answer = await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method, params }),
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw body;
    return body;
  }

  watch(onmessage: (live: Live) => void, onclose: () => void): () => void {
    let isOpen = true;
    const address = new URL('/watch', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    socket.onmessage = (message: MessageEvent<string>) => {
      if (isOpen) onmessage(JSON.parse(message.data) as Live);
    };
    socket.onclose = () => {
      if (isOpen) onclose();
      isOpen = false;
    };
    return () => {
      isOpen = false;
      socket.close();
    };
  }

  fileAddress(job: string): string {
    return `/files/${encodeURIComponent(job)}`;
  }
}

let host: Host | undefined;

/** The host of this page. */
export function theHost(): Host {
  host ??= '__TAURI_INTERNALS__' in globalThis ? new WindowHost() : new BrowserHost();
  return host;
}

/** Puts another host in its place: for tests and the pages under `dev/`. */
export function replaceHost(other: Host): void {
  host = other;
}

import type { HubConnection } from '@microsoft/signalr';
import { accessToken, getSession, subscribeToSession } from '@/shared/api/session';
import type { LiveFrame } from '@/shared/live/frame';

export type LiveStatus = 'connecting' | 'connected' | 'reconnecting' | 'paused';

const hub = '/hubs/live';
const mostWatched = 500;
const longestPauseMs = 5_000;

let wanted: 'on' | 'off' | 'paused' = 'off';
let status: LiveStatus = 'connecting';
let frame: LiveFrame | null = null;
let connection: HubConnection | null = null;
const listeners = new Set<() => void>();
const watchers = new Map<symbol, readonly string[]>();

/** The one live connection of the page: open while somebody listens, is signed in, and has not paused it. */
export function subscribeToLive(listener: () => void): () => void {
  listeners.add(listener);
  if (wanted === 'off') switchTo('on');
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) switchTo('off');
  };
}

export const getLiveStatus = (): LiveStatus => status;

export const getLiveFrame = (): LiveFrame | null => frame;

export const pauseLive = (): void => switchTo('paused');

export const resumeLive = (): void => switchTo('on');

/** Asks for the stock of these products in the frames to come; what is returned ends it. */
export function watch(skus: readonly string[]): () => void {
  const key = Symbol();
  watchers.set(key, skus);
  tellWatched();
  return () => {
    watchers.delete(key);
    tellWatched();
  };
}

subscribeToSession(() => {
  if (getSession() === null)
    switchTo('off'); // the next user gets a connection of their own
  else if (wanted === 'off' && listeners.size > 0) switchTo('on');
});

function switchTo(next: typeof wanted): void {
  if (next === wanted) return;
  wanted = next;
  if (next === 'on') {
    tell('connecting');
    void open();
    return;
  }

  void connection?.stop();
  connection = null;
  if (next === 'off') frame = null;
  tell(next === 'paused' ? 'paused' : 'connecting');
}

/** SignalR is loaded with the first page that listens. */
async function open(): Promise<void> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  if (wanted !== 'on' || connection) return;

  const live = new HubConnectionBuilder()
    .withUrl(hub, { accessTokenFactory: async () => (await accessToken()) ?? '' })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => pauseMs(previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  connection = live;

  live.on('frame', (next: LiveFrame) => {
    if (connection !== live) return;
    frame = next;
    listeners.forEach((listener) => listener());
  });
  live.onreconnecting(() => connection === live && tell('reconnecting'));
  live.onreconnected(() => connection === live && connected());
  await start(live);
}

/** The automatic reconnect begins only after a first success. */
async function start(live: HubConnection): Promise<void> {
  for (let attempt = 0; connection === live; attempt++) {
    try {
      await live.start();
      connected();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt)));
    }
  }
}

function connected(): void {
  tell('connected');
  tellWatched();
}

function tellWatched(): void {
  if (status !== 'connected' || !connection) return;
  const skus = [...new Set([...watchers.values()].flat())].slice(0, mostWatched);
  connection.send('Watch', skus).catch(() => undefined); // lost with the connection, and said again with the next one
}

function tell(next: LiveStatus): void {
  status = next;
  listeners.forEach((listener) => listener());
}

const pauseMs = (attempt: number): number => Math.min(500 * 2 ** attempt, longestPauseMs);

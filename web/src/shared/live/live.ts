import type { HubConnection } from '@microsoft/signalr';
import { accessToken, getSession, subscribeToSession } from '@/shared/api/session';
import type { LiveFrame } from '@/shared/live/frame';

export type LiveStatus = 'connecting' | 'connected' | 'reconnecting' | 'paused';

const hub = '/hubs/live';
const mostWatched = 500;
const longestPauseMs = 5_000;

/** Numbers held still: since when, which, and how many orders have come since. */
export interface Pause {
  readonly since: number;
  readonly frame: LiveFrame | null;
  readonly missed: number;
}

let wanted = false;
let status: Exclude<LiveStatus, 'paused'> = 'connecting';
let newest: LiveFrame | null = null;
let pause: Pause | null = null;
let connection: HubConnection | null = null;
const listeners = new Set<() => void>();
const watchers = new Map<symbol, readonly string[]>();

/** The one live connection of the page: open while somebody listens and is signed in. */
export function subscribeToLive(listener: () => void): () => void {
  listeners.add(listener);
  switchTo(true);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) switchTo(false);
  };
}

export const getLiveStatus = (): LiveStatus => (pause ? 'paused' : status);

export const getLiveFrame = (): LiveFrame | null => (pause ? pause.frame : newest);

export const getPause = (): Pause | null => pause;

export function pauseLive(): void {
  pause ??= { since: Date.now(), frame: newest, missed: 0 };
  tellAll();
}

export function resumeLive(): void {
  pause = null;
  tellAll();
}

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
  switchTo(getSession() !== null && listeners.size > 0); // the next user gets a connection of their own
});

function switchTo(next: boolean): void {
  if (next === wanted) return;
  wanted = next;
  if (next) {
    void open();
  } else {
    void connection?.stop();
    [connection, newest, pause] = [null, null, null];
  }
  tell('connecting');
}

/** SignalR is loaded with the first page that listens. */
async function open(): Promise<void> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  if (!wanted || connection) return;

  const live = new HubConnectionBuilder()
    .withUrl(hub, { accessTokenFactory: async () => (await accessToken()) ?? '' })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => pauseMs(previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  connection = live;

  live.on('frame', (next: LiveFrame) => {
    if (connection !== live) return;
    newest = next;
    if (pause) pause = { ...pause, missed: ordersSince(pause.frame, next) };
    tellAll();
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

function tell(next: typeof status): void {
  status = next;
  tellAll();
}

const tellAll = (): void => listeners.forEach((listener) => listener());

/** Orders of the running day, which may be another one by now. */
function ordersSince(before: LiveFrame | null, now: LiveFrame): number {
  const more = before ? now.today.orders - before.today.orders : 0;
  return more < 0 ? now.today.orders : more;
}

const pauseMs = (attempt: number): number => Math.min(500 * 2 ** attempt, longestPauseMs);

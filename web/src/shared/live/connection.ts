import type { HubConnection } from '@microsoft/signalr';
import { accessToken } from '@/shared/api/session';

const hub = '/hubs/live';
const longestPauseMs = 15_000;

let connection: Promise<HubConnection> | null = null;

/** The one live connection of the page. SignalR is loaded with the first page that listens. */
export function liveConnection(): Promise<HubConnection> {
  connection ??= create();
  return connection;
}

async function create(): Promise<HubConnection> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  const live = new HubConnectionBuilder()
    .withUrl(hub, { accessTokenFactory: async () => (await accessToken()) ?? '' })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => pauseMs(previousRetryCount) })
    .configureLogging(LogLevel.Warning)
    .build();

  void start(live);
  return live;
}

/** The automatic reconnect begins only after a first success. */
async function start(live: HubConnection, attempt = 0): Promise<void> {
  try {
    await live.start();
  } catch {
    setTimeout(() => void start(live, attempt + 1), pauseMs(attempt));
  }
}

const pauseMs = (attempt: number): number => Math.min(500 * 2 ** attempt, longestPauseMs);

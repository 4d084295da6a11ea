import type { LiveFrame } from '@/shared/live/frame';

/** Stands in for SignalR: a hub that connects at once, and sends what the test tells it to. */
export class HubConnectionBuilder {
  withUrl = () => this;
  withAutomaticReconnect = () => this;
  configureLogging = () => this;
  build = () => new FakeConnection();
}

export const LogLevel = { None: 6 };

let open: FakeConnection | null = null;

class FakeConnection {
  readonly sent: unknown[][] = [];
  private readonly handlers = new Map<string, (payload: unknown) => void>();

  on(name: string, handle: (payload: unknown) => void): void {
    this.handlers.set(name, handle);
  }

  onreconnecting(handle: () => void): void {
    this.handlers.set('reconnecting', handle);
  }

  onreconnected(handle: () => void): void {
    this.handlers.set('reconnected', handle);
  }

  start(): Promise<void> {
    open = this; // eslint-disable-line @typescript-eslint/no-this-alias -- the one that a test speaks through
    return Promise.resolve();
  }

  stop(): Promise<void> {
    open = null;
    return Promise.resolve();
  }

  send(...message: unknown[]): Promise<void> {
    this.sent.push(message);
    return Promise.resolve();
  }

  raise(name: string, payload?: unknown): void {
    this.handlers.get(name)?.(payload);
  }
}

export const hub = {
  isOpen: () => open !== null,
  watched: () => open?.sent.at(-1)?.[1],
  sendFrame: (frame: LiveFrame) => open?.raise('frame', frame),
  lose: () => open?.raise('reconnecting'),
  find: () => open?.raise('reconnected'),
};

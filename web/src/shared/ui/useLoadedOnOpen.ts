import { type ComponentType, useState } from 'react';

interface LoadedOnOpen<P> {
  /** What is open; null while nothing is. */
  readonly Opened: ComponentType<P> | null;
  readonly toggle: () => void;
  readonly close: () => void;
}

/** A part whose code comes when it is first opened. It opens once that is there, so that the keyboard finds a place to go to. */
export function useLoadedOnOpen<P>(load: () => Promise<ComponentType<P>>): LoadedOnOpen<P> {
  const [Opened, setOpened] = useState<ComponentType<P> | null>(null);
  const close = (): void => setOpened(null);

  async function open(): Promise<void> {
    const loaded = await load();
    setOpened(() => loaded);
  }

  return { Opened, toggle: () => (Opened ? close() : void open()), close };
}

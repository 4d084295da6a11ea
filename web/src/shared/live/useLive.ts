import { useEffect, useEffectEvent } from 'react';
import { liveConnection } from '@/shared/live/connection';

/** Calls the handler with every message of that name while the component is shown. */
export function useLive(message: string, handle: (payload: unknown) => void): void {
  const onMessage = useEffectEvent(handle);

  useEffect(() => {
    const listener = (payload: unknown): void => onMessage(payload);
    const connected = liveConnection();
    void connected.then((live) => live.on(message, listener));
    return () => void connected.then((live) => live.off(message, listener));
  }, [message]);
}

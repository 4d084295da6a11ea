import { useEffect, useState } from 'react';

/** How long ago that was, as minutes and seconds that go on: 04:23. */
export function useElapsed(since: number | null): string {
  const [now, setNow] = useState(Date.now);

  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [since]);

  const seconds = Math.max(0, Math.floor((now - (since ?? now)) / 1_000));
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

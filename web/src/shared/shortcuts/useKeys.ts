import { useEffect, useEffectEvent } from 'react';

const nextKeyMs = 1_000;

/** Keys and sequences of two (`g o`) for the whole page; silent while one types or a dialog is open. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const run = useEffectEvent((keys: string): boolean => {
    const action = actions[keys];
    action?.();
    return action !== undefined;
  });
  const begins = useEffectEvent((key: string): boolean =>
    Object.keys(actions).some((keys) => keys.startsWith(`${key} `)),
  );

  useEffect(() => {
    let first = '';
    let timer: ReturnType<typeof setTimeout> | undefined;

    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTaken(event.target)) return;
      const keys = first ? `${first} ${event.key}` : event.key;
      clearTimeout(timer);
      first = '';
      if (run(keys)) {
        event.preventDefault();
      } else if (begins(event.key)) {
        first = event.key;
        timer = setTimeout(() => (first = ''), nextKeyMs);
      }
    }

    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      clearTimeout(timer);
    };
  }, []);
}

/** Where a key means something already. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null
  );
}

import { useMemo, useState } from 'react';
import { keepOrder, type Steady } from '@/shared/ui/steadyOrder';

export interface SteadyRows<T> extends Steady<T> {
  /** Told by the table: somebody points at a row, or no longer. */
  readonly hold: (held: boolean) => void;
  /** Shows the newest order now. */
  readonly refresh: () => void;
}

/**
 * Follows the newest items, but moves none while the rows are held.
 * @param view What was asked for; null while its answer is under way. Another view has an order of its own.
 */
export function useSteadyOrder<T>(
  newest: readonly T[],
  keyOf: (item: T) => string,
  view: string | null,
): SteadyRows<T> {
  const [held, hold] = useState(false);
  const [kept, keep] = useState<{ view: string | null; items: readonly T[] } | null>(null);

  if (held && kept?.view !== view) keep({ view, items: newest });
  if (!held && kept) keep(null);

  const steady = useMemo(
    () => (kept && view !== null ? keepOrder(kept.items, newest, keyOf) : { items: newest, changed: false }),
    [kept, newest, keyOf, view],
  );

  return { ...steady, hold, refresh: () => keep({ view, items: newest }) };
}

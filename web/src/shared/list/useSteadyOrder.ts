import { useMemo, useState } from 'react';
import { keepOrder, type Steady } from '@/shared/list/steadyOrder';

export interface SteadyRows<T> extends Steady<T> {
  /** For the element around the table and what belongs to it: while somebody points there, rows stay. */
  readonly ground: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
  /** Told by the table: the keyboard is in a row, or no longer. */
  readonly focusRow: (focused: boolean) => void;
  /** Shows the newest order now. */
  readonly refresh: () => void;
}

interface SteadyOptions {
  /** What was asked for; null while its answer is under way. Another view has an order of its own. */
  readonly view: string | null;
  /** Whether something of a row is open, and its focus comes back. */
  readonly pinned?: boolean;
}

/** Follows the newest items, but moves none while somebody points at them, has the keyboard in them, or looks into one. */
export function useSteadyOrder<T>(
  newest: readonly T[],
  keyOf: (item: T) => string,
  { view, pinned = false }: SteadyOptions,
): SteadyRows<T> {
  const [pointed, point] = useState(false);
  const [focused, focusRow] = useState(false);
  const [kept, keep] = useState<{ view: string | null; items: readonly T[] } | null>(null);
  const held = pointed || focused || pinned;

  if (held && kept?.view !== view) keep({ view, items: newest });
  if (!held && kept) keep(null);

  const steady = useMemo(
    () => (kept && view !== null ? keepOrder(kept.items, newest, keyOf) : { items: newest, changed: false }),
    [kept, newest, keyOf, view],
  );

  return {
    ...steady,
    ground: { onPointerEnter: () => point(true), onPointerLeave: () => point(false) },
    focusRow,
    refresh: () => keep({ view, items: newest }),
  };
}

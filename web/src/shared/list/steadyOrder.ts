/** What is shown, and whether a newer order waits to be shown. */
export interface Steady<T> {
  readonly items: readonly T[];
  readonly changed: boolean;
}

/**
 * The newest values in the order that is on the screen: rows under a cursor stay where they are. What is new comes last, and what is gone
 * stays as it was last seen.
 */
export function keepOrder<T>(shown: readonly T[], newest: readonly T[], keyOf: (item: T) => string): Steady<T> {
  const byKey = new Map(newest.map((item) => [keyOf(item), item]));
  const known = new Set(shown.map(keyOf));
  const items = [
    ...shown.map((item) => byKey.get(keyOf(item)) ?? item),
    ...newest.filter((item) => !known.has(keyOf(item))),
  ];
  const changed = items.length !== newest.length || items.some((item, i) => keyOf(item) !== keyOf(newest[i] as T));
  return { items, changed };
}

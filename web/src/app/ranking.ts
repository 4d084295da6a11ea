/** How well a name fits what was typed: 0 where it begins with it, 1 where a word of it does, 2 where it stands within; null where not. */
export function rankOf(name: string, typed: string): number | null {
  const [text, part] = [name.toLowerCase(), typed.trim().toLowerCase()];
  if (text.startsWith(part)) return 0;
  if (text.split(/[\s\-/·(]+/).some((word) => word.startsWith(part))) return 1;
  return text.includes(part) ? 2 : null;
}

interface Named {
  /** The first fits best: one may type what something is called, or what it does. */
  readonly names: readonly string[];
}

/** What fits, the best first; what fits as well as another stays in its order. */
export function ranked<T extends Named>(
  items: readonly T[],
  typed: string,
): readonly (T & { readonly rank: number })[] {
  return items
    .flatMap((item) => {
      const ranks = item.names.flatMap((name) => rankOf(name, typed) ?? []);
      return ranks.length > 0 ? [{ ...item, rank: Math.min(...ranks) }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
}

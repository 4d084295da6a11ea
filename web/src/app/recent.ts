/** A product, as it was called when it was chosen. */
export interface RecentProduct {
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
}

/** What was chosen in the palette: a page or command by its id, or a product. */
export interface Recent {
  readonly id: string;
  readonly product?: RecentProduct;
}

const storage = 'bizpulse-recent';
const mostKept = 5;

/** The newest first. */
export function readRecent(): readonly Recent[] {
  try {
    return JSON.parse(localStorage.getItem(storage) ?? '[]') as Recent[];
  } catch {
    return []; // not ours
  }
}

export function keepRecent(chosen: Recent): void {
  const others = readRecent().filter(({ id }) => id !== chosen.id);
  localStorage.setItem(storage, JSON.stringify([chosen, ...others].slice(0, mostKept)));
}

/** The next user of this browser need not know. */
export const forgetRecent = (): void => localStorage.removeItem(storage);

import type { VirtualItem } from '@tanstack/react-virtual';

const mostKept = 20;
const kept = new Map<string, VirtualItem[]>();

/** How high the rows were when one was there. So going back leads to the same rows, not only to the same number of pixels. */
export const keptHeights = (place: string): VirtualItem[] => kept.get(place) ?? [];

export function keepHeights(place: string, heights: VirtualItem[]): void {
  kept.delete(place);
  kept.set(place, heights);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
}

import { useEffect, useState } from 'react';
import type { InventoryItem } from '@/features/inventory/inventoryList';
import { getLiveFrame, subscribeToLive, watch } from '@/shared/live/live';

/** Stock by product as the live frames tell it, and the data version of each. */
export type LiveStock = ReadonlyMap<string, { readonly onHand: number; readonly version: number }>;

const none: LiveStock = new Map();

/** Follows the stock of some products, sale by sale. */
export function useLiveStock(skus: readonly string[]): LiveStock {
  const [stock, setStock] = useState(none);
  const watched = skus.join('\n');

  useEffect(() => (watched ? watch(watched.split('\n')) : undefined), [watched]);
  useEffect(
    () =>
      subscribeToLive(() => {
        const frame = getLiveFrame();
        if (frame && frame.levels.length > 0) setStock((before) => withLevels(before, frame));
      }),
    [],
  );

  return stock;
}

/** A frame holds every location of the products it speaks of; what the page shows is their sum. */
export function withLevels(
  before: LiveStock,
  { version, levels }: { version: number; levels: readonly { sku: string; level: number }[] },
): LiveStock {
  const sums = new Map<string, number>();
  for (const { sku, level } of levels) sums.set(sku, (sums.get(sku) ?? 0) + level);

  const after = new Map(before);
  for (const [sku, onHand] of sums) after.set(sku, { onHand, version });
  return after;
}

type Stocked = Pick<InventoryItem, 'sku' | 'onHand' | 'onOrder'>;

/** The item with the stock of a newer frame; advice follows with the next answer. */
export function withLiveStock<T extends Stocked>(item: T, version: number, live: LiveStock): T {
  const newer = live.get(item.sku);
  if (!newer || newer.version <= version || newer.onHand === item.onHand) return item;
  return { ...item, onHand: newer.onHand, position: newer.onHand + item.onOrder };
}

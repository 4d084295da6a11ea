import type { InventoryItem } from '@/features/inventory/inventoryList';
import { addDays } from '@/shared/filters/period';

/** Shares of the bar's length, 0 to 1, and the quantities they stand for. */
export interface StockBarShape {
  readonly now: number;
  /** With what is on order. */
  readonly position: number;
  readonly ahead: number;
  readonly reorderPoint: number;
  readonly target: number;
  /** What will be left when a delivery ordered today could arrive, if demand comes as expected. */
  readonly aheadUnits: number;
}

const headroom = 1.06; // so that the highest mark does not stick to the end

/** Null where there is no level or no advice to compare it with. */
export function stockBar(item: InventoryItem, today: string): StockBarShape | null {
  const { onHand, reorderPoint, target } = item;
  if (onHand === null || reorderPoint === null || target === null) return null;

  const aheadUnits = stockAhead(item, today);
  const position = item.position ?? onHand;
  const full = Math.max(target, reorderPoint, position, onHand, aheadUnits, 1) * headroom;
  const share = (units: number): number => Math.max(0, units) / full;
  return {
    now: share(onHand),
    position: share(position),
    ahead: share(aheadUnits),
    reorderPoint: share(reorderPoint),
    target: share(target),
    aheadUnits,
  };
}

/** Stock one lead time ahead: what is here and arrives until then, less the expected demand; never below nothing. */
export function stockAhead(item: InventoryItem, today: string): number {
  const { leadTimeDays } = item;
  const until = addDays(today, leadTimeDays);
  const arriving = item.inbound
    .filter(({ expectedOn }) => expectedOn !== null && expectedOn <= until)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, (item.onHand ?? 0) + arriving - (item.dailyDemand ?? 0) * leadTimeDays);
}

import type { Explanation } from '@/shared/stock/explanation';

/** What an order quantity is made of: demand + safety − on hand − on order + rounding = result. */
export interface OrderSum {
  /** Lead time and review period together. */
  readonly days: number;
  readonly demand: number;
  readonly safety: number;
  readonly onHand: number;
  readonly onOrder: number;
  readonly rounding: number;
  readonly packSize: number;
  readonly minimum: number;
  readonly result: number;
  /** Whether that much is ordered; else it is what is missing to the target, or below zero what is there beyond it. */
  readonly isOrder: boolean;
}

/** Null without a forecast. Whole pieces, so that the lines add up as they are written. */
export function orderSum({ inputs, steps, suggestion }: Explanation): OrderSum | null {
  const input = (name: string): number | null => inputs.find(({ key }) => key === name)?.value ?? null;
  const step = (name: string): number | null => steps.find(({ key }) => key === name)?.value ?? null;
  const [untilDelivery, untilReview, target] = [input('leadTimeDemand'), input('reviewDemand'), step('target')];
  const [onHand, onOrder] = [input('onHand'), input('onOrder') ?? 0];
  if (untilDelivery === null || untilReview === null || target === null || onHand === null) return null;

  const demand = Math.min(target, Math.round(untilDelivery + untilReview));
  const missing = target - onHand - onOrder;
  const result = suggestion?.quantity ?? missing;
  return {
    days: (step('leadTime') ?? input('leadTimeDays') ?? 0) + (input('reviewDays') ?? 0),
    demand,
    safety: target - demand,
    onHand,
    onOrder,
    rounding: result - missing,
    packSize: input('packSize') ?? 1,
    minimum: input('moq') ?? 1,
    result,
    isOrder: suggestion !== null,
  };
}

import type { Explanation } from '@/shared/stock/explanation';

/** What an explanation comes to, for a sentence. */
export interface InShort {
  readonly onHand: number;
  readonly onOrder: number;
  /** Expected to sell until a delivery, and in how many days that is. */
  readonly demand: number;
  readonly days: number;
  /** What suffices until then, and with how many per cent of certainty. */
  readonly enough: number;
  readonly certainty: number;
}

/** Null where the advice has no forecast to go by. */
export function inShort({ inputs, steps }: Pick<Explanation, 'inputs' | 'steps'>): InShort | null {
  const valueOf = (known: readonly { key: string; value: number | null }[], name: string): number | null =>
    known.find(({ key }) => key === name)?.value ?? null;

  const onHand = valueOf(inputs, 'onHand');
  const demand = valueOf(inputs, 'leadTimeDemand');
  const days = valueOf(steps, 'leadTime') ?? valueOf(inputs, 'leadTimeDays'); // as receipts have corrected it
  const enough = valueOf(steps, 'reorderPoint');
  const certainty = valueOf(inputs, 'serviceLevel');
  if (onHand === null || demand === null || days === null || enough === null || certainty === null) return null;
  return { onHand, onOrder: valueOf(inputs, 'onOrder') ?? 0, demand, days, enough, certainty };
}

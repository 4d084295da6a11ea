import type { Kpis } from '@/features/overview/queries';
import type { LiveFrame } from '@/shared/live/frame';

/**
 * The numbers of a period that is not over, with those of its last day as the frame tells them. What adds up over days moves with each
 * sale; customers do not add up, so they wait for the next answer. Stock is what the frame says, in any case.
 */
export function liveKpis(kpis: Kpis, frame: LiveFrame | null, today: string): Kpis {
  if (!frame) return kpis;

  const { stockouts, emptyShelves, stockValue } = frame.today;
  const stock = { stockouts, emptyShelves, stockValue };
  const asked = kpis.days.at(-1);
  if (kpis.period.to !== today || asked?.day !== today) return { ...kpis, ...stock };

  const sum = (name: 'revenue' | 'orders' | 'units' | 'returnedRevenue'): number =>
    kpis[name] - asked[name] + frame.today[name];
  const revenue = sum('revenue');
  const orders = sum('orders');
  const { margin } = frame.today;
  return {
    ...kpis,
    revenue,
    orders,
    units: sum('units'),
    returnedRevenue: sum('returnedRevenue'),
    averageOrderValue: orders === 0 ? null : revenue / orders,
    margin: kpis.margin === null || margin === null ? kpis.margin : kpis.margin - (asked.margin ?? 0) + margin,
    days: [...kpis.days.slice(0, -1), { ...asked, ...pick(frame.today), margin: margin ?? asked.margin, ...stock }],
    ...stock,
  };
}

const pick = ({ revenue, orders, units, customers, returnedRevenue }: LiveFrame['today']) => ({
  revenue,
  orders,
  units,
  customers,
  returnedRevenue,
});

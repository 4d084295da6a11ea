import type { Answer } from '@/shared/api/read';
import { addDays } from '@/shared/filters/period';
import type { LiveFrame } from '@/shared/live/frame';
import { sale } from '@/test/sales';

type Kpis = Answer<'/api/analytics/kpis'>;

const period = { from: '2026-10-26', to: '2026-11-24', partial: true };
const compared = { from: '2026-09-26', to: '2026-10-25', until: '2026-10-25T15:00:00Z' };

const sums = {
  revenue: 1200,
  orders: 40,
  units: 100,
  averageOrderValue: 30,
  customers: 25,
  returnedRevenue: -10,
  returnedUnits: -1,
  margin: 480,
  revenueWithUnknownCost: 0,
  unconvertedLines: 0,
};

const today = { revenue: 60, orders: 2, units: 5, customers: 2, margin: 24, returnedRevenue: 0 };

/** A month in round numbers, of which today has brought £60 by two orders. */
export const kpis = (own: Partial<Kpis> = {}): Kpis => ({
  currency: 'GBP',
  period,
  compared,
  previous: { ...sums, revenue: 1000, orders: 50, stockouts: 2, emptyShelves: 10, stockValue: 5000 },
  days: Array.from({ length: 30 }, (_, index) => ({
    ...today,
    day: addDays(period.from, index),
    stockouts: 3,
    emptyShelves: 12,
    stockValue: 5400,
  })),
  stockouts: 3,
  emptyShelves: 12,
  stockValue: 5400,
  ...sums,
  ...own,
});

export const frame = (
  own: Omit<Partial<LiveFrame>, 'today'> & { today?: Partial<LiveFrame['today']> } = {},
): LiveFrame => ({
  version: 7,
  forecastVersion: 3,
  levels: [],
  sales: [],
  pipeline: { lag: 0, deadLetters: 0, imports: [] },
  ...own,
  today: { ...today, stockouts: 3, emptyShelves: 12, stockValue: 5400, ...own.today },
});

export const trend = (): Answer<'/api/revenue/daily-trend'> => ({
  currency: 'GBP',
  period,
  compared,
  days: Array.from({ length: 30 }, (_, index) => ({
    day: addDays(period.from, index),
    revenue: 40 + index,
    orders: 2,
    units: 5,
    partial: index === 29,
    compareDay: addDays(compared.from, index),
    compareRevenue: 30,
    compareOrders: 2,
    compareUnits: 4,
  })),
});

export const dayCurve = (own: Partial<Answer<'/api/revenue/day-curve'>> = {}): Answer<'/api/revenue/day-curve'> => ({
  currency: 'GBP',
  day: period.to,
  until: '15:00:00',
  usualDays: Array.from({ length: 8 }, (_, week) => addDays(period.to, -7 * (week + 1))),
  hours: Array.from({ length: 24 }, (_, hour) => ({
    hour,
    revenue: hour <= 15 ? 4 * (hour + 1) : null,
    usualLow: 2 * (hour + 1),
    usualMedian: 3 * (hour + 1),
    usualHigh: 5 * (hour + 1),
  })),
  ...own,
});

export const topProducts = (): Answer<'/api/products/top'> => ({
  currency: 'GBP',
  period,
  compared,
  products: [
    {
      sku: 'TEA',
      name: 'Green tea',
      category: 'Food',
      imageUrl: null,
      revenue: 900,
      units: 60,
      margin: 360,
      share: 0.75,
      previousRevenue: 600,
      previousUnits: 40,
      trend: [10, 20, 30],
    },
  ],
});

export const recent = (count: number): Answer<'/api/sales/recent'> => ({
  currency: 'GBP',
  sales: Array.from({ length: count }, (_, index) => sale({ minute: count - index })),
});

import type { ForecastPage, ForecastRow, Made } from '@/features/forecasts/queries';
import type { Answer } from '@/shared/api/read';
import { addDays } from '@/shared/filters/period';

type ProductForecast = Made<Answer<'/api/forecasts/{sku}'>>;

const origin = '2026-11-23';

const band = (day: string, median: number) => ({
  day,
  mean: median,
  p2_5: median - 8,
  p10: median - 5,
  p25: median - 2,
  p50: median,
  p75: median + 2,
  p90: median + 5,
  p97_5: median + 8,
});

/** Twenty sold each day for 60 days, 22 expected for 30 more. */
export const forecast = (own: Partial<ProductForecast> = {}): ProductForecast => ({
  level: 'product',
  key: 'TEA-1',
  name: 'Green Tea',
  category: 'Food',
  measure: 'units',
  unit: 'pcs',
  origin,
  createdAt: '2026-11-24T01:12:00Z',
  version: 9,
  dataVersion: 100,
  reason: 'choice',
  stale: false,
  method: {
    kind: 'models',
    models: [
      { name: 'theta', weight: 0.7, error: 3.1 },
      { name: 'calendar-ets', weight: 0.3, error: 3.3 },
    ],
    reason: 'kept',
    shortHistory: null,
  },
  historyDays: 60,
  demandClass: 'smooth',
  warning: null,
  treatments: [{ day: '2026-11-10', reason: 'outOfStock', before: 4, after: 19 }],
  accuracy: { folds: 8, wape: 0.18, naiveWape: 0.23, gain: 0.05, mase: 0.7, bias: 0.03, coverage80: 0.79 },
  history: Array.from({ length: 60 }, (_, i) => ({ day: addDays(origin, i - 59), value: 20, state: 'sold' })),
  days: Array.from({ length: 30 }, (_, i) => band(addDays(origin, i + 1), 22)),
  total: { days: 30, mean: 660, p10: 610, p50: 659, p90: 715 },
  lastSoldOn: '2026-11-23',
  today: { soldSoFar: 7, expectedRemainder: 14, low: 10, high: 19 },
  versions: [{ version: 9, createdAt: '2026-11-24T01:12:00Z', origin, reason: 'choice' }],
  ...own,
});

/** The same, made a week before. */
export const earlierForecast = (): ProductForecast =>
  forecast({
    version: 4,
    createdAt: '2026-11-17T01:12:00Z',
    origin: addDays(origin, -7),
    days: Array.from({ length: 30 }, (_, i) => band(addDays(origin, i - 6), 18)),
  });

const row = (own: Partial<ForecastRow>): ForecastRow => ({
  sku: 'TEA-1',
  name: 'Green Tea',
  category: 'Food',
  demandClass: 'smooth',
  method: 'models',
  topModel: 'theta',
  origin,
  createdAt: '2026-11-24T01:12:00Z',
  stale: false,
  wape: 0.18,
  naiveWape: 0.23,
  gain: 0.05,
  coverage80: 0.79,
  next: { days: 30, mean: 660, p10: 610, p90: 715 },
  nextValue: 1650,
  trend: Array.from({ length: 30 }, () => 20),
  lastUnits: 600,
  warning: null,
  failure: null,
  ...own,
});

export const forecastPage = (own: Partial<ForecastPage> = {}): ForecastPage => ({
  items: [
    row({}),
    row({ sku: 'OIL-1', name: 'Olive Oil', wape: 0.5, naiveWape: 0.4, failure: 'failed', method: 'category' }),
  ],
  next: null,
  total: 2,
  summary: {
    products: 2,
    forecast: 2,
    stale: 0,
    failed: 1,
    betterThanNaive: 1,
    medianWape: 0.34,
    lastFullRunAt: '2026-11-24T01:12:00Z',
  },
  ...own,
});

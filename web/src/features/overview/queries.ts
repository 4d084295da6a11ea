import { stockSearch } from '@/features/overview/attention';
import { apiQuery, type Answer } from '@/shared/api/read';
import type { FilterQuery, Filters } from '@/shared/filters/useFilters';

export type Kpis = Answer<'/api/analytics/kpis'>;
export type Sale = Answer<'/api/sales/recent'>['sales'][number];
export type TopProduct = Answer<'/api/products/top'>['products'][number];
export const measures = ['revenue', 'units', 'margin'] as const;
export type Measure = (typeof measures)[number];

/** With its head and its legend it ends above the fold. */
export const pictureHeight = 'clamp(220px, 100dvh - 590px, 440px)';

const topProducts = 10;
export const recentSales = 11; // as high as the products beside them
const forecastDays = 30;
const soonestOut = 5;

// What costs more to answer follows new sales at a greater distance; the numbers of the day are in each frame anyway.
export const kpisQuery = (filters: FilterQuery) => apiQuery('/api/analytics/kpis', filters, { liveMs: 2_000 });

export const trendQuery = (filters: FilterQuery) => apiQuery('/api/revenue/daily-trend', filters, { liveMs: 5_000 });

export const dayCurveQuery = (day: string, narrowed: Filters['narrowed']) =>
  apiQuery('/api/revenue/day-curve', { day, ...narrowed }, { liveMs: 5_000 });

export const topQuery = (filters: FilterQuery, by: Measure) =>
  apiQuery('/api/products/top', { ...filters, by, limit: topProducts }, { liveMs: 10_000 });

export const recentQuery = ({ category, country, channel, store }: FilterQuery) =>
  apiQuery(
    '/api/sales/recent',
    { category, country, channel, store, limit: recentSales },
    {
      liveMs: category ? 1_000 : 10_000, // frames bring them, but say nothing of categories
    },
  );

export const revenueForecastQuery = (category: string | undefined) =>
  apiQuery('/api/analytics/forecast/revenue', { periods: forecastDays, category }, { liveMs: 10_000 });

/** What will be gone first of what should not, and how many products are at which risk. */
export const soonestOutQuery = (narrowed: Filters['narrowed']) =>
  apiQuery(
    '/api/inventory',
    { ...stockSearch(narrowed), risk: 'out,critical,low', sort: 'cover', direction: 'asc', limit: soonestOut },
    { liveMs: 5_000 },
  );

/** How many forecasts are failed or stale. */
export const forecastsQuery = (state: 'failed' | 'stale', category: string | undefined) =>
  apiQuery('/api/forecasts', { state, category, limit: 1 }, { liveMs: 15_000 });

export const pipelineQuery = apiQuery('/api/system/pipeline', {}, { liveMs: 5_000 });

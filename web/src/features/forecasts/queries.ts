import { queryOptions } from '@tanstack/react-query';
import type { Measure, Subject } from '@/features/forecasts/view';
import { getJson, postJson } from '@/shared/api/client';
import { addressOf, type Answer, apiQuery } from '@/shared/api/read';
import { asWritten, type ListShape, oneOf } from '@/shared/list/listView';

/** Of a product, a category or the house; it may say that there is none yet, and why. */
export type Forecast = Answer<'/api/forecasts/{sku}'> | Answer<'/api/analytics/forecast/demand'>;
/** One that is there. */
export type Made<T extends Forecast> = T & {
  readonly origin: string;
  readonly createdAt: string;
  readonly version: number;
  readonly total: NonNullable<Forecast['total']>;
};
export type MadeForecast = Made<Forecast>;
export type ForecastPage = Answer<'/api/forecasts'>;
export type ForecastRow = ForecastPage['items'][number];
export type ForecastRun = Answer<'/api/forecasts/run/{id}'>;

const daysAhead = 30;
const forecastLiveMs = 3_000;
const runPollMs = 700;

/** The newest forecast of a product, a category or the house, or an earlier version of it. */
export function forecastQuery(subject: Subject, historyDays: number, version: number | null = null) {
  const query = { history: historyDays, version: version ?? undefined };
  const address =
    subject.level === 'product'
      ? addressOf('/api/forecasts/{sku}', query, { sku: subject.sku })
      : addressOf(aggregateOf(subject.measure), {
          periods: daysAhead,
          category: subject.level === 'category' ? subject.category : undefined,
          ...query,
        });
  return queryOptions({
    queryKey: ['/api/forecasts', address],
    queryFn: ({ signal }) => getJson<Forecast>(address, signal),
    ...(version === null && { meta: { live: forecastLiveMs } }),
  });
}

const aggregateOf = (measure: Measure) =>
  measure === 'revenue' ? '/api/analytics/forecast/revenue' : '/api/analytics/forecast/demand';

export const forecastList: ListShape<ForecastPage, 'search' | 'category' | 'state'> = {
  path: '/api/forecasts',
  filters: { search: asWritten, category: asWritten, state: oneOf(['stale', 'failed']) },
  sorts: { next: 'desc', name: 'asc', wape: 'asc', gain: 'desc', coverage80: 'desc', createdAt: 'desc' },
  firstSort: 'next', // what will sell most
  liveMs: 10_000,
  keyOf: ({ sku }) => sku,
};

export const isMade = (forecast: Forecast): forecast is MadeForecast =>
  forecast.method.kind !== 'none' && forecast.version !== null && forecast.total !== null;

export const categoriesQuery = apiQuery('/api/products/categories');

/** Asks for new forecasts of what is shown; a run of the same that is under way is answered with. */
export const startRun = (subject: Subject): Promise<ForecastRun> =>
  postJson<ForecastRun>(
    '/api/forecasts/run',
    subject.level === 'product'
      ? { skus: [subject.sku] }
      : subject.level === 'category'
        ? { category: subject.category }
        : {},
  );

export const isOver = ({ state }: ForecastRun): boolean => state === 'completed' || state === 'failed';

export const runQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['/api/forecasts/run', id],
    queryFn: ({ signal }) => getJson<ForecastRun>(addressOf('/api/forecasts/run/{id}', {}, { id: id ?? '' }), signal),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : runPollMs),
  });

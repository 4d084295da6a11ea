import type { Narrowing } from '@/shared/filters/useFilters';
import { type Answer, apiQuery } from '@/shared/api/read';

const lists = { category: 'categories', country: 'countries', channel: 'channels', store: 'stores' } as const;

export const filterValuesQuery = apiQuery('/api/analytics/filters');

export const valuesOf = (known: Answer<'/api/analytics/filters'>, name: Narrowing): readonly string[] =>
  known[lists[name]];

import type { Answer } from '@/shared/api/read';
import type { Filters, Narrowing } from '@/shared/filters/useFilters';

export type Severity = 'bad' | 'warn';

export interface Concern {
  readonly kind: 'out' | 'critical' | 'overdue' | 'failed' | 'unknown' | 'stale' | 'deadLetters' | 'unconverted';
  readonly severity: Severity;
  /** Of the rows that it leads to. */
  readonly count: number;
  /** Where it can be seen to. */
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
  /** What of the filters it is narrowed down by. */
  readonly follows: readonly Narrowing[];
}

interface Known {
  readonly stock: Answer<'/api/inventory'> | undefined;
  readonly failed: Answer<'/api/forecasts'> | undefined;
  readonly stale: Answer<'/api/forecasts'> | undefined;
  readonly pipeline: Answer<'/api/system/pipeline'> | undefined;
}

/** A part of the page that tells of stock follows the category, and the store as the place where it lies. */
export const stockFollows = ['category', 'store'] as const;

export const stockSearch = ({ category, store }: Filters['narrowed']) => ({
  ...(category && { category }),
  ...(store && { place: store }),
});

/** What somebody should see to, the worst first; what is unknown is left out. */
export function concernsOf({ stock, failed, stale, pipeline }: Known, narrowed: Filters['narrowed']): Concern[] {
  const ofStock = (own: Record<string, string>) => ({
    path: '/inventory',
    search: { ...stockSearch(narrowed), ...own },
    follows: stockFollows,
  });
  const ofForecasts = (state: string) => ({
    path: '/forecasts',
    search: { state, ...(narrowed.category && { category: narrowed.category }) },
    follows: ['category'] as const,
  });
  const ofPipeline = { path: '/system', search: {}, follows: [] };

  const concerns: Concern[] = [
    { kind: 'out', severity: 'bad', count: stock?.counts.out ?? 0, ...ofStock({ risk: 'out' }) },
    { kind: 'critical', severity: 'bad', count: stock?.counts.critical ?? 0, ...ofStock({ risk: 'critical' }) },
    { kind: 'deadLetters', severity: 'bad', count: pipeline?.deadLetters ?? 0, ...ofPipeline },
    { kind: 'overdue', severity: 'warn', count: stock?.all.overdueOrders ?? 0, ...ofStock({ due: 'overdue' }) },
    { kind: 'failed', severity: 'warn', count: failed?.total ?? 0, ...ofForecasts('failed') },
    { kind: 'unknown', severity: 'warn', count: stock?.counts.unknown ?? 0, ...ofStock({ risk: 'unknown' }) },
    { kind: 'stale', severity: 'warn', count: stale?.total ?? 0, ...ofForecasts('stale') },
    { kind: 'unconverted', severity: 'warn', count: pipeline?.unconverted ?? 0, ...ofPipeline },
  ];
  return concerns.filter(({ count }) => count > 0);
}

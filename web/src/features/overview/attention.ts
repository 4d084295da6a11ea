import type { Answer } from '@/shared/api/read';

export type Severity = 'bad' | 'warn';

export interface Concern {
  readonly kind: 'out' | 'critical' | 'overdue' | 'failed' | 'unknown' | 'stale' | 'deadLetters' | 'unconverted';
  readonly severity: Severity;
  readonly count: number;
  /** Where it can be seen to. */
  readonly path: string;
  readonly search: Readonly<Record<string, string>>;
}

interface Known {
  readonly stock: Answer<'/api/inventory'> | undefined;
  readonly reorder: Answer<'/api/supply-chain/reorder'> | undefined;
  readonly forecasts: Answer<'/api/forecasts'> | undefined;
  readonly pipeline: Answer<'/api/system/pipeline'> | undefined;
}

/** What somebody should see to, the worst first; what is unknown is left out. */
export function concernsOf({ stock, reorder, forecasts, pipeline }: Known): Concern[] {
  const concerns: Concern[] = [
    { kind: 'out', severity: 'bad', count: stock?.counts.out ?? 0, path: '/inventory', search: { risk: 'out' } },
    {
      kind: 'critical',
      severity: 'bad',
      count: stock?.counts.critical ?? 0,
      path: '/inventory',
      search: { risk: 'critical' },
    },
    {
      kind: 'deadLetters',
      severity: 'bad',
      count: pipeline?.deadLetters ?? 0,
      path: '/system',
      search: {},
    },
    {
      kind: 'overdue',
      severity: 'warn',
      count: reorder?.items.filter((item) => item.overdue).length ?? 0,
      path: '/inventory',
      search: { sort: 'order' },
    },
    { kind: 'failed', severity: 'warn', count: forecasts?.summary.failed ?? 0, path: '/forecasts', search: {} },
    {
      kind: 'unknown',
      severity: 'warn',
      count: stock?.counts.unknown ?? 0,
      path: '/inventory',
      search: { risk: 'unknown' },
    },
    { kind: 'stale', severity: 'warn', count: forecasts?.summary.stale ?? 0, path: '/forecasts', search: {} },
    { kind: 'unconverted', severity: 'warn', count: pipeline?.unconverted ?? 0, path: '/system', search: {} },
  ];
  return concerns.filter(({ count }) => count > 0);
}

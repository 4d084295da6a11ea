import type { Answer } from '@/shared/api/read';

/** What the hub tells at most five times a second. Values are absolute, so that a lost frame does no harm. */
export interface LiveFrame {
  readonly version: number;
  /** Another one than before: forecasts and advice are newer. */
  readonly forecastVersion: number;
  /** The numbers of the running business day, of the whole house. */
  readonly today: Pick<
    Answer<'/api/analytics/kpis'>,
    | 'revenue'
    | 'orders'
    | 'units'
    | 'customers'
    | 'margin'
    | 'returnedRevenue'
    | 'stockouts'
    | 'emptyShelves'
    | 'stockValue'
  >;
  /** Stock of the watched products, where it may have changed. */
  readonly levels: readonly { readonly sku: string; readonly location: string; readonly level: number }[];
  /** The newest sale lines among what changed, newest first. */
  readonly sales: Answer<'/api/sales/recent'>['sales'];
  readonly pipeline: {
    readonly lag: number;
    readonly deadLetters: number;
    readonly imports: readonly { id: string; state: string; rows: number; accepted: number; rejected: number }[];
  };
}

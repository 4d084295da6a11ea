import { useMemo } from 'react';
import { useUrl } from '@/shared/filters/useUrl';

export type Measure = 'units' | 'revenue';

export type Subject =
  | { readonly level: 'product'; readonly sku: string }
  | { readonly level: 'category'; readonly category: string; readonly measure: Measure }
  | { readonly level: 'total'; readonly measure: Measure };

export const historyChoices = [45, 90, 365] as const;
const defaultHistory = 90;

export interface ForecastView {
  readonly subject: Subject;
  readonly historyDays: number;
  /** The version laid over the newest one; null for none. */
  readonly earlier: number | null;
}

/** Of what the forecast is and how it is shown, which lives in the URL alone, and the way to change some of it. */
export function useForecastView() {
  const [params, change] = useUrl();
  const view = useMemo(() => readView(params), [params]);

  return [
    view,
    {
      product: (sku: string) => change({ sku, category: null, measure: null, version: null }),
      category: (category: string | null) => change({ category, sku: null, version: null }),
      measure: (measure: Measure) => change({ measure: measure === 'units' ? null : measure, version: null }),
      history: (days: number) => change({ history: days === defaultHistory ? null : String(days) }),
      earlier: (version: number | null) => change({ version: version === null ? null : String(version) }),
    },
  ] as const;
}

/** What cannot be read is left out: a mistyped link still shows a page. */
export function readView(params: URLSearchParams): ForecastView {
  const sku = params.get('sku');
  const category = params.get('category');
  const measure = params.get('measure') === 'revenue' ? 'revenue' : 'units';
  const version = Number(params.get('version'));
  return {
    subject: sku
      ? { level: 'product', sku }
      : category
        ? { level: 'category', category, measure }
        : { level: 'total', measure },
    historyDays: historyChoices.find((days) => String(days) === params.get('history')) ?? defaultHistory,
    earlier: Number.isInteger(version) && version > 0 ? version : null,
  };
}

import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useToday } from '@/shared/business/useBusiness';
import { type Grain, grains } from '@/shared/filters/grain';
import {
  type Comparison,
  comparisons,
  type DayRange,
  isRange,
  type NamedPeriod,
  type Period,
  periods,
  resolveComparison,
  resolvePeriod,
  usualComparison,
} from '@/shared/filters/period';
import { useUrl } from '@/shared/filters/useUrl';

export const narrowings = ['category', 'country', 'channel', 'store'] as const;
export type Narrowing = (typeof narrowings)[number];

/** What pages have in common in the URL: links between them keep it. */
const shared = [
  'period',
  'from',
  'to',
  'days',
  'out',
  'grain',
  'compare',
  'compareFrom',
  'compareTo',
  ...narrowings,
] as const;
export type SharedFilter = (typeof shared)[number];
export type FilterChanges = Partial<Record<SharedFilter, string | null>>;

export interface Filters {
  readonly period: Period;
  readonly range: DayRange;
  /** Nobody chose it: it is what a page shows at first. */
  readonly isUsualPeriod: boolean;
  /** Without the running day. */
  readonly completeOnly: boolean;
  /** The period that was zoomed into, by its name or its days; null for none. */
  readonly zoomedFrom: string | null;
  /** How a course is cut up; null where its length and its place decide. */
  readonly grain: Grain | null;
  readonly comparison: Comparison;
  /** The one that the period has unless another is chosen. */
  readonly usualComparison: Comparison;
  /** Null when nothing is compared. */
  readonly compared: DayRange | null;
  readonly narrowed: Readonly<Partial<Record<Narrowing, string>>>;
  /** All of it, as the API wants it. */
  readonly query: FilterQuery;
  /** What the address says and nobody understands, as it stands there. */
  readonly unread: readonly Unread[];
}

export interface Unread {
  readonly name: string;
  readonly value: string;
}

export type FilterQuery = Readonly<
  DayRange & { compare: Comparison; compareFrom?: string; compareTo?: string } & Partial<Record<Narrowing, string>>
>;

const usualPeriod = '30d';

/** Period, comparison and filters, which live in the URL alone, and the way to change some of them. */
export function useFilters(): [Filters, (changes: FilterChanges) => void] {
  const [params, change] = useUrl();
  const today = useToday();
  const filters = useMemo(() => readFilters(params, today), [params, today]);

  return [filters, change];
}

/** What cannot be read falls back to the usual and is told: a mistyped link still shows a page. */
export function readFilters(params: URLSearchParams, today: string): Filters {
  const completeOnly = params.get('days') === 'complete';
  const own = rangeOf(params, 'from', 'to');
  const asked = params.get('period');
  const wanted = asked === null && own ? 'custom' : oneOf(periods, asked);
  const period = !wanted || (wanted === 'custom' && !own) ? usualPeriod : wanted;
  const range = period === 'custom' && own ? own : resolvePeriod(period as NamedPeriod, today, completeOnly);

  const usual = usualComparison(period, range);
  const ownCompared = rangeOf(params, 'compareFrom', 'compareTo');
  const wantedComparison = oneOf(comparisons, params.get('compare'));
  const comparison = !wantedComparison || (wantedComparison === 'custom' && !ownCompared) ? usual : wantedComparison;
  const compared =
    comparison === 'none' ? null : comparison === 'custom' ? ownCompared : resolveComparison(comparison, range);

  const narrowed = Object.fromEntries(
    narrowings.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as Filters['narrowed'];
  const query = {
    ...range,
    compare: comparison,
    ...(comparison === 'custom' && compared && { compareFrom: compared.from, compareTo: compared.to }),
    ...narrowed,
  };

  const unreadNames = [
    asked && !wanted && 'period',
    params.get('days') && !completeOnly && 'days',
    ...(wanted === 'custom' || asked === null ? (own ? [] : ['from', 'to']) : []),
    wanted === 'custom' && !own && !params.get('from') && !params.get('to') && 'period',
    params.get('compare') && !wantedComparison && 'compare',
    ...(wantedComparison === 'custom' && !ownCompared ? ['compareFrom', 'compareTo'] : []),
    wantedComparison === 'custom' && !ownCompared && !params.get('compareFrom') && 'compare',
    params.get('grain') && !oneOf(grains, params.get('grain')) && 'grain',
  ];
  return {
    period,
    range,
    isUsualPeriod: asked === null && period === usualPeriod,
    completeOnly,
    zoomedFrom: params.get('out'),
    grain: oneOf(grains, params.get('grain')) ?? null,
    comparison,
    usualComparison: usual,
    compared,
    narrowed,
    query,
    unread: unreadNames.flatMap((name) => {
      const value = name && params.get(name);
      return name && value ? [{ name, value }] : [];
    }),
  };
}

/** How the address says a period; what was zoomed into is left. */
export const sayPeriod = (period: Period, { from, to }: DayRange): FilterChanges =>
  period === 'custom' ? { period, from, to, out: null } : { period, from: null, to: null, out: null };

const between = '..';

/** Days within the period, from which one finds back out. */
export const zoomIn = ({ period, range, zoomedFrom }: Filters, days: DayRange): FilterChanges => ({
  ...sayPeriod('custom', days),
  out: zoomedFrom ?? (period === 'custom' ? range.from + between + range.to : period),
});

/** Back to the period that was zoomed into; null where there is none. */
export function zoomOut({ zoomedFrom }: Filters): FilterChanges | null {
  if (zoomedFrom === null) return null;
  const [from = '', to = ''] = zoomedFrom.split(between);
  if (isRange(from, to)) return sayPeriod('custom', { from, to });
  const period = oneOf(periods, zoomedFrom);
  return period && period !== 'custom' ? sayPeriod(period, { from, to }) : null;
}

/** The part of an address that a link to another page takes along. */
export function useSharedSearch(): string {
  const [params] = useSearchParams();
  const kept = new URLSearchParams(
    shared.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])),
  );
  return kept.size > 0 ? `?${kept.toString()}` : '';
}

function rangeOf(params: URLSearchParams, fromName: SharedFilter, toName: SharedFilter): DayRange | null {
  const [from, to] = [params.get(fromName), params.get(toName)];
  return from !== null && to !== null && isRange(from, to) ? { from, to } : null;
}

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | undefined =>
  known.find((name) => name === text);

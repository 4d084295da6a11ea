import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useToday } from '@/shared/business/useBusiness';
import {
  type Comparison,
  comparisons,
  type DayRange,
  isDay,
  type Period,
  periods,
  resolveComparison,
  resolvePeriod,
} from '@/shared/filters/period';
import { useUrl } from '@/shared/filters/useUrl';

export const narrowings = ['category', 'country', 'channel', 'store'] as const;
export type Narrowing = (typeof narrowings)[number];

/** What pages have in common in the URL: links between them keep it. */
const shared = ['period', 'from', 'to', 'days', 'compare', 'compareFrom', 'compareTo', ...narrowings] as const;
export type SharedFilter = (typeof shared)[number];

export interface Filters {
  readonly period: Period;
  readonly range: DayRange;
  /** Without the running day. */
  readonly completeOnly: boolean;
  readonly comparison: Comparison;
  /** Null when nothing is compared. */
  readonly compared: DayRange | null;
  readonly narrowed: Readonly<Partial<Record<Narrowing, string>>>;
  /** All of it, as the API wants it. */
  readonly query: FilterQuery;
}

export type FilterQuery = Readonly<
  DayRange & { compare: Comparison; compareFrom?: string; compareTo?: string } & Partial<Record<Narrowing, string>>
>;

const defaultPeriod = '30d';
const defaultComparison = 'previous';

/** Period, comparison and filters, which live in the URL alone, and the way to change some of them. */
export function useFilters(): [Filters, (changes: Partial<Record<SharedFilter, string | null>>) => void] {
  const [params, change] = useUrl();
  const today = useToday();
  const filters = useMemo(() => readFilters(params, today), [params, today]);

  return [filters, change];
}

/** What cannot be read falls back to the default: a mistyped link still shows a page. */
export function readFilters(params: URLSearchParams, today: string): Filters {
  const completeOnly = params.get('days') === 'complete';
  const custom = rangeOf(params.get('from'), params.get('to'));
  const wanted = oneOf(periods, params.get('period')) ?? defaultPeriod;
  const period = wanted === 'custom' && !custom ? defaultPeriod : wanted;
  const range =
    period === 'custom' && custom ? custom : resolvePeriod(period as Exclude<Period, 'custom'>, today, completeOnly);

  const customCompared = rangeOf(params.get('compareFrom'), params.get('compareTo'));
  const wantedComparison = oneOf(comparisons, params.get('compare')) ?? defaultComparison;
  const comparison = wantedComparison === 'custom' && !customCompared ? defaultComparison : wantedComparison;
  const compared =
    comparison === 'none' ? null : comparison === 'custom' ? customCompared : resolveComparison(comparison, range);

  const narrowed = Object.fromEntries(
    narrowings.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])),
  ) as Filters['narrowed'];
  const query = {
    ...range,
    compare: comparison,
    ...(comparison === 'custom' && compared && { compareFrom: compared.from, compareTo: compared.to }),
    ...narrowed,
  };
  return { period, range, completeOnly, comparison, compared, narrowed, query };
}

/** The part of an address that a link to another page takes along. */
export function useSharedSearch(): string {
  const [params] = useSearchParams();
  const kept = new URLSearchParams(
    shared.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])),
  );
  return kept.size > 0 ? `?${kept.toString()}` : '';
}

function rangeOf(from: string | null, to: string | null): DayRange | null {
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | undefined =>
  known.find((name) => name === text);

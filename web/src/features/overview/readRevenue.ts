import type { Reading, Readout } from '@/charts/readout';
import type { RevenueTexts } from '@/features/overview/drawRevenue';
import type { RevenueDay } from '@/features/overview/revenueDays';

/** What is known of one day: what came in, what that is compared with, and what is expected. */
export function readRevenue(
  { day, actual, partial, compareDay, compared, expected }: RevenueDay,
  { formats, texts, currency, today }: RevenueTexts,
): Readout {
  const readings: (Reading | false)[] = [
    actual !== null && {
      label: partial ? texts.partial : texts.actual,
      value: actual,
      mark: partial ? 'partial' : 'actual',
    },
    compared !== null &&
      compareDay !== null && { label: texts.compared(formats.shortDay(compareDay)), value: compared, mark: 'compared' },
    expected !== null && { label: texts.median, value: expected.p50, mark: 'median' },
  ];
  return {
    title: day === today ? `${formats.weekday(day)} · ${texts.today}` : formats.weekday(day),
    readings: readings.filter((reading) => reading !== false),
    partial,
    ranges: expected
      ? [
          { label: texts.band50, low: expected.p25, high: expected.p75 },
          { label: texts.band80, low: expected.p10, high: expected.p90 },
          { label: texts.band95, low: expected.p2_5, high: expected.p97_5 },
        ]
      : [],
    write: (value) => formats.wholeMoney(value, currency),
  };
}

import type { Reading, Readout } from '@/charts/readout';
import type { RevenueTexts } from '@/features/overview/drawRevenue';
import type { RevenueDay } from '@/features/overview/revenueDays';

/** A day, a week or a month by its name. */
export function titleOf({ day, to, partial }: RevenueDay, { formats, grain }: RevenueTexts): string {
  if (grain === 'day') return formats.weekday(day);
  return grain === 'month' && !partial ? formats.month(day) : formats.days({ from: day, to });
}

/** What is known of one day: what came in, what that is compared with, and what is expected. */
export function readRevenue(one: RevenueDay, told: RevenueTexts): Readout {
  const { day, to, actual, partial, compareDay, compared, expected } = one;
  const { formats, texts, currency, today, grain } = told;
  const running = partial && to === today;
  const readings: (Reading | false)[] = [
    actual !== null && {
      label: running ? texts.partial[grain] : texts.actual,
      value: actual,
      mark: partial ? 'partial' : 'actual',
    },
    compared !== null &&
      compareDay !== null && { label: texts.compared(formats.shortDay(compareDay)), value: compared, mark: 'compared' },
    expected !== null && { label: texts.median, value: expected.p50, mark: 'median' },
  ];
  return {
    title: grain === 'day' && day === today ? `${titleOf(one, told)} · ${texts.today}` : titleOf(one, told),
    readings: readings.filter((reading) => reading !== false),
    partial: running,
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

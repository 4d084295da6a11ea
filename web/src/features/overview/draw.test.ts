import { expect, test } from 'vitest';
import { chartColours } from '@/charts/colours';
import { fullHours, standingOf } from '@/features/overview/dayCurve';
import { drawDay } from '@/features/overview/drawDay';
import { drawRevenue } from '@/features/overview/drawRevenue';
import { en } from '@/features/overview/messages/en';
import { revenueDays } from '@/features/overview/revenueDays';
import { createFormats } from '@/shared/format/formats';
import { en as shared } from '@/shared/i18n/en';
import { dayCurve, trend } from '@/test/fixtures';

const formats = createFormats({ locale: 'en-GB', messages: shared });
const today = '2026-11-24';

interface Series {
  readonly data: readonly unknown[];
  readonly symbol?: string;
}
const seriesOf = (option: object) => (option as { series: readonly Series[] }).series;

test('no line falls to the running day, which is a hollow point', () => {
  const [actual, compared, now] = seriesOf(
    drawRevenue(
      revenueDays(trend(), undefined, today),
      { formats, texts: en.revenue, currency: 'GBP', today, grain: 'day' },
      chartColours('light'),
    ),
  );

  expect(actual?.data.slice(-2)).toEqual([68, null]);
  expect(compared?.data.slice(-2)).toEqual([30, null]);
  expect(now).toMatchObject({ data: [[29, 69]], symbol: 'circle' });
});

test('the day ends with its last full hour, and now lies between two', () => {
  const curve = dayCurve({ until: '15:30:00' });
  const [low, width, median, sold, now] = seriesOf(drawDay(curve, { formats, texts: en.day }, chartColours('light')));

  expect(sold?.data.slice(14, 17)).toEqual([56, 60, null]);
  expect(now?.data).toEqual([[15.5, 64]]);
  expect([low?.data[24], width?.data[24], median?.data[24]]).toEqual([48, 72, 72]);
});

test('what is usual by now lies between two hours, too', () => {
  expect(standingOf(dayCurve({ until: '15:30:00' }))).toEqual({
    at: 15.5,
    sold: 64,
    usual: { low: 31, median: 46.5, high: 77.5 },
  });
  expect(standingOf(dayCurve({ until: '00:10:00' }))?.sold).toBe(4);
  expect(standingOf(dayCurve({ until: null }))).toBeNull();
});

test('without earlier days nothing is usual', () => {
  const hours = dayCurve().hours.map((hour) => ({ ...hour, usualLow: null, usualMedian: null, usualHigh: null }));
  const curve = dayCurve({ usualDays: [], hours });

  expect(fullHours(curve).every(({ usual }) => usual === null)).toBe(true);
  expect(standingOf(curve)?.usual).toBeNull();
});

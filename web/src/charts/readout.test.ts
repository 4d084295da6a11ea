import { expect, test } from 'vitest';
import { linesOf, type Readout, spoken } from '@/charts/readout';
import { createFormats } from '@/shared/format/formats';
import { en } from '@/shared/i18n/en';

const formats = createFormats({ locale: 'en-GB', messages: en });
const day: Readout = {
  title: 'Tue, 24 Nov 2026',
  readings: [
    { label: 'Sold', value: 12, mark: 'actual' },
    { label: 'Earlier median', value: 10, mark: 'compared' },
    { label: 'A week before', value: 16, mark: 'actual' },
  ],
  ranges: [{ label: '80% range', low: 7, high: 13 }],
  write: String,
};

test('numbers stand from the highest to the lowest, each with how far the first one is from it', () => {
  const lines = linesOf(day, formats, en.charts);

  expect(lines.map(({ label, text, change }) => [label, text, change])).toEqual([
    ['A week before', '16', '-4 (-25%)'],
    ['Sold', '12', undefined],
    ['Earlier median', '10', '+2 (+20%)'],
    ['80% range', '7 – 13', undefined],
  ]);
});

test('a day that is not over is compared with nothing', () => {
  const lines = linesOf({ ...day, partial: true }, formats, en.charts);

  expect(lines.some(({ change }) => change)).toBe(false);
});

test('the same is said to those who listen', () => {
  expect(spoken(day.title, linesOf({ ...day, readings: day.readings.slice(0, 2) }, formats, en.charts))).toBe(
    'Tue, 24 Nov 2026. Sold 12. Earlier median 10 +2 (+20%). 80% range 7 – 13',
  );
});

import { expect, test } from 'vitest';
import { accuracyVerdict, accuracyWords, biasWords } from '@/features/forecasts/accuracy';
import { bandOption } from '@/features/forecasts/bandOption';
import { en } from '@/features/forecasts/messages/en';
import { modelName } from '@/features/forecasts/modelName';
import { earlierForecast, forecast } from '@/features/forecasts/testForecasts';
import { soldBefore, timeline } from '@/features/forecasts/timeline';
import { readView } from '@/features/forecasts/view';
import { chartColours } from '@/charts/colours';
import { createFormats } from '@/shared/format/formats';
import { en as shared } from '@/shared/i18n/en';

const formats = createFormats({ locale: 'en-GB', messages: shared });

test.each([
  ['closer', 0.18, 0.23, 'On average 22% closer than repeating last week'],
  ['further off', 0.253, 0.23, 'On average 10% further off than repeating last week'],
  ['the same when the difference would not show', 0.2295, 0.23, 'On average as close as repeating last week'],
  ['unknown when repeating last week was never wrong', 0.1, 0, 'Not measured yet'],
])('accuracy in words: %s', (_, wape, naiveWape, words) => {
  expect(accuracyWords({ wape, naiveWape }, formats, en)).toBe(words);
});

test('no measure of accuracy is said, not shown as zero', () => {
  expect(accuracyWords(null, formats, en)).toBe('Not measured yet');
  expect(accuracyVerdict({ wape: null, naiveWape: 0.4 })).toBeNull();
});

test.each([
  [0.03, 'Bias: 3% too high'],
  [-0.12, 'Bias: 12% too low'],
  [0.001, 'No bias: neither too high nor too low'],
])('a bias of %d is told by its direction', (bias, words) => {
  expect(biasWords(bias, formats, en)).toBe(words);
});

test('history, forecast and an earlier forecast share one axis without a gap or a double', () => {
  const days = timeline(forecast(), earlierForecast());

  expect(days).toHaveLength(90);
  expect(new Set(days.map(({ day }) => day)).size).toBe(90);
  expect(days.filter(({ sold, earlier }) => sold !== null && earlier !== null)).toHaveLength(7);
  expect(days.find(({ today }) => today)).toMatchObject({ day: '2026-11-24', sold: null, weekend: false });
});

test('a day without data is a gap, a day without sales is a zero', () => {
  const history = [
    { day: '2026-11-20', value: 3, state: 'noData' },
    { day: '2026-11-21', value: 0, state: 'sold' },
    { day: '2026-11-22', value: 2, state: 'outOfStock' },
  ];

  expect(timeline(forecast({ history, days: [] }), null)).toMatchObject([
    { sold: null, weekend: false },
    { sold: 0, weekend: true },
    { sold: 2, state: 'outOfStock', weekend: true },
  ]);
});

test('the days before are summed only when all of them are known', () => {
  const { history } = forecast();

  expect(soldBefore(history, 30)).toBe(600);
  expect(soldBefore(history.slice(-10), 30)).toBeNull();
  expect(soldBefore([...history.slice(0, -1), { day: '2026-11-23', value: 0, state: 'noData' }], 30)).toBeNull();
});

test('each band is drawn from its lower to its upper quantile', () => {
  const days = timeline(forecast(), null);
  const texts = { day: String, value: String, today: 'today' };
  const { series } = bandOption(days, chartColours('light'), texts) as {
    series: { stack?: string; data: (number | null)[] }[];
  };
  const stacked = (stack: string) => series.filter((one) => one.stack === stack).map(({ data }) => data.at(-1));

  for (const [stack, low, high] of [
    ['p2_5', 14, 30],
    ['p10', 17, 27],
    ['p25', 20, 24],
  ] as const)
    expect(stacked(stack)).toEqual([low, high - low]);
  expect(series.filter(({ stack }) => !stack).map(({ data }) => data.at(-1))).toContain(22);
});

test('models have names that people know, and keep their own otherwise', () => {
  expect(modelName('calendar-theta', en.method)).toBe('Theta, with calendar');
  expect(modelName('newcomer', en.method)).toBe('newcomer');
});

test.each([
  ['', { level: 'total', measure: 'units' }],
  ['measure=revenue', { level: 'total', measure: 'revenue' }],
  ['category=Food&measure=nonsense', { level: 'category', category: 'Food', measure: 'units' }],
  ['sku=TEA-1&category=Food', { level: 'product', sku: 'TEA-1' }],
])('the address says what the forecast is of: %s', (search, subject) => {
  expect(readView(new URLSearchParams(search)).subject).toEqual(subject);
});

test.each(['version=x', 'version=-1', 'history=7'])('%s is passed over', (search) => {
  expect(readView(new URLSearchParams(search))).toMatchObject({ earlier: null, historyDays: 90 });
});

import { expect, test } from 'vitest';
import { coverWords, dayCount } from '@/shared/stock/cover';
import { adviceInWords } from '@/features/inventory/advice';
import { inShort } from '@/features/inventory/inShort';
import { orderSum } from '@/features/inventory/orderSum';
import type { Explanation } from '@/shared/stock/explanation';
import { stockAhead, stockBar } from '@/features/inventory/stockBar';
import { withLevels, withLiveStock } from '@/features/inventory/useLiveStock';
import { inventoryList } from '@/features/inventory/inventoryList';
import { en as inventory } from '@/features/inventory/messages/en';
import { item, reason } from '@/features/inventory/testItems';
import { createFormats } from '@/shared/format/formats';
import { en } from '@/shared/i18n/en';
import { readListView } from '@/shared/list/listView';

const today = '2026-11-24';
const formats = createFormats({ locale: 'en-GB', messages: en });

test.each([
  ['walks to a part of a day', { onHand: 50, daysOfCover: 4.6, coverBeyond: null }, '4.6 days'],
  ['says one day as one says it', { onHand: 9, daysOfCover: 1, coverBeyond: null }, '1 day'],
  ['rounds what is far', { onHand: 90, daysOfCover: 23.7, coverBeyond: null }, '24 days'],
  ['gives no number past the forecast', { onHand: 100, daysOfCover: null, coverBeyond: 60 }, 'more than 60 days'],
  ['nothing is not a dash', { onHand: 0, daysOfCover: 0, coverBeyond: null }, 'none left'],
  ['oversold is none left', { onHand: -3, daysOfCover: 0, coverBeyond: null }, 'none left'],
  ['not known is a dash', { onHand: null, daysOfCover: null, coverBeyond: null }, '–'],
])('cover %s', (_, cover, words) => {
  expect(coverWords(cover, formats, en.stock)).toBe(words);
});

test('a bar has room for the target, and its marks stand in proportion', () => {
  const shape = stockBar(item({ onHand: 50, reorderPoint: 40, target: 100, dailyDemand: 5, leadTimeDays: 6 }), today);

  expect(shape).toMatchObject({ aheadUnits: 20 });
  expect(shape?.target).toBeCloseTo(1 / 1.06);
  expect(shape?.now).toBeCloseTo(0.5 / 1.06);
  expect(shape?.reorderPoint).toBeCloseTo(0.4 / 1.06);
  expect(shape?.ahead).toBeCloseTo(0.2 / 1.06);
});

test('a bar has room for stock above the target, and none to the left of nothing', () => {
  expect(stockBar(item({ onHand: 300, reorderPoint: 40, target: 100 }), today)?.now).toBeCloseTo(1 / 1.06);
  expect(stockBar(item({ onHand: -5, reorderPoint: 40, target: 100 }), today)?.now).toBe(0);
  expect(stockBar(item({ onHand: 0, reorderPoint: 0, target: 0, dailyDemand: 0 }), today)?.target).toBe(0);
});

test.each(['onHand', 'reorderPoint', 'target'] as const)('there is no bar without %s', (name) => {
  expect(stockBar(item({ [name]: null }), today)).toBeNull();
});

test('one lead time ahead counts what arrives until then, overdue deliveries too, and never less than nothing', () => {
  const delivery = (quantity: number, expectedOn: string | null) => ({
    purchaseOrderId: 'PO',
    quantity,
    expectedOn,
    late: false,
  });
  const base = { onHand: 10, dailyDemand: 4, leadTimeDays: 5 };

  expect(stockAhead(item(base), today)).toBe(0);
  expect(stockAhead(item({ ...base, inbound: [delivery(30, '2026-11-29')] }), today)).toBe(20);
  expect(stockAhead(item({ ...base, inbound: [delivery(30, '2026-11-30')] }), today)).toBe(0);
  expect(stockAhead(item({ ...base, inbound: [delivery(12, '2026-11-20'), delivery(99, null)] }), today)).toBe(2);
});

test('a lead time learnt from receipts is a part of a day, too', () => {
  const learnt = { onHand: 100, dailyDemand: 4, leadTimeDays: 9.18 };

  expect(stockAhead(item(learnt), today)).toBeCloseTo(63.28);
  expect([9.18, 18.587, 1, 0.4].map((days) => dayCount(days, formats, en.stock.cover))).toEqual([
    '9.2 days',
    '19 days',
    '1 day',
    '0.4 days',
  ]);
});

test('an explanation in short takes the lead time as receipts have corrected it', () => {
  const input = (key: string, value: number | null) => ({ key, value, unit: 'pcs', source: 'stock' as const });
  const step = (key: string, value: number) => ({ key, substituted: '', value, unit: 'pcs' });
  const inputs = [
    input('onHand', 90),
    input('onOrder', 60),
    input('leadTimeDays', 9),
    input('serviceLevel', 95),
    input('leadTimeDemand', 113.2),
  ];

  const short = inShort({ inputs, steps: [step('leadTime', 9.18), step('reorderPoint', 176)] });

  expect(short).toEqual({ onHand: 90, onOrder: 60, demand: 113.2, days: 9.18, enough: 176, certainty: 95 });
  expect(inShort({ inputs, steps: [step('reorderPoint', 176)] })?.days).toBe(9);
  expect(inShort({ inputs: inputs.slice(0, 4), steps: [] })).toBeNull();
});

test('a newer frame sets the stock, an older one does not', () => {
  const live = withLevels(new Map(), {
    version: 8,
    levels: [
      { sku: 'A', level: 3 },
      { sku: 'A', level: 4 },
      { sku: 'B', level: 1 },
    ],
  });
  const shown = item({ sku: 'A', onHand: 9, onOrder: 5, position: 14 });

  expect(withLiveStock(shown, 7, live)).toMatchObject({ onHand: 7, position: 12 });
  expect(withLiveStock(shown, 8, live)).toBe(shown);
  expect(withLiveStock(item({ sku: 'C' }), 7, live)).toMatchObject({ sku: 'C', onHand: 50 });
});

const explanation = (own: Partial<Explanation>): Explanation => ({
  sku: 'TEA-1',
  name: 'Green Tea',
  forecastAt: '2026-11-24T01:00:00Z',
  onHand: 12,
  stockValue: 30,
  lastSoldOn: '2026-11-23',
  stockoutOn: '2026-11-27',
  places: [],
  inbound: [],
  outlook: [],
  inputs: [
    { key: 'onHand', value: 12, unit: 'pcs', source: 'stock' },
    { key: 'onOrder', value: 40, unit: 'pcs', source: 'purchaseOrders' },
    { key: 'leadTimeDays', value: 6, unit: 'days', source: 'product' },
    { key: 'reviewDays', value: 7, unit: 'days', source: 'setting' },
    { key: 'packSize', value: 12, unit: 'pcs', source: 'product' },
    { key: 'moq', value: 24, unit: 'pcs', source: 'product' },
    { key: 'leadTimeDemand', value: 31.4, unit: 'pcs', source: 'forecast' },
    { key: 'reviewDemand', value: 36.2, unit: 'pcs', source: 'forecast' },
  ],
  steps: [{ key: 'target', substituted: 'ceil(99.1)', value: 100, unit: 'pcs' }],
  suggestion: { quantity: 60, orderBy: '2026-11-24', cost: 150 },
  reason: reason({ key: 'belowReorderPoint' }),
  ...own,
});

test.each([
  ['an order', explanation({}), { demand: 68, safety: 32, rounding: 12, result: 60, isOrder: true }],
  ['none yet', explanation({ suggestion: null }), { rounding: 0, result: 48, isOrder: false }],
  [
    'none at all',
    explanation({
      suggestion: null,
      inputs: explanation({}).inputs.map((one) => (one.key === 'onHand' ? { ...one, value: 90.5 } : one)),
    }),
    { rounding: 0, result: -30.5, isOrder: false },
  ],
])('the five lines add up: %s', (_, told, expected) => {
  const sum = orderSum(told);

  expect(sum).toMatchObject({ days: 13, onOrder: 40, ...expected });
  if (sum) expect(sum.demand + sum.safety - sum.onHand - sum.onOrder + sum.rounding).toBe(sum.result);
});

test('without a forecast there is no sum', () => {
  expect(orderSum(explanation({ steps: [] }))).toBeNull();
});

test('what the address says is what the API is asked', () => {
  const view = readListView(
    inventoryList,
    new URLSearchParams('search=tea&risk=low,nonsense,out&sort=cover&direction=asc'),
  );

  expect(view).toMatchObject({ filtered: true, filters: { risk: 'out,low' } });
  expect(view.query).toEqual({
    search: 'tea',
    category: '',
    supplier: '',
    place: '',
    risk: 'out,low',
    due: '',
    shelf: '',
    inbound: '',
    sort: 'cover',
    direction: 'asc',
  });
});

test('an address without a word shows the most urgent first', () => {
  expect(readListView(inventoryList, new URLSearchParams())).toMatchObject({
    filtered: false,
    sorting: { sort: 'risk', direction: 'desc' },
  });
});

test('a reason is told in sentences, with the day of a late delivery', () => {
  const inWords = (own: Parameters<typeof reason>[0], isSuggested = false) =>
    adviceInWords(reason(own), isSuggested, { words: inventory, cover: en.stock.cover, formats });
  const late = {
    purchaseOrderId: 'PO-1',
    quantity: 300,
    expectedOn: '2026-12-05',
    overdue: false,
    stockoutOn: '2026-12-01',
    isOutToday: false,
  };

  expect(inWords({ key: 'stockUnknown' })).toBe('Its stock is not known: it was never counted or received.');
  expect(inWords({ key: 'expedite', position: 360, late })).toBe(
    `Expedite, don’t order again: 360 in stock and on order are enough. PO-1 (300) is expected on ${formats.day('2026-12-05')}, and the stock is expected to run out on ${formats.day('2026-12-01')}.`,
  );
  expect(inWords({ key: 'expedite', position: 360, late: { ...late, overdue: true, isOutToday: true } })).toContain(
    `was due on ${formats.day('2026-12-05')}, and the stock is out or runs out today.`,
  );
  expect(inWords({ key: 'expedite', position: 360, late: { ...late, expectedOn: null } })).toContain('has no date');
  const short = { key: 'belowReorderPoint', position: 175, reorderPoint: 210, leadTimeDays: 9, needed: 185 } as const;
  expect(inWords({ ...short, target: 360, inPacksOf: 24 }, true)).toBe(
    'With 175 in stock and on order it is at or below the reorder point of 210, which covers the 9 days until a delivery. It is 185 short of the target of 360, rounded up to packs of 24.',
  );
  expect(inWords({ ...short, target: 360, raisedTo: 200, inPacksOf: 24 }, true)).toContain(
    'raised to the minimum order quantity of 200 in packs of 24.',
  );
  expect(inWords({ ...short, target: 360, raisedTo: 200 }, true)).toContain('quantity of 200.');
  expect(inWords({ ...short, target: 360 }, true)).toMatch(/short of the target of 360\.$/);
});

import { expect, test } from 'vitest';
import { liveKpis } from '@/features/overview/liveKpis';
import { frame, kpis } from '@/test/fixtures';

const today = '2026-11-24';

test('what adds up moves with the frame, at once', () => {
  const live = liveKpis(kpis(), frame({ today: { revenue: 90, orders: 3, units: 8, margin: 36 } }), today);

  expect(live).toMatchObject({ revenue: 1230, orders: 41, units: 103, margin: 492, averageOrderValue: 30 });
  expect(live.days.at(-1)).toMatchObject({ day: today, revenue: 90 });
});

test('distinct customers wait for an answer: they do not add up', () => {
  expect(liveKpis(kpis(), frame({ today: { customers: 9 } }), today).customers).toBe(25);
});

test('a period that ended before today keeps its sums, and shows the stock of now', () => {
  const past = kpis({ period: { from: '2026-10-01', to: '2026-10-30', partial: false } });

  expect(liveKpis(past, frame({ today: { revenue: 90, stockouts: 4, emptyShelves: 15 } }), today)).toMatchObject({
    revenue: 1200,
    stockouts: 4,
    emptyShelves: 15,
  });
});

test('an answer from before midnight is not mixed with the day after', () => {
  expect(liveKpis(kpis(), frame({ today: { revenue: 5 } }), '2026-11-25').revenue).toBe(1200);
});

test('without an order there is no average', () => {
  const none = kpis({ revenue: 60, orders: 2 });

  expect(liveKpis(none, frame({ today: { revenue: 0, orders: 0 } }), today).averageOrderValue).toBeNull();
});

import { expect, test } from 'vitest';
import { daysNamed, writeDays } from '@/shared/filters/clipboard';

test('days come back as they were written', () => {
  const days = { from: '2026-01-05', to: '2026-01-11' };

  expect(daysNamed(writeDays(days))).toEqual(days);
});

test.each([
  ['https://shop/overview?period=custom&from=2026-01-05&to=2026-01-11', '2026-01-05', '2026-01-11'],
  ['from 2026-01-11 back to 2026-01-05', '2026-01-05', '2026-01-11'],
  ['2026-01-05', '2026-01-05', '2026-01-05'],
])('days are found in what others write: %s', (text, from, to) => {
  expect(daysNamed(text)).toEqual({ from, to });
});

test.each(['', 'last week', '2026-02-30', '1900-01-01/2026-01-01'])('no days are no days: %s', (text) => {
  expect(daysNamed(text)).toBeNull();
});

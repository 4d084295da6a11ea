import { expect, test } from 'vitest';
import { createFormats } from '@/shared/format/formats';
import { de } from '@/shared/i18n/de';
import { en } from '@/shared/i18n/en';

const british = createFormats({ locale: 'en-GB', messages: en });
const german = createFormats({ locale: 'de-DE', messages: de });

test('zero, nothing and not applicable read differently', () => {
  expect([0, null, undefined, Infinity].map((value) => british.number(value))).toEqual(['0', '–', 'n/a', 'n/a']);
});

test('what rounds to nothing has no sign', () => {
  expect([british.number(-0.3), british.wholeMoney(-0.3, 'GBP'), british.number(-3)]).toEqual(['0', '£0', '-3']);
});

test('a change carries its sign, no change does not', () => {
  expect([0.034, -0.2, 0].map((share) => british.change(share))).toEqual(['+3.4%', '-20%', '0%']);
});

test('numbers and money follow the locale', () => {
  expect(german.number(1234567.5, 1)).toBe('1.234.567,5');
  expect(british.money(1234.5, 'GBP')).toBe('£1,234.50');
  expect(german.number(undefined)).toBe('n. v.');
});

test('months and the time of day follow the locale', () => {
  expect([british.month('2026-11-24'), german.month('2026-11-24')]).toEqual(['Nov 2026', 'Nov. 2026']);
  expect([british.clock(9.5), british.clock(24)]).toEqual(['09:30', '00:00']);
});

test('a large number is short on a tile', () => {
  expect(british.compact(1_234_567)).toBe('1.23m');
});

test('a business day stays the same day in every time zone', () => {
  expect(british.day('2025-01-01')).toBe('1 Jan 2025');
});

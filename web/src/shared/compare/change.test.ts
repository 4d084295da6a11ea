import { expect, test } from 'vitest';
import { changeOf } from '@/shared/compare/change';

test('a rise is good where more is better, and bad where less is', () => {
  expect(changeOf(120, 100)).toEqual({ absolute: 20, share: 0.2, direction: 'up', judgement: 'good' });
  expect(changeOf(12, 10, 'down')).toMatchObject({ direction: 'up', judgement: 'bad' });
  expect(changeOf(12, 10, 'neither')).toMatchObject({ direction: 'up', judgement: 'neutral' });
});

test('from zero there is a difference, but no share of it', () => {
  expect(changeOf(5, 0)).toMatchObject({ absolute: 5, share: undefined });
  expect(changeOf(0, 0)).toMatchObject({ share: 0, judgement: 'neutral' });
});

test('a loss that shrinks is a rise', () => {
  expect(changeOf(-50, -100)).toMatchObject({ absolute: 50, share: 0.5, direction: 'up' });
});

test('nothing is compared with nothing', () => {
  expect([changeOf(null, 1), changeOf(1, undefined)]).toEqual([null, null]);
});

test('what reads as 0% is no change', () => {
  expect(changeOf(100_010, 100_000)).toMatchObject({ direction: 'same', judgement: 'neutral' });
});

import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sparkline } from '@/shared/compare/Sparkline';

const shapeOf = (values: readonly number[], partial: boolean) =>
  render(<Sparkline values={values} partial={partial} />)
    .container.querySelector('path')
    ?.getAttribute('d');

test('a year is drawn by the means of its parts', () => {
  const year = Array.from({ length: 365 }, (_, day) => day % 7);

  expect(shapeOf(year, false)?.match(/[ML]/g)?.length).toBe(53);
  expect(
    shapeOf(
      Array.from({ length: 70 }, () => 4),
      false,
    ),
  ).not.toContain('NaN');
});

test('what is still growing is left out of the shape', () => {
  expect(shapeOf([5, 8, 1], true)).toBe(shapeOf([5, 8], false));
  expect(shapeOf([5, 1], true)).toBeUndefined();
});

import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sparkline } from '@/shared/compare/Sparkline';

const shapeOf = (values: readonly number[], partial: boolean) =>
  render(<Sparkline values={values} partial={partial} />)
    .container.querySelector('path')
    ?.getAttribute('d');

test('what is still growing is left out of the shape', () => {
  expect(shapeOf([5, 8, 1], true)).toBe(shapeOf([5, 8], false));
  expect(shapeOf([5, 1], true)).toBeUndefined();
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { Hints } from '@/shared/ui/Hints';
import { renderAt } from '@/test/renderAt';

const page = (
  <>
    <button type="button" data-hint="£1,234.56">
      <b>£1,235</b>
    </button>
    <button type="button">Next</button>
    <Hints />
  </>
);

beforeEach(async () => {
  renderAt('/', [{ path: '/', element: page }]);
  await screen.findByText('£1,235');
});

const hint = (): string | undefined => screen.queryByRole('tooltip')?.textContent;

test('a hint is shown to whoever points at its element, and follows the number', async () => {
  await userEvent.hover(screen.getByText('£1,235'));
  const number = screen.getByRole('button', { name: '£1,235' });
  expect(hint()).toBe('£1,234.56');
  expect(number).toHaveAccessibleDescription('£1,234.56');

  number.setAttribute('data-hint', '£1,240.00');
  expect(await screen.findByText('£1,240.00')).toBeInTheDocument();

  await userEvent.hover(screen.getByRole('button', { name: 'Next' }));
  expect(hint()).toBeUndefined();
  expect(number).not.toHaveAttribute('aria-describedby');
});

test('a hint is shown to whoever comes by keyboard, until the next element', async () => {
  await userEvent.tab();
  expect(hint()).toBe('£1,234.56');

  await userEvent.tab();
  expect(hint()).toBeUndefined();
});

test('Escape hides a hint', async () => {
  await userEvent.hover(screen.getByText('£1,235'));
  await userEvent.keyboard('{Escape}');

  expect(hint()).toBeUndefined();
});

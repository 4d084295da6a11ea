import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
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
    <button type="button" aria-disabled="true" data-hint="Your role may not start it.">
      Start
    </button>
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

test('a tap on what cannot be used says why, until the next tap', async () => {
  const tap = (name: string) => userEvent.pointer({ target: screen.getByRole('button', { name }), keys: '[TouchA]' });

  await tap('£1,235');
  expect(hint()).toBeUndefined();

  await tap('Start');
  expect(hint()).toBe('Your role may not start it.');

  await tap('Next');
  expect(hint()).toBeUndefined();
});

test('Escape hides a hint', async () => {
  await userEvent.hover(screen.getByText('£1,235'));
  await userEvent.keyboard('{Escape}');

  expect(hint()).toBeUndefined();
});

test('whoever came to an element before hints were loaded is told as well', () => {
  cleanup();
  render(
    <button type="button" aria-disabled="true" data-hint="Your role may not start it.">
      Start
    </button>,
  );
  screen.getByRole('button', { name: 'Start' }).focus();

  render(
    <MantineProvider env="test">
      <Hints />
    </MantineProvider>,
  );

  expect(hint()).toBe('Your role may not start it.');
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { PeriodControl } from '@/shared/filters/PeriodControl';
import { renderAt } from '@/test/renderAt';

const show = (search = '') => renderAt(`/overview${search}`, [{ path: '/overview', element: <PeriodControl /> }]);
const period = () => screen.getByRole('button', { name: /^Period/ });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T15:00:00Z') });
  return () => void vi.useRealTimers();
});

test('arrows move through the choices, from the one that is chosen', async () => {
  const where = show('?period=7d');
  await userEvent.click(await screen.findByRole('button', { name: /^Period/ }));
  await vi.waitFor(() => expect(screen.getByRole('button', { name: /^Last 7 days/ })).toHaveFocus());

  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('button', { name: /^Last 30 days/ })).toHaveFocus();
  await userEvent.keyboard('{Home}{ArrowUp}');
  expect(screen.getByRole('button', { name: /^Other days/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');

  expect(where.location.search).toBe('?period=yesterday');
});

test('the zone in which days begin is named', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: /^Period/ }));

  expect(await screen.findByText('Days in Europe/London')).toBeVisible();
});

test('one steps to the month before and back, and not ahead', async () => {
  const where = show('?period=month');
  const before = await screen.findByRole('button', { name: 'Earlier days' });
  const after = screen.getByRole('button', { name: 'Later days' });
  expect(after).toBeDisabled();

  await userEvent.click(before);
  expect(where.location.search).toBe('?period=lastMonth');
  await userEvent.click(before);
  expect(where.location.search).toBe('?period=custom&from=2026-09-01&to=2026-09-30');
  await userEvent.click(after);
  await userEvent.click(after);
  expect(where.location.search).toBe('?period=month');
});

test('two keys copy the days, and two others bring them back', async () => {
  userEvent.setup(); // gives the page a clipboard
  const where = show('?period=7d');
  await screen.findByRole('button', { name: /^Period/ });

  await userEvent.keyboard('tc');
  await vi.waitFor(async () => expect(await navigator.clipboard.readText()).toBe('2026-11-18/2026-11-24'));
  await navigator.clipboard.writeText('2026-10-05 to 2026-10-01');
  await userEvent.keyboard('tv');

  await vi.waitFor(() => expect(where.location.search).toBe('?period=custom&from=2026-10-01&to=2026-10-05'));
  expect(period()).toHaveAccessibleName(/1\s–\s5 Oct 2026/);
});

test('a comparison that is usual for the period is not written down', async () => {
  const where = show('?period=year');
  await userEvent.click(await screen.findByRole('button', { name: /^Compare/ }));

  await userEvent.click(await screen.findByRole('button', { name: /^Year before, same weekdays/ }));
  expect(where.location.search).toBe('?period=year&compare=yearWeekday');
  await userEvent.click(await screen.findByRole('button', { name: /^Compare/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^Year before\d/ }));

  expect(where.location.search).toBe('?period=year');
});

import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { SystemPage } from '@/features/system/SystemPage';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';

const routes = [{ path: '/system', element: <SystemPage /> }];
const postgres = { name: 'postgres', status: 'healthy', instances: null };
const forecast = { name: 'forecast', status: 'healthy', instances: { healthy: 2, known: 2 } };

test('shows every part and that all is well', async () => {
  server.use(http.get('*/api/health', () => HttpResponse.json({ status: 'healthy', parts: [postgres, forecast] })));

  renderAt('/system', routes);

  expect(await screen.findByText('All 2 parts are healthy')).toBeVisible();
  expect(within(screen.getByRole('row', { name: /forecast/ })).getByText('2 of 2')).toBeVisible();
  expect(within(screen.getByRole('row', { name: /postgres/ })).getByText('n/a')).toBeVisible();
});

test('names the part that is not well, from an answer of 503', async () => {
  const parts = [postgres, { ...forecast, status: 'unhealthy', instances: { healthy: 0, known: 2 } }];
  server.use(http.get('*/api/health', () => HttpResponse.json({ status: 'unhealthy', parts }, { status: 503 })));

  renderAt('/system', routes);

  expect(await screen.findByText('1 of 2 parts need attention')).toBeVisible();
  expect(within(screen.getByRole('row', { name: /forecast/ })).getByText('Not available')).toBeVisible();
});

test('says so when the server cannot be reached, and how to go on', async () => {
  server.use(http.get('*/api/health', () => HttpResponse.error()));

  renderAt('/system', routes);

  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { SystemPage } from '@/features/system/SystemPage';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [{ path: '/system', element: <SystemPage /> }];
const postgres = { name: 'postgres', status: 'healthy', instances: null };
const forecast = { name: 'forecast', status: 'healthy', instances: { healthy: 2, known: 2 } };

const pipeline = {
  state: 'running',
  waitsFor: null,
  eventsPerSecond: 3.5,
  lag: 0,
  deadLetters: 1,
  unconverted: 0,
  lastCheck: null,
};
const letter = {
  id: 7,
  topic: 'sales.v1',
  offset: 42,
  reason: 'occurredAt lies in the future',
  body: '{"sku":"TEA"}',
  recordedAt: '2026-11-24T12:00:00Z',
};

beforeEach(() =>
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    http.get('*/api/health', () => HttpResponse.json({ status: 'healthy', parts: [postgres] })),
    http.get('*/api/system/pipeline', () => HttpResponse.json(pipeline)),
    http.get('*/api/ingest/deadletters', () => HttpResponse.json({ items: [letter], next: null })),
  ),
);

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

  expect(await screen.findByText('1 of 2 parts needs attention')).toBeVisible();
  expect(within(screen.getByRole('row', { name: /forecast/ })).getByText('Not available')).toBeVisible();
});

test.each([
  ['postgres', 'Waits for the database'],
  ['disk', 'Waits for disk space'],
  ['something new', 'Waiting'],
])('says in words what the pipeline waits for: %s', async (waitsFor, words) => {
  server.use(http.get('*/api/system/pipeline', () => HttpResponse.json({ ...pipeline, state: 'waiting', waitsFor })));

  renderAt('/system', routes);

  const section = await screen.findByRole('region', { name: 'Pipeline' });
  expect(within(section).getByText(words, { selector: '.tabular' })).toBeVisible();
});

test('says so when the server cannot be reached, and how to go on', async () => {
  server.use(http.get('*/api/health', () => HttpResponse.error()));

  renderAt('/system', routes);

  expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
});

test('tells what was rejected and why, and sends it again', async () => {
  const sent: string[] = [];
  server.use(
    http.post('*/api/ingest/deadletters/:id/replay', ({ params }) => {
      sent.push(String(params.id));
      return new HttpResponse(null, { status: 202 });
    }),
  );
  renderAt('/system', routes);
  const letters = await screen.findByRole('region', { name: 'Dead letters' });
  expect(await within(letters).findByText('occurredAt lies in the future')).toBeVisible();

  await userEvent.click(await within(letters).findByRole('button', { name: 'Send message 7 again' }));

  expect(sent).toEqual(['7']);
});

test('who may not see the pipeline is not shown it', async () => {
  server.use(
    http.get('*/api/users/me', () =>
      HttpResponse.json({ userName: 'vi', role: 'viewer', permissions: ['sales:read'] }),
    ),
  );

  renderAt('/system', routes);

  expect(await screen.findByText('All 1 parts are healthy')).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Pipeline' })).not.toBeInTheDocument();
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { ForecastsPage } from '@/features/forecasts/ForecastsPage';
import { earlierForecast, forecast, forecastPage } from '@/features/forecasts/testForecasts';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [{ path: '/forecasts', element: <ForecastsPage /> }];
const total = forecast({ level: 'total', key: '', name: null, category: null, unit: 'pcs', today: null });

const me = (...permissions: string[]) =>
  http.get('*/api/users/me', () => HttpResponse.json({ userName: 'ada', role: 'planner', permissions }));

beforeEach(() =>
  server.use(
    http.post('*/api/auth/refresh', () => HttpResponse.json(tokenAnswer('ada'))),
    me('forecasts:read', 'forecasts:run'),
    http.get('*/api/products/categories', () => HttpResponse.json({ categories: [{ name: 'Food', products: 2 }] })),
    http.get('*/api/analytics/forecast/demand', () => HttpResponse.json(total)),
    http.get('*/api/forecasts', () => HttpResponse.json(forecastPage())),
    http.get('*/api/forecasts/TEA-1', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.get('version') === '4'
          ? earlierForecast()
          : forecast({
              versions: [
                ...forecast().versions,
                { version: 4, createdAt: '2026-11-17T01:12:00Z', origin: '2026-11-16', reason: 'choice' },
              ],
            }),
      ),
    ),
  ),
);

test('says what is expected, how sure that is, and how good such forecasts were', async () => {
  renderAt('/forecasts?sku=TEA-1', routes);

  const chart = await screen.findByRole('region', { name: 'Sales of Green Tea' });
  expect(chart).toHaveTextContent(
    'In the next 30 days about 660 pcs will sell; with 80% certainty between 610 and 715 pcs.',
  );
  const next = screen.getByRole('region', { name: 'Next 30 days' });
  expect(within(next).getByText('660 pcs')).toBeVisible();
  expect(next).toHaveTextContent('+10%600 pcs in the 30 days before');
  expect(next).toHaveTextContent('Today: 7 pcs so far14 more expected (10 to 19)');
  expect(screen.getByText('On average 22% closer than repeating last week')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Method' })).toHaveTextContent('Blend of 2 models');
  expect(screen.getByText('Exponential smoothing, with calendar')).toBeVisible();
});

test('a product with little history says from where its band is', async () => {
  server.use(
    http.get('*/api/forecasts/NEW-1', () =>
      HttpResponse.json(
        forecast({
          key: 'NEW-1',
          historyDays: 23,
          accuracy: null,
          method: {
            kind: 'category',
            models: [],
            reason: 'likeItsCategory',
            shortHistory: { days: 23, transactions: 4, daysNeeded: 14, transactionsNeeded: 5 },
          },
        }),
      ),
    ),
  );

  renderAt('/forecasts?sku=NEW-1', routes);

  expect(await screen.findByText('Range from category, 23 days of history')).toBeVisible();
  expect(screen.getByText('Not measured yet')).toBeVisible();
});

test('what could not be measured is not told as a number', async () => {
  const accuracy = { folds: 4, wape: null, naiveWape: null, gain: null, mase: null, bias: null, coverage80: 0.7 };
  server.use(http.get('*/api/forecasts/TEA-1', () => HttpResponse.json(forecast({ accuracy }))));

  renderAt('/forecasts?sku=TEA-1', routes);

  const card = await screen.findByRole('region', { name: 'Accuracy' });
  expect(card).toHaveTextContent('Not measured yet');
  expect(card).not.toHaveTextContent('–');
});

test('the table holds what the chart draws, and the earlier forecast beside it', async () => {
  renderAt('/forecasts?sku=TEA-1&version=4', routes);
  const chart = await screen.findByRole('region', { name: 'Sales of Green Tea' });
  expect(await within(chart).findByText('Earlier forecast')).toBeVisible();

  await userEvent.click(within(chart).getByRole('button', { name: 'Show as table' }));

  const cells = (name: RegExp) =>
    within(within(chart).getByRole('row', { name }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(cells(/24 Nov 2026/)).toEqual(['–', '22', '20 – 24', '17 – 27', '14 – 30', '18', '13 – 23']);
  expect(cells(/23 Nov 2026/)).toEqual(['20', '–', '–', '–', '–', '18', '13 – 23']);
});

test('lists every product with what is expected of it, and by choice with accuracy', async () => {
  renderAt('/forecasts?columns=product,trend,next,gain', routes);

  const tea = await screen.findByRole('row', { name: /Green Tea/ });
  expect(within(tea).getByText('22% closer')).toBeVisible();
  expect(within(tea).getByText('+10% · £1,650')).toBeVisible();
  const oil = screen.getByRole('row', { name: /Olive Oil/ });
  expect(within(oil).getByText('25% further off')).toBeVisible();
  expect(within(oil).getByText('failed')).toHaveAttribute(
    'title',
    'Making the forecast failed. It is tried again by itself.',
  );
  expect(
    screen.getByText(/2 of 2 products have a forecast · 1 of them beat repeating last week · 1 failed/),
  ).toBeVisible();
});

test.each([
  ['nothing was sold', [], 'No products yet'],
  ['something was sold', [{ eventId: 'e1' }], 'The first forecasts are being made'],
])('without any forecast it says what is waited for when %s', async (_, sales, words) => {
  const none = {
    products: 0,
    forecast: 0,
    stale: 0,
    failed: 0,
    betterThanNaive: 0,
    medianWape: null,
    lastFullRunAt: null,
  };
  server.use(
    http.get('*/api/forecasts', () => HttpResponse.json(forecastPage({ items: [], total: 0, summary: none }))),
    http.get('*/api/sales/recent', () => HttpResponse.json({ currency: 'GBP', sales })),
  );

  renderAt('/forecasts', routes);

  expect(await screen.findByText(words)).toBeVisible();
});

test('runs now, tells how far it is, and shows what is new', async () => {
  let [polls, reads] = [0, 0];
  const run = { id: 'r1', kind: 'requested', products: 2, failed: 0, requestedBy: 'ada', message: null };
  server.use(
    http.post('*/api/forecasts/run', () => HttpResponse.json({ ...run, state: 'queued', done: 0 }, { status: 202 })),
    http.get('*/api/forecasts/run/r1', () => {
      polls++;
      return HttpResponse.json({ ...run, state: polls > 1 ? 'completed' : 'running', done: polls });
    }),
    http.get('*/api/forecasts', () => {
      reads++;
      return HttpResponse.json(forecastPage());
    }),
  );
  renderAt('/forecasts', routes);
  await screen.findByRole('row', { name: /Green Tea/ });
  const readsBefore = reads;

  const button = await screen.findByRole('button', { name: 'Run now' });
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'));
  await userEvent.click(button);

  const progress = await screen.findByText('1 of 2 products');
  expect(progress).toBeVisible();
  expect(progress.closest('[role=status]'), 'not read aloud again and again').toBeNull();
  expect(screen.getByRole('progressbar', { name: 'Progress of the forecast run' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  );
  const over = await screen.findByText('Forecasts are new: 2 products');
  expect(over.closest('[role=status]')).not.toBeNull();
  await waitFor(() => expect(reads).toBeGreaterThan(readsBefore));
});

test('a role that may not run forecasts sees why', async () => {
  let started = 0;
  server.use(
    me('forecasts:read'),
    http.post('*/api/forecasts/run', () => {
      started++;
      return new HttpResponse(null, { status: 403 });
    }),
  );
  renderAt('/forecasts', routes);
  const button = await screen.findByRole('button', { name: 'Run now' });
  expect(button).toHaveAttribute('aria-disabled', 'true');

  await userEvent.click(button);

  expect(button).toHaveAttribute('data-hint', 'Your role may not start forecasts. A planner or administrator can.');
  expect(started).toBe(0);
});

test('without a forecast it says why; an unknown product is named', async () => {
  const none = {
    ...total,
    version: null,
    total: null,
    days: [],
    history: [],
    method: { kind: 'none', models: [], reason: 'notYet', shortHistory: null },
  };
  server.use(
    http.get('*/api/analytics/forecast/demand', () => HttpResponse.json(none)),
    http.get('*/api/forecasts/GONE', () => new HttpResponse(null, { status: 404 })),
  );

  renderAt('/forecasts', routes);
  expect(await screen.findByText('No forecast yet')).toBeVisible();
  expect(screen.getByText('Nothing was sold yet, or the first forecast is being made.')).toBeVisible();

  renderAt('/forecasts?sku=GONE', routes);
  expect(await screen.findByText('There is no product GONE')).toBeVisible();
});

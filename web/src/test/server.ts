import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

const permissions = [
  'sales:read',
  'inventory:read',
  'forecasts:read',
  'pipeline:read',
  'imports:manage',
  'forecasts:run',
];

/** The network of the tests: what no handler answers fails the test. */
export const server = setupServer(
  http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })),
  http.get('*/api/analytics/business', () => HttpResponse.json({ currency: 'GBP', timeZone: 'Europe/London' })),
  http.get('*/api/users/me', () => HttpResponse.json({ userName: 'ada', role: 'planner', permissions })),
);

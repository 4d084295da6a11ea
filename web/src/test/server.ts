import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

/** The network of the tests: what no handler answers fails the test. */
export const server = setupServer(http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })));

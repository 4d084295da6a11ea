import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { getSession, signOut } from '@/shared/api/session';
import { renderAt } from '@/test/renderAt';
import { server } from '@/test/server';
import { tokenAnswer } from '@/test/tokens';

const routes = [
  { path: '/sign-in', element: <SignInPage /> },
  { path: '*', element: <p>inside</p> },
];

afterEach(signOut);

async function fillIn(username: string, password: string): Promise<void> {
  const user = userEvent.setup();
  if (username) await user.type(screen.getByLabelText('E-mail or user name'), username);
  if (password) await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

test('leads to the page that was asked for', async () => {
  server.use(
    http.post('*/api/auth/login', async ({ request }) => {
      expect(await request.json()).toEqual({ username: 'testuser', password: 'testpassword' });
      return HttpResponse.json(tokenAnswer('Tešt Üser'));
    }),
  );

  const where = renderAt('/sign-in?next=%2Fsystem%3Fpart%3Dkafka', routes);
  await fillIn('testuser', 'testpassword');

  expect(await screen.findByText('inside')).toBeVisible();
  expect(where.location.pathname + where.location.search).toBe('/system?part=kafka');
  expect(getSession()).toMatchObject({ name: 'Tešt Üser', roles: ['planner'] });
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example'])(
  'a link cannot send the user to %s',
  async (next) => {
    server.use(http.post('*/api/auth/login', () => HttpResponse.json(tokenAnswer('Test'))));

    const where = renderAt(`/sign-in?next=${encodeURIComponent(next)}`, routes);
    await fillIn('testuser', 'testpassword');

    expect(await screen.findByText('inside')).toBeVisible();
    expect(where.location.pathname).toBe('/');
  },
);

test.each([
  [401, 'User name or password is wrong.'],
  [429, 'Too many attempts. Please wait a few minutes and try again.'],
  [502, 'BizPulse cannot be reached. Please try again in a moment.'],
])('an answer of %i is explained', async (status, sentence) => {
  server.use(http.post('*/api/auth/login', () => HttpResponse.json({}, { status })));

  renderAt('/sign-in', routes);
  await fillIn('testuser', 'wrong');

  expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
});

test('what is missing is named beside its field, without asking the server', async () => {
  renderAt('/sign-in', routes);
  await fillIn('testuser', '');

  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Please fill this in');
  expect(screen.getByLabelText('E-mail or user name')).not.toHaveAccessibleDescription();
});

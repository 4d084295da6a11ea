import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keepPreviousData, onlineManager, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { renderAt } from '@/test/renderAt';

function show(answers: readonly (string | Problem)[], name?: string): void {
  let asked = 0;
  function Shown() {
    const query = useQuery({
      queryKey: ['shown'],
      queryFn: () => {
        const answer = answers[asked++];
        return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer ?? new Problem(500, ''));
      },
      retry: false,
    });
    return (
      <>
        <button onClick={() => void query.refetch()}>Refresh</button>
        <QueryPanel query={query} {...(name && { name })}>
          {(text) => <p>{text}</p>}
        </QueryPanel>
      </>
    );
  }
  renderAt('/', [{ path: '/', element: <Shown /> }]);
}

test('what could not be refreshed stays, and says that it is old until it is new again', async () => {
  show(['old numbers', new Problem(503, 'Down'), 'new numbers']);
  await screen.findByText('old numbers');

  await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByText('Not up to date')).toBeVisible();
  expect(screen.getByText('old numbers')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('new numbers')).toBeVisible();
  expect(screen.queryByText('Not up to date')).not.toBeInTheDocument();
});

test('what the role may not see is named, and nothing offers to try again', async () => {
  show([new Problem(403, 'Forbidden')], 'Revenue per day');

  expect(await screen.findByText('You may not see this: Revenue per day')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

test('the answer to the question before is dimmed and says of which days it is, with and without a connection', async () => {
  const answers = new Map<string, (answer: { period: { from: string; to: string } }) => void>();
  function Shown() {
    const [asked, ask] = useState('2026-11');
    const query = useQuery({
      queryKey: [asked],
      queryFn: () => new Promise<{ period: { from: string; to: string } }>((tell) => answers.set(asked, tell)),
      placeholderData: keepPreviousData,
    });
    return (
      <>
        <button onClick={() => ask('2026-10')}>October</button>
        <button onClick={() => ask('2026-09')}>September</button>
        <QueryPanel query={query}>{({ period }) => <p>{`since ${period.from}`}</p>}</QueryPanel>
      </>
    );
  }
  const tell = (month: string) => answers.get(month)?.({ period: { from: `${month}-01`, to: `${month}-30` } });
  renderAt('/', [{ path: '/', element: <Shown /> }]);
  await waitFor(() => expect(answers.has('2026-11')).toBe(true));
  tell('2026-11');
  const old = () => screen.getByText(/^since/).closest('[data-old="true"]');
  await screen.findByText('since 2026-11-01');
  expect(old()).toBeNull();

  await userEvent.click(screen.getByRole('button', { name: 'October' }));
  expect(old()).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByRole('status')).toHaveTextContent('Still the numbers of 1 – 30 Nov');
  tell('2026-10');
  await screen.findByText('since 2026-10-01');
  expect(old()).toBeNull();

  onlineManager.setOnline(false);
  await userEvent.click(screen.getByRole('button', { name: 'September' }));
  expect(old()).not.toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent('No connection: the numbers of 1 – 30 Oct');
  onlineManager.setOnline(true);
  await waitFor(() => expect(answers.has('2026-09')).toBe(true));
  tell('2026-09');
  expect(await screen.findByText('since 2026-09-01')).toBeVisible();
});

test('a server that will be back in a moment is asked again by itself', async () => {
  show([new Problem(503, 'The database is not available now.'), 'numbers']);

  expect(await screen.findByText('Back in a moment')).toBeVisible();
  expect(await screen.findByText('numbers', {}, { timeout: 8_000 })).toBeVisible();
});

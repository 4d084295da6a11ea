import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useQuery } from '@tanstack/react-query';
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

import { queryOptions } from '@tanstack/react-query';
import { Problem } from '@/shared/api/problem';
import type { Api } from '@/shared/api/types';

export type SystemHealth = Api['SystemHealth'];

const refreshMs = 5_000;

export const systemHealthQuery = queryOptions({
  queryKey: ['system', 'health'],
  queryFn: ({ signal }) => readHealth(signal),
  refetchInterval: refreshMs,
});

/** 503 is an answer too: it names the part that is not well. */
async function readHealth(signal: AbortSignal): Promise<SystemHealth> {
  const response = await fetch('/api/health', { signal });
  if (response.ok || (response.status === 503 && isJson(response))) return (await response.json()) as SystemHealth;
  throw await Problem.from(response);
}

const isJson = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('application/json') ?? false;

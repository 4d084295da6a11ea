import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { apiQuery } from '@/shared/api/read';
import type { Api } from '@/shared/api/types';

export type SystemHealth = Api['SystemHealth'];
export type DeadLetter = Api['DeadLetter'];

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

const newest = 20;

export const pipelineQuery = { ...apiQuery('/api/system/pipeline'), refetchInterval: refreshMs };

export const deadLettersQuery = {
  ...apiQuery('/api/ingest/deadletters', { limit: newest }),
  refetchInterval: refreshMs,
};

/** Sends a dead letter again as it was. */
export const replay = (id: number): Promise<Response> =>
  request(`/api/ingest/deadletters/${id}/replay`, { method: 'POST' });

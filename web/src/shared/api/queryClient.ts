import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/shared/api/problem';

const attempts = 2; // some 3 s, after which one would rather know
const tooManyRequests = 429;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What the server refused, it will refuse again; only one that is busy, in trouble or out of reach is worth another try.
        retry: (failures, error) =>
          failures < attempts && !(error instanceof Problem && error.status < 500 && error.status !== tooManyRequests),
      },
    },
  });

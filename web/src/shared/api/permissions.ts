import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '@/shared/api/read';

export type Permission =
  | 'sales:read'
  | 'customers:read'
  | 'inventory:read'
  | 'forecasts:read'
  | 'pipeline:read'
  | 'ingest:write'
  | 'imports:manage'
  | 'forecasts:run'
  | 'orders:write'
  | 'prices:write'
  | 'pipeline:manage';

export const meQuery = { ...apiQuery('/api/users/me'), staleTime: Infinity };

/** Whether to offer something; the services decide by themselves. False until it is known. */
export function useMay(permission: Permission): boolean {
  const { data } = useQuery(meQuery);
  return data?.permissions.includes(permission) ?? false;
}

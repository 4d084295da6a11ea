import { useQuery } from '@tanstack/react-query';
import { type PageEntry, pages } from '@/app/pages';
import { meQuery } from '@/shared/api/permissions';

/** The pages that the user may see; all of them until that is known, as most may see most. */
export function usePages(): readonly PageEntry[] {
  const { data } = useQuery(meQuery);
  return pages.filter(({ permission }) => !permission || !data || data.permissions.includes(permission));
}

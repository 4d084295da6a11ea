import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Shell } from '@/app/Shell';
import { sessionQuery } from '@/shared/api/session';
import { useSession } from '@/shared/api/useSession';
import { Loading } from '@/shared/ui/Loading';

/** The frame of every page behind the sign-in; a reload first tries the refresh cookie. */
export function SignedIn() {
  const location = useLocation();
  const { isPending } = useQuery(sessionQuery);
  const session = useSession();
  const arrived = useDeferredValue(session !== null); // first drawn in slices, as every panel is

  if (session && arrived) return <Shell session={session} />;
  if (session || isPending) return <Loading />;

  return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
}

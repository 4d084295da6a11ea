import { useQuery } from '@tanstack/react-query';
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

  if (session) return <Shell session={session} />;
  if (isPending) return <Loading />;

  return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
}

import { useQueryClient } from '@tanstack/react-query';
import { forgetRecent } from '@/app/recent';
import { signOut } from '@/shared/api/session';

/** Signs out, and forgets what the next user must not see. */
export function useLeave(): () => void {
  const queries = useQueryClient();

  async function leave(): Promise<void> {
    await signOut();
    queries.clear();
    forgetRecent();
  }

  return () => void leave();
}

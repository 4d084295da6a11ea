import { useSyncExternalStore } from 'react';
import { getSession, type Session, subscribeToSession } from '@/shared/api/session';

export const useSession = (): Session | null => useSyncExternalStore(subscribeToSession, getSession);

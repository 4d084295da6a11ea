import { use, useSyncExternalStore } from 'react';
import { type Business, BusinessContext } from '@/shared/business/business';
import { dayAt } from '@/shared/filters/period';

export function useBusiness(): Business {
  const business = use(BusinessContext);
  if (!business) throw new Error('Pages that count days stand within <BusinessProvider>.');
  return business;
}

/** The running business day; a page that stays open sees the next one begin. */
export function useToday(): string {
  const { timeZone } = useBusiness();
  return useSyncExternalStore(everyMinute, () => dayAt(Date.now(), timeZone));
}

function everyMinute(look: () => void): () => void {
  const timer = setInterval(look, 60_000);
  return () => clearInterval(timer);
}

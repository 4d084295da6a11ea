import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BusinessContext, businessQuery } from '@/shared/business/business';
import { PageSkeleton } from '@/shared/ui/PageSkeleton';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** Around the pages that count days: they are shown as soon as it is known which day it is. */
export function BusinessProvider({ children }: { children: ReactNode }) {
  return (
    <QueryPanel query={useQuery(businessQuery)} skeleton={<PageSkeleton />}>
      {(business) => <BusinessContext value={business}>{children}</BusinessContext>}
    </QueryPanel>
  );
}

import { createContext } from 'react';
import { apiQuery } from '@/shared/api/read';

/** In what currency the house counts, and where its days begin and end. */
export interface Business {
  readonly currency: string;
  readonly timeZone: string;
}

export const businessQuery = { ...apiQuery('/api/analytics/business'), staleTime: Infinity };

export const BusinessContext = createContext<Business | null>(null);

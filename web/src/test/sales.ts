import type { Answer } from '@/shared/api/read';

type Sale = Answer<'/api/sales/recent'>['sales'][number];

/** A sale line of 24 November 2026, so many minutes after noon. */
export const sale = ({ minute = 0, ...own }: Partial<Sale> & { minute?: number } = {}): Sale => ({
  eventId: `sale-${minute}`,
  occurredAt: new Date(Date.UTC(2026, 10, 24, 12, minute)).toISOString(),
  source: '',
  orderId: 'O-1',
  sku: 'TEA',
  product: 'Green tea',
  quantity: 1,
  revenue: 9.5,
  country: 'GB',
  store: 'London',
  channel: 'web',
  ...own,
});

import type { Sale } from '@/features/overview/queries';

/** The sales that are shown, and those that wait until nobody looks at a row. */
export interface Feed {
  readonly shown: readonly Sale[];
  readonly waiting: readonly Sale[];
}

/** Takes in sales that may be known already, newest first; rows move only when they are not held. */
export function receive(feed: Feed, sales: readonly Sale[], held: boolean, most: number): Feed {
  const { shown, waiting } = feed;
  const known = new Set([...shown, ...waiting].map((sale) => sale.eventId));
  const oldest = shown.length < most ? -Infinity : timeOf(shown.at(-1));
  const unknown = sales.filter((sale) => !known.has(sale.eventId) && timeOf(sale) > oldest);
  const arrived = [...new Map(unknown.map((sale) => [sale.eventId, sale])).values()]; // told twice, shown once

  if (held && shown.length > 0)
    return arrived.length === 0 ? feed : { shown, waiting: newestFirst([...arrived, ...waiting]) };
  return arrived.length === 0 && waiting.length === 0
    ? feed
    : { shown: newestFirst([...arrived, ...waiting, ...shown]).slice(0, most), waiting: [] };
}

const newestFirst = (sales: readonly Sale[]): Sale[] => [...sales].sort((a, b) => timeOf(b) - timeOf(a));

const timeOf = (sale: Sale | undefined): number => Date.parse(sale?.occurredAt ?? '');

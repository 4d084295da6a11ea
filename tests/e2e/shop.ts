// A shop whose numbers can be worked out by hand. It has a store of its own, so that a page narrowed down to it shows these sales
// and no others, whatever else the system holds.
const dayMs = 86_400_000;
const days = 70;

export const store = 'Brighton';

export const products = [
  { sku: 'E2E-TEA', name: 'Green tea', category: 'Food', unitCost: 4, price: 10 },
  { sku: 'E2E-JAM', name: 'Plum jam', category: 'Food', unitCost: 2, price: 5.5 },
  { sku: 'E2E-CUP', name: 'Stoneware mug', category: 'Kitchen', unitCost: 6, price: 14 },
] as const;

export interface SaleLine {
  readonly orderId: string;
  readonly lineNo: number;
  readonly occurredAt: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly currency: string;
  readonly customerId: string;
  readonly country: string;
  readonly storeId: string;
  readonly channel: string;
}

export const today = (): string => new Date().toISOString().slice(0, 10);

export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * dayMs).toISOString().slice(0, 10);

/** Two orders a day until today, right after midnight, so that no day's clock cuts any off; now and then something comes back. */
export function salesUntil(last: string): SaleLine[] {
  return Array.from({ length: days }, (_, age) => daysBefore(last, age)).flatMap((day, age) =>
    [0, 1].flatMap((order) =>
      products.slice(0, 1 + ((age + order) % products.length)).map(({ sku, price }, index) => ({
        orderId: `${day}-${order}`,
        lineNo: index + 1,
        occurredAt: `${day}T00:00:0${order + 1}Z`,
        sku,
        quantity: age % 10 === 7 && order === 1 ? -1 : 1 + ((age + index) % 4),
        unitPrice: price,
        discount: 0,
        currency: 'GBP',
        customerId: `customer-${(age * 2 + order) % 9}`,
        country: order === 0 ? 'GB' : 'FR',
        storeId: store,
        channel: order === 0 ? 'till' : 'web',
      })),
    ),
  );
}

export interface Sums {
  readonly revenue: number;
  readonly orders: number;
  readonly units: number;
  readonly customers: number;
  readonly margin: number;
}

/** The numbers of some days, added up line by line. */
export function sumsOf(lines: readonly SaleLine[], from: string, to: string): Sums {
  const within = lines.filter(({ occurredAt }) => occurredAt.slice(0, 10) >= from && occurredAt.slice(0, 10) <= to);
  const sold = within.filter(({ quantity }) => quantity > 0);
  const add = (value: (line: SaleLine) => number): number => within.reduce((sum, line) => sum + value(line), 0);
  const costOf = (sku: string): number => products.find((product) => product.sku === sku)?.unitCost ?? 0;
  const revenue = add(({ quantity, unitPrice }) => quantity * unitPrice);

  return {
    revenue,
    orders: new Set(sold.map(({ orderId }) => orderId)).size,
    units: add(({ quantity }) => quantity),
    customers: new Set(sold.map(({ customerId }) => customerId)).size,
    margin: revenue - add(({ quantity, sku }) => quantity * costOf(sku)),
  };
}

/** Products as they became known, before their first sale. */
export const catalog = (last: string): object[] =>
  products.map(({ price, ...product }) => ({
    type: 'ProductUpserted',
    eventId: eventId(product.sku),
    occurredAt: `${daysBefore(last, days + 10)}T08:00:00Z`,
    listPrice: price,
    ...product,
  }));

/** Stock as it was counted yesterday: one product has none left. */
export const counts = (last: string): object[] =>
  products.map(({ sku }, index) => ({
    type: 'StockCounted',
    eventId: eventId(`count ${sku} ${last}`),
    occurredAt: `${daysBefore(last, 1)}T20:00:00Z`,
    sku,
    location: store,
    quantity: index * 100,
  }));

/** The same id for the same text, so that ingesting the shop twice counts once. */
function eventId(text: string): string {
  const hex = Buffer.from(text.padEnd(16, '.')).toString('hex').slice(-30).padStart(30, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

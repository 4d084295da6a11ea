import { createHash } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { asPlanner, ingest, read } from './api';
import { daysBefore, today } from './shop';

// Five products whose stock and sales are known: a category of their own, so that filtered pages show them and no others.
export const category = 'Planning';
export const supplier = { supplierId: 'PLAN-SUP', name: 'Ledger & Sons', leadTimeDays: 7, leadTimeSpreadDays: 1 };

const location = 'Depot';
const saturday = 6;
const historyDays = 60;

export const stocked = {
  runsOut: { sku: 'PLAN-RUNS', name: 'Planned candle', perDay: 10, counted: 25 },
  fine: { sku: 'PLAN-FINE', name: 'Planned soap', perDay: 5, counted: 95 },
  out: { sku: 'PLAN-OUT', name: 'Planned brush', perDay: 4, counted: 0 },
  tooMuch: { sku: 'PLAN-MUCH', name: 'Planned sponge', perDay: 2, counted: 2000 },
  live: { sku: 'PLAN-LIVE', name: 'Planned towel', perDay: 6, counted: 500 },
} as const;

type Stocked = (typeof stocked)[keyof typeof stocked];

/** Twice as much on Saturdays, every week the same. */
export const soldOn = (product: Stocked, day: string): number =>
  product.perDay * (new Date(day).getUTCDay() === saturday ? 2 : 1);

export const pastDays = (): string[] =>
  Array.from({ length: historyDays }, (_, i) => daysBefore(today(), historyDays - i));

export interface InventoryItem {
  readonly sku: string;
  readonly name: string;
  readonly onHand: number;
  readonly daysOfCover: number | null;
  readonly coverBeyond: number | null;
  readonly risk: string;
  readonly forecastAt: string | null;
  readonly suggestion: { readonly quantity: number; readonly cost: number } | null;
}

export interface InventoryPage {
  readonly items: readonly InventoryItem[];
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Forecast {
  readonly version: number;
  readonly method: { readonly kind: string };
  readonly history: readonly { readonly day: string; readonly value: number }[];
  readonly days: readonly { readonly day: string; readonly mean: number; readonly p50: number }[];
  readonly total: { readonly days: number; readonly mean: number; readonly p10: number; readonly p90: number };
  readonly versions: readonly { readonly version: number }[];
}

export const inventory = (request: APIRequestContext): Promise<InventoryPage> =>
  read<InventoryPage>(request, `/api/inventory?category=${category}`);

export const forecastOf = (request: APIRequestContext, sku: string): Promise<Forecast> =>
  read<Forecast>(request, `/api/forecasts/${sku}?history=${historyDays}`);

/** Sends the products, and comes back when each has its forecast; doing so twice changes nothing. */
export async function planningShop(request: APIRequestContext): Promise<void> {
  const products = Object.values(stocked);
  await ingest(request, 'catalog', [aSupplier(), ...products.map((product) => aProduct(product))]);
  await ingest(
    request,
    'sales',
    products.flatMap((product) => pastDays().map((day) => aDay(product, day))),
  );
  await ingest(request, 'inventory', products.map(aCount));

  const missing = async () => (await inventory(request)).items.filter(({ forecastAt }) => forecastAt === null).length;
  await expect.poll(async () => (await inventory(request)).items.length).toBe(products.length);
  if ((await missing()) > 0) await forecastNow(request, category);
  await expect.poll(missing, { timeout: 120_000 }).toBe(0);
}

/** The service would get to new products by itself, once no more events pour in. */
export async function forecastNow(request: APIRequestContext, of: string): Promise<void> {
  const answer = await request.post('/api/forecasts/run', {
    headers: await asPlanner(request),
    data: { category: of },
  });
  expect(answer.status(), await answer.text()).toBe(202);
}

/** One more sold, now. */
export const aSale = ({ sku }: { sku: string }, quantity = 1): object => ({
  orderId: `plan-${sku}-${Date.now()}-${Math.random()}`,
  lineNo: 1,
  occurredAt: new Date().toISOString(),
  sku,
  quantity,
  unitPrice: 5,
  currency: 'GBP',
  storeId: location,
});

const aSupplier = (): object => ({
  type: 'SupplierUpserted',
  eventId: idOf('supplier'),
  occurredAt: `${daysBefore(today(), historyDays + 5)}T08:00:00Z`,
  ...supplier,
});

export const aProduct = ({ sku, name }: { sku: string; name: string }, of: string = category): object => ({
  type: 'ProductUpserted',
  eventId: idOf(`product ${sku}`),
  occurredAt: `${daysBefore(today(), historyDays + 5)}T08:00:00Z`,
  sku,
  name,
  category: of,
  kind: 'goods',
  unitCost: 2.5,
  listPrice: 5,
  supplierId: supplier.supplierId,
  leadTimeDays: supplier.leadTimeDays,
  packSize: 12,
  moq: 24,
});

const aDay = (product: Stocked, day: string): object => ({
  orderId: `plan-${product.sku}-${day}`,
  lineNo: 1,
  occurredAt: `${day}T12:00:00Z`,
  sku: product.sku,
  quantity: soldOn(product, day),
  unitPrice: 5,
  currency: 'GBP',
  storeId: location,
});

/** After the last sale of yesterday. */
const aCount = ({ sku, counted }: Stocked): object => ({
  type: 'StockCounted',
  eventId: idOf(`count ${sku} ${today()}`),
  occurredAt: `${daysBefore(today(), 1)}T23:59:59Z`,
  sku,
  location,
  quantity: counted,
});

/** The same id for the same text. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

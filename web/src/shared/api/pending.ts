// Answers that are agreed on and not yet in the saved API document. An address that has got there is taken out here.
type None = Readonly<Record<string, never>>;

interface Get<T, Q = None, P = None> {
  get: { parameters: { query?: Q; path: P }; responses: { 200: { content: { 'application/json': T } } } };
}

export type StockRisk = 'out' | 'critical' | 'low' | 'ok' | 'excess' | 'untracked' | 'unknown';

export interface InventoryItem {
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly supplierId: string | null;
  readonly supplier: string | null;
  /** Null when it was never counted or received. */
  readonly onHand: number | null;
  readonly onOrder: number;
  readonly position: number | null;
  readonly safetyStock: number | null;
  readonly reorderPoint: number | null;
  readonly target: number | null;
  readonly leadTimeDays: number | null;
  readonly leadTimeSpreadDays: number | null;
  readonly dailyDemand: number | null;
  readonly daysOfCover: number | null;
  readonly coverBeyond: number | null;
  readonly stockoutOn: string | null;
  readonly stockoutChance: number | null;
  readonly expectedLostUnits: number | null;
  readonly risk: StockRisk;
  readonly suggestion: null | {
    readonly quantity: number;
    readonly orderBy: string;
    readonly cost: number | null;
    readonly why: string;
  };
  readonly whyNot: string | null;
  readonly unitCost: number | null;
  readonly stockValue: number | null;
  readonly forecastAt: string | null;
  readonly inbound: readonly {
    readonly purchaseOrderId: string;
    readonly quantity: number;
    readonly expectedOn: string | null;
    readonly late: boolean;
  }[];
}

export interface InventoryPage {
  readonly currency: string;
  readonly version: number;
  readonly items: readonly InventoryItem[];
  readonly next: string | null;
  readonly total: number;
  readonly counts: Readonly<Record<StockRisk, number>>;
}

export interface StockExplanation {
  readonly sku: string;
  readonly name: string | null;
  readonly inputs: readonly { key: string; label: string; value: number | null; unit: string; source: string }[];
  readonly steps: readonly {
    key: string;
    label: string;
    formula: string;
    substituted: string;
    value: number | null;
    unit: string;
  }[];
  readonly suggestion: InventoryItem['suggestion'];
  readonly whyNot: string | null;
}

export interface Reorder {
  readonly currency: string;
  readonly totalCost: number;
  readonly items: readonly {
    readonly sku: string;
    readonly name: string | null;
    readonly supplierId: string | null;
    readonly supplier: string | null;
    readonly quantity: number;
    readonly packSize: number;
    readonly moq: number;
    readonly unitCost: number | null;
    readonly cost: number | null;
    readonly orderBy: string;
    readonly overdue: boolean;
    readonly stockoutOn: string | null;
    readonly why: string;
  }[];
}

interface ListQuery {
  search?: string;
  category?: string;
  sort?: string;
  direction?: string;
  limit?: number;
  cursor?: string;
}

export interface PendingPaths {
  '/api/inventory': Get<InventoryPage, ListQuery & { supplier?: string; risk?: string }>;
  '/api/inventory/suppliers': Get<{
    readonly suppliers: readonly { readonly id: string; readonly name: string | null; readonly products: number }[];
  }>;
  '/api/inventory/{sku}/explain': Get<StockExplanation, None, { sku: string }>;
  '/api/supply-chain/reorder': Get<Reorder, { category?: string; supplier?: string; limit?: number }>;
}

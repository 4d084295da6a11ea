// Answers that are agreed on and not yet in the saved API document. An address that has got there is taken out here.
type None = Readonly<Record<string, never>>;

interface Get<T, Q = None, P = None> {
  get: { parameters: { query?: Q; path: P }; responses: { 200: { content: { 'application/json': T } } } };
}

export interface ForecastDay {
  readonly day: string;
  readonly mean: number;
  readonly p2_5: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p97_5: number;
}

export interface Forecast {
  readonly level: string;
  readonly key: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly measure: string;
  readonly unit: string | null;
  readonly currency?: string | null;
  readonly origin: string;
  readonly createdAt: string;
  readonly version: number;
  readonly dataVersion: number;
  readonly reason: string;
  readonly stale: boolean;
  readonly method: {
    readonly kind: 'models' | 'category' | 'none';
    readonly models: readonly { readonly name: string; readonly weight: number; readonly error: number | null }[];
    readonly why: string;
  };
  readonly historyDays: number;
  readonly transactions: number;
  readonly demandClass: string | null;
  readonly warning: string | null;
  readonly treatments: readonly { day: string; reason: string; before: number; after: number }[];
  readonly accuracy: null | {
    readonly folds: number;
    readonly wape: number;
    readonly naiveWape: number;
    readonly gain: number;
    readonly mase: number | null;
    readonly bias: number;
    readonly coverage80: number;
  };
  readonly history: readonly {
    readonly day: string;
    readonly value: number;
    readonly state: 'sold' | 'noData' | 'closed' | 'outOfStock';
  }[];
  readonly days: readonly ForecastDay[];
  readonly total: {
    readonly days: number;
    readonly mean: number;
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
  };
  readonly today: null | {
    readonly soldSoFar: number;
    readonly expectedRemainder?: number;
    readonly expectedSoFar?: number;
    readonly expectedSoFarLow?: number;
    readonly expectedSoFarHigh?: number;
    readonly expected?: number;
    readonly low: number;
    readonly high: number;
  };
  readonly versions: readonly { version: number; createdAt: string; origin: string; reason: string }[];
}

export interface ForecastRow {
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly demandClass: string | null;
  readonly method: 'models' | 'category' | 'none' | null;
  readonly topModel: string | null;
  readonly origin: string | null;
  readonly createdAt: string | null;
  readonly stale: boolean;
  readonly wape: number | null;
  readonly naiveWape: number | null;
  readonly gain: number | null;
  readonly coverage80: number | null;
  readonly next: null | { readonly days: number; readonly mean: number; readonly p10: number; readonly p90: number };
  readonly warning: string | null;
  readonly error: string | null;
}

export interface ForecastPage {
  readonly items: readonly ForecastRow[];
  readonly next: string | null;
  readonly total: number;
  readonly summary: {
    readonly products: number;
    readonly forecast: number;
    readonly stale: number;
    readonly failed: number;
    readonly betterThanNaive: number;
    readonly medianWape: number | null;
    readonly lastFullRunAt: string | null;
  };
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

export interface ForecastRun {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'running' | 'completed' | 'failed';
  readonly products: number;
  readonly done: number;
  readonly failed: number;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly message: string | null;
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
  '/api/analytics/forecast/revenue': Get<Forecast, { periods?: number; category?: string }>;
  '/api/analytics/forecast/demand': Get<Forecast, { periods?: number; category?: string }>;
  '/api/forecasts': Get<ForecastPage, ListQuery>;
  '/api/forecasts/{sku}': Get<Forecast, { history?: number; version?: number }, { sku: string }>;
  '/api/forecasts/run/{id}': Get<ForecastRun, None, { id: string }>;
  '/api/inventory': Get<InventoryPage, ListQuery & { supplier?: string; risk?: string }>;
  '/api/inventory/suppliers': Get<{
    readonly suppliers: readonly { readonly id: string; readonly name: string | null; readonly products: number }[];
  }>;
  '/api/inventory/{sku}/explain': Get<StockExplanation, None, { sku: string }>;
  '/api/supply-chain/reorder': Get<Reorder, { category?: string; supplier?: string; limit?: number }>;
}

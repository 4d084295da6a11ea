import type { InventoryItem } from '@/features/inventory/inventoryList';

/** A reason with the numbers that a test gives it. */
export const reason = (own: Partial<InventoryItem['reason']>): InventoryItem['reason'] => ({
  key: 'noForecast',
  position: null,
  reorderPoint: null,
  leadTimeDays: null,
  positionAtNextReview: null,
  reviewDays: null,
  needed: null,
  target: null,
  raisedTo: null,
  inPacksOf: null,
  until: null,
  late: null,
  ...own,
});

/** A product that is all right, but for what a test says. */
export const item = (own: Partial<InventoryItem> = {}): InventoryItem => ({
  sku: 'TEA-1',
  name: 'Green Tea',
  category: 'Food',
  supplierId: 'S1',
  supplier: 'Leaf & Co',
  onHand: 50,
  onOrder: 0,
  position: 50,
  safetyStock: 8,
  reorderPoint: 40,
  target: 100,
  leadTimeDays: 6,
  leadTimeSpreadDays: 1,
  dailyDemand: 5,
  daysOfCover: 9.5,
  coverBeyond: null,
  stockoutOn: '2026-12-03',
  stockoutChance: 0.02,
  expectedLostUnits: 0,
  risk: 'ok',
  suggestion: null,
  reason: reason({ key: 'enoughInStock', position: 50, target: 100 }),
  unitCost: 2.5,
  stockValue: 125,
  forecastAt: '2026-11-24T01:00:00Z',
  inbound: [],
  ...own,
});

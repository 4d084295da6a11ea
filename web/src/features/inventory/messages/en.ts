import type { AdviceFacts, AdviceKey, InputSource, SourceFacts } from '@/features/inventory/advice';

export const en = {
  lead: 'Stock on hand, days of cover, and what to order.',
  table: 'Products and their stock',
  search: 'Search products',
  category: 'Category',
  anyCategory: 'Any category',
  supplier: 'Supplier',
  anySupplier: 'Any supplier',
  place: 'Place',
  anyPlace: 'All places',
  rowFilter: 'Show only',
  /** Rows that one can ask for beside those of a risk. */
  rows: { order: 'Order due', overdue: 'Overdue', emptyShelf: 'Empty shelf', late: 'Late delivery' },
  clear: 'Clear filters',
  file: 'inventory',
  shown: (total: string) => (total === '1' ? '1 product' : `${total} products`),
  columns: {
    product: 'Product',
    onHand: 'On hand',
    bar: 'Stock against target',
    cover: 'Days of cover',
    risk: 'Risk',
    order: 'Suggested order',
    supplier: 'Supplier',
    dailyDemand: 'Demand per day',
    inbound: 'Inbound orders',
    orderBy: 'Order by',
    expectedLostUnits: 'Expected lost units',
    salesAtRisk: 'Sales at risk',
    emptyShelves: 'Empty shelves',
    excessValue: 'Excess stock',
    reorderPoint: 'Reorder point',
    safetyStock: 'Safety stock',
    leadTime: 'Lead time',
    stockValue: 'Stock value',
  },
  /** The stock in five numbers. */
  numbers: {
    title: 'Stock in numbers',
    labels: {
      emptyShelves: 'Empty shelves',
      atRisk: 'Sales at risk',
      excess: 'Excess stock',
      cover: 'Days of cover',
      orders: 'Orders due',
    },
    products: (count: string) => `${count} ${count === '1' ? 'product' : 'products'}`,
    noForecast: 'no forecast yet',
    overdue: (count: string) => `${count} overdue`,
    ordersOf: (cost: string) => `orders of ${cost}`,
    withoutCost: (count: string) => `${count} without a known cost`,
    emptyShelves: (count: string) => `${count} empty ${count === '1' ? 'shelf' : 'shelves'}`,
    lost: (value: string) => `${value} of sales at risk`,
    tooMuch: (value: string) => `${value} of excess stock`,
    stock: (value: string) => `${value} in stock`,
    atRiskMeaning: 'Expected lost sales at list price, before an order placed today could arrive.',
    excessMeaning: 'Stock beyond what is likely to sell in a long time, at cost.',
  },
  atPlace: (quantity: string, place: string) => `${quantity} at ${place}`,
  emptyAt: (places: string) => `none at ${places}`,
  emptyAtMany: (empty: string, places: string) => `none at ${empty} of ${places} places`,
  perDay: (quantity: string) => `${quantity} a day`,
  lostUnits: (quantity: string, value: string | null) => `${quantity} lost${value === null ? '' : ` · ${value}`}`,
  excessUnits: (quantity: string, value: string | null) => `${quantity} too many${value === null ? '' : ` · ${value}`}`,
  legend: {
    now: 'now',
    ahead: 'one lead time ahead',
    onOrder: 'on order',
    band: 'from reorder point to target',
  },
  onOrder: (quantity: string) => `+${quantity} on order`,
  late: 'late',
  chance: (percent: string) => `${percent} stockout chance`,
  chanceMeaning: 'How likely it runs out before an order placed today could arrive.',
  until: (day: string) => `until ${day}`,
  untilWithDeliveries: (day: string) => `until ${day} with orders`,
  bar: {
    label: (parts: readonly string[]) => parts.join(', '),
    now: (quantity: string) => `${quantity} on hand now`,
    onOrder: (quantity: string) => `${quantity} on order`,
    ahead: (quantity: string, days: string) => `${quantity} expected in ${days}, one lead time ahead`,
    levels: (reorderPoint: string, target: string) => `reorder point ${reorderPoint}, target ${target}`,
  },
  explain: {
    ask: 'Why?',
    open: (product: string) => `Explain the advice for ${product}`,
    title: 'How this advice is calculated',
    details: 'All inputs and formulas',
    inputs: 'Inputs',
    steps: 'Step by step',
    why: 'The suggestion',
    whyNot: 'Why no order is suggested',
    input: 'Input',
    value: 'Value',
    source: 'Source',
    forecast: 'See the forecast',
    dead: {
      since: (day: string) => `No sale since ${day}.`,
      never: 'Never sold.',
      left: (quantity: string, value: string | null) =>
        `${quantity} left${value === null ? '' : `, ${value} tied up`}.`,
    },
    outlook: {
      title: 'Projected stock',
      lead: 'If nothing more is ordered.',
      median: 'median',
      band: 'in four of five cases',
      reorderPoint: 'reorder point',
      orderBy: 'order by',
      arrival: (quantity: string) => `delivery of ${quantity}`,
      summary: (days: string, first: string, last: string) =>
        `Stock over ${days} days: ${first} tonight, ${last} at the end.`,
      day: 'Day',
      low: 'low',
      high: 'high',
      arriving: 'Delivery',
    },
    sum: {
      title: 'How the quantity comes about',
      demand: (days: string) => `Expected demand in ${days}: lead time and review period`,
      safety: 'Safety stock',
      onHand: 'On hand',
      onOrder: 'On order',
      rounding: (pack: string, minimum: string) => `Rounded up (pack size ${pack}, minimum ${minimum})`,
      order: 'Order quantity',
      missing: 'Short of the target, no order needed yet',
      more: 'More than needed, no order',
    },
    places: { title: 'Stock by place', place: 'Place', onHand: 'On hand', empty: 'empty' },
    inbound: {
      title: 'Inbound orders',
      order: 'Purchase order',
      quantity: 'Quantity',
      expected: 'Expected',
      late: (day: string) => `${day}, late`,
      undated: 'no date',
    },
    inShort: (told: {
      onHand: string;
      onOrder: string | null;
      demand: string;
      days: string;
      enough: string;
      certainty: string;
    }) =>
      [
        `${told.onHand} on hand${told.onOrder === null ? '' : ` and ${told.onOrder} on order`}.`,
        `Expected demand until a delivery in ${told.days}: ${told.demand};`,
        `${told.enough} are enough with ${told.certainty}% certainty.`,
      ].join(' '),
  },
  /** What goes into an advice, by the keys of the API. */
  inputs: {
    onHand: 'On hand',
    onOrder: 'On order',
    leadTimeDays: 'Lead time',
    leadTimeSpreadDays: 'Lead time deviation',
    serviceLevel: 'Service level',
    reviewDays: 'Review period',
    packSize: 'Pack size',
    moq: 'Minimum order quantity',
    unitCost: 'Unit cost',
    deliveries: 'Orders received',
    deliveryDays: 'Observed lead time',
    deliverySpreadDays: 'Observed lead time deviation',
    deliveryNineInTenDays: 'Nine in ten arrived within',
    leadTimeDemand: 'Expected demand in the lead time',
    enoughUntilDelivery: 'Demand in the lead time at the service level',
    enoughUntilNextReview: 'Demand in lead time and review period at the service level',
    reviewDemand: 'Expected demand in the review period',
  },
  /** Where an input comes from, by the keys of the API. */
  sources: {
    stock: () => 'Stock, all places',
    purchaseOrders: () => 'Open purchase orders',
    product: () => 'Product',
    supplier: () => 'Supplier',
    setting: () => 'Setting',
    productReceipts: () => 'Receipts of the last year, this product',
    supplierReceipts: () => 'Receipts of the last year, all goods of the supplier',
    forecast: ({ made }) => `Forecast of ${made}`,
    serviceLevel: ({ level }) => `${level} of simulated futures need no more`,
  } satisfies Record<InputSource, (told: SourceFacts) => string>,
  /** Why something is suggested, or nothing, by the keys of the API. */
  reasons: {
    belowReorderPoint: ({ position, reorderPoint, leadTime }) =>
      [
        `With ${position} in stock and on order it is at or below the reorder point of ${reorderPoint},`,
        `which covers the ${leadTime} until a delivery.`,
      ].join(' '),
    belowBeforeNextReview: ({ position, reorderPoint, atNextReview, review }) =>
      [
        `Of ${position} in stock and on order ${atNextReview} will be left at the next review in ${review}:`,
        `at or below the reorder point of ${reorderPoint}.`,
      ].join(' '),
    stockUnknown: () => 'Its stock is not known: it was never counted or received.',
    noForecast: () => 'There is no forecast to go by.',
    noDemand: () => 'No demand is expected.',
    expedite: ({ position }) => `Expedite, don’t order again: ${position} in stock and on order are enough.`,
    enoughOnTheWay: ({ position, target }) =>
      `Enough on the way: ${position} in stock and on order, for a target of ${target}.`,
    enoughInStock: ({ position, target }) => `Enough in stock: ${position}, for a target of ${target}.`,
    aboveReorderPoint: ({ position, reorderPoint, until }) =>
      [
        `Not yet: with ${position} in stock and on order it stays`,
        `above the reorder point of ${reorderPoint}${until === null ? '' : ` until about ${until}`}.`,
      ].join(' '),
    tooLittleMissing: ({ position, reorderPoint, needed, target, until }) =>
      [
        `Not yet: with ${position} in stock and on order it is`,
        `above the reorder point of ${reorderPoint}${until === null ? '' : ` until about ${until}`},`,
        `and only ${needed} short of the target of ${target}.`,
      ].join(' '),
  } satisfies Record<AdviceKey, (told: AdviceFacts) => string>,
  shortfall: {
    plain: (needed: string, target: string) => `It is ${needed} short of the target of ${target}.`,
    raised: (needed: string, target: string, minimum: string) =>
      `It is ${needed} short of the target of ${target}, raised to the minimum order quantity of ${minimum}.`,
    packs: (needed: string, target: string, pack: string) =>
      `It is ${needed} short of the target of ${target}, rounded up to packs of ${pack}.`,
    raisedInPacks: (needed: string, target: string, minimum: string, pack: string) =>
      `It is ${needed} short of the target of ${target}, raised to the minimum order quantity of ${minimum} in packs of ${pack}.`,
  },
  lateDelivery: {
    whole: (order: string, quantity: string, coming: string, stock: string) =>
      `${order} (${quantity}) ${coming}, and ${stock}.`,
    overdue: (day: string) => `was due on ${day}`,
    expected: (day: string) => `is expected on ${day}`,
    undated: 'has no date',
    out: 'the stock is out or runs out today',
    runsOut: (day: string) => `the stock is expected to run out on ${day}`,
  },
  /** Each step of an advice by its key: what it is, and how it follows from the ones before. */
  steps: {
    leadTime: {
      label: 'Lead time used',
      formula: 'average of stated and observed lead time, the more orders received the more observed',
    },
    leadTimeSpread: { label: 'Lead time deviation used', formula: 'the same average, of squared deviations' },
    position: { label: 'Inventory position', formula: 'on hand + on order' },
    safetyStock: {
      label: 'Safety stock',
      formula: 'demand at the service level − expected demand, both in the lead time',
    },
    reorderPoint: { label: 'Reorder point', formula: 'expected demand in the lead time + safety stock, rounded up' },
    target: { label: 'Target', formula: 'demand in lead time and review period at the service level, rounded up' },
    positionAtNextReview: {
      label: 'Position at the next review',
      formula: 'inventory position − expected demand in the review period',
    },
    needed: {
      label: 'Shortfall to target',
      formula: 'target before rounding − inventory position, rounded up, at least zero',
    },
    quantity: {
      label: 'Order quantity',
      formula: 'the greater of shortfall and minimum order quantity, in whole packs',
    },
    cost: { label: 'Cost', formula: 'order quantity × unit cost' },
  },
  empty: {
    firstUse: 'No products yet',
    firstUseDetail: 'Stock appears here as soon as products are sold, counted or received.',
    filtered: 'No product matches these filters',
    showAll: 'Show all products',
  },
};

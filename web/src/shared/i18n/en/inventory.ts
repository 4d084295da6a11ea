/** The sentences of the inventory page. */
export const inventory = {
  lead: 'What lies on the shelf, how long it will last, and what to order.',
  table: 'Products and their stock',
  search: 'Search products',
  category: 'Category',
  anyCategory: 'Any category',
  supplier: 'Supplier',
  anySupplier: 'Any supplier',
  riskFilter: 'Show by risk',
  clear: 'Clear filters',
  file: 'inventory',
  shown: (total: string) => (total === '1' ? '1 product' : `${total} products`),
  columns: {
    product: 'Product',
    onHand: 'In stock',
    bar: 'Stock against target',
    cover: 'Lasts',
    risk: 'Risk',
    order: 'Suggested order',
    supplier: 'Supplier',
    reorderPoint: 'Reorder point',
    safetyStock: 'Safety stock',
    leadTime: 'Lead time',
    stockValue: 'Stock value',
  },
  legend: {
    now: 'now',
    ahead: 'one lead time ahead',
    onOrder: 'on order',
    band: 'from reorder point to target',
  },
  onOrder: (quantity: string) => `+${quantity} on order`,
  late: 'late',
  risks: {
    out: 'Sold out',
    critical: 'Critical',
    low: 'Low',
    ok: 'Fine',
    excess: 'Too much',
    untracked: 'Not counted',
    unknown: 'No forecast',
  },
  riskMeaning: {
    out: 'Nothing left to sell.',
    critical: 'More likely than not to run out before a delivery ordered today could arrive.',
    low: 'At or below the reorder point, or short before what is on its way arrives.',
    ok: 'Enough until the next delivery.',
    excess: 'More than is likely to sell for a long time.',
    untracked: 'Never counted or received, so its level is not known.',
    unknown: 'No forecast yet, so there is no advice.',
  },
  chance: (percent: string) => `${percent} stockout chance`,
  chanceMeaning: 'How likely it runs out before a delivery ordered today could arrive.',
  cover: {
    none: 'none left',
    days: (days: string, one: boolean) => `${days} ${one ? 'day' : 'days'}`,
    beyond: (days: string) => `more than ${days} days`,
    until: (day: string) => `until ${day}`,
    untilWithDeliveries: (day: string) => `until ${day} with orders`,
  },
  bar: {
    label: (parts: readonly string[]) => parts.join(', '),
    now: (quantity: string) => `${quantity} in stock now`,
    onOrder: (quantity: string) => `${quantity} on order`,
    ahead: (quantity: string, days: string) => `${quantity} expected in ${days}, one lead time ahead`,
    levels: (reorderPoint: string, target: string) => `reorder at ${reorderPoint}, target ${target}`,
  },
  suggestion: {
    order: (quantity: string) => `Order ${quantity}`,
    by: (day: string) => `by ${day}`,
    overdue: (day: string) => `was due ${day}`,
    none: 'No order',
  },
  explain: {
    ask: 'Why?',
    open: (product: string) => `Explain the advice for ${product}`,
    title: 'How this advice comes about',
    close: 'Close',
    inputs: 'What goes in',
    steps: 'Step by step',
    why: 'The suggestion',
    whyNot: 'Why no order is suggested',
    input: 'Input',
    value: 'Value',
    source: 'From',
    forecast: 'See the forecast',
    inShort: (told: {
      onHand: string;
      onOrder: string | null;
      demand: string;
      days: string;
      enough: string;
      certainty: string;
    }) =>
      [
        `${told.onHand} in stock${told.onOrder === null ? '' : ` and ${told.onOrder} on order`}.`,
        `About ${told.demand} will sell in the ${told.days} until a delivery;`,
        `with ${told.certainty}% certainty ${told.enough} suffice.`,
      ].join(' '),
  },
  empty: {
    firstUse: 'No products yet',
    firstUseDetail: 'Stock shows up here as soon as products are sold, counted or received.',
    filtered: 'No product matches these filters',
    showAll: 'Show all products',
  },
};

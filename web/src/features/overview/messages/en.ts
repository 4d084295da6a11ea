export const en = {
  lead: (period: string, compared: string) => `${period}, compared with ${compared}`,
  numbers: 'Key numbers',
  kpis: {
    revenue: 'Revenue',
    orders: 'Orders',
    units: 'Units',
    averageOrderValue: 'Average order',
    customers: 'Customers',
    margin: 'Margin',
    emptyShelves: 'Empty shelves',
    stockValue: 'Stock value',
  },
  notes: {
    margin: (share: string) => `${share} of the revenue with known cost`,
    noCost: 'No cost is known yet',
    now: 'Now, at cost',
    emptyShelves: 'Now: places that are out of a product they keep',
    out: (count: number, text: string) =>
      count === 1 ? '1 product out everywhere' : `${text} products out everywhere`,
  },
  revenue: {
    picture: 'Picture',
    days: (count: string) => `${count} days`,
    per: { day: 'Revenue per day', week: 'Revenue per week', month: 'Revenue per month' },
    summary: {
      day: (days: string, total: string, best: string, when: string) =>
        `Revenue per day, ${days}: ${total} in total, highest on ${when} with ${best}.`,
      week: (days: string, total: string, best: string, when: string) =>
        `Revenue per week, ${days}: ${total} in total, highest in the week ${when} with ${best}.`,
      month: (days: string, total: string, best: string, when: string) =>
        `Revenue per month, ${days}: ${total} in total, highest in ${when} with ${best}.`,
    },
    expects: (low: string, high: string) => `Between ${low} and ${high} is expected for today with 80% certainty.`,
    columns: { day: 'Day', week: 'Week', month: 'Month' },
    actual: 'Revenue',
    compared: (day: string) => `Compared (${day})`,
    comparedColumn: 'Compared',
    median: 'Median forecast',
    band50: '50% range',
    band80: '80% range',
    band95: '95% range',
    today: 'Today',
    partial: { day: 'Today, so far', week: 'This week, so far', month: 'This month, so far' },
    legend: {
      actual: 'Actual',
      compared: 'Compared',
      median: 'Median forecast',
      bands: '50, 80 and 95% range',
      partial: { day: 'Today so far', week: 'Part of a week', month: 'Part of a month' },
    },
    zoomOut: 'Zoom out',
    noForecast: 'There is no revenue forecast yet.',
    filteredForecast:
      'The forecast covers all countries, channels and stores: it is not shown while one of them is chosen.',
    csv: 'revenue per day',
  },
  day: {
    title: 'Revenue by hour',
    pointing: 'Hour of the chart',
    until: (time: string) => `Until ${time}`,
    untilColumn: 'Until',
    sold: 'Revenue',
    now: (time: string) => `Revenue until ${time}`,
    usual: 'Usual',
    range: 'Usual range (80%)',
    over: (revenue: string) => `${revenue} in all`,
    usualDay: (value: string, range: string) => `usual ${value} (${range})`,
    summary: (day: string, revenue: string, time: string, usual: string) =>
      `Revenue by hour, ${day}: ${revenue} until ${time}, usually ${usual}.`,
    legend: {
      actual: 'Revenue, added up',
      now: 'Now',
      range: (days: string) => `Usual range: 80% of the last ${days} same weekdays`,
    },
    csv: 'revenue by hour',
  },
  today: {
    usualByNow: (value: string, range: string) => `usual by now ${value} (${range})`,
    wholeDay: (value: string, range: string) => `forecast for the whole day ${value} (${range})`,
    standings: { above: 'Above the usual range', within: 'In the usual range', below: 'Below the usual range' },
  },
  top: {
    title: 'Top products',
    by: 'Ranked by',
    measures: { revenue: 'Revenue', units: 'Units', margin: 'Margin' },
    product: 'Product',
    trend: 'Trend',
    share: 'Share',
    changes: { revenue: 'Change', units: 'Change', margin: 'Change of revenue' },
    none: 'Nothing was sold in this period.',
    csv: 'top products',
  },
  recent: {
    title: 'Recent sales',
    held: (time: string) => `Paused ${time}`,
    fresh: (count: number) => `${count} new`,
    none: 'No sale yet.',
    noneFiltered: 'No sale matches the filters.',
    returned: 'returned',
    unconverted: 'no rate',
  },
  runsOut: {
    title: 'Runs out next',
    none: 'No product will run out before a delivery can arrive.',
    unknown: (count: number) =>
      count === 1
        ? 'No product with a forecast will run out; 1 product has no forecast yet.'
        : `No product with a forecast will run out; ${count} products have no forecast yet.`,
    all: (count: number, cost: string) =>
      count === 1 ? `1 suggested order, ${cost}` : `All ${count} suggested orders, ${cost}`,
  },
  attention: {
    title: 'Needs attention',
    nothing: 'Nothing needs attention.',
    unchecked: {
      stock: 'Stock could not be checked',
      failedForecasts: 'Failed forecasts could not be checked',
      staleForecasts: 'Stale forecasts could not be checked',
      pipeline: 'The pipeline could not be checked',
    },
    out: (count: number, text: string) =>
      count === 1 ? '1 product is out of stock' : `${text} products are out of stock`,
    critical: (count: number, text: string) =>
      count === 1
        ? '1 product will run out before a delivery can arrive'
        : `${text} products will run out before a delivery can arrive`,
    overdue: (count: number, text: string) =>
      count === 1 ? '1 order should have been placed by now' : `${text} orders should have been placed by now`,
    unknown: (count: number, text: string) =>
      count === 1 ? '1 product has no forecast yet' : `${text} products have no forecast yet`,
    failed: (count: number, text: string) => (count === 1 ? '1 forecast failed' : `${text} forecasts failed`),
    stale: (count: number, text: string) => (count === 1 ? '1 forecast is stale' : `${text} forecasts are stale`),
    deadLetters: (count: number, text: string) =>
      count === 1 ? '1 message was rejected' : `${text} messages were rejected`,
    unconverted: (count: number, text: string) =>
      count === 1 ? '1 sale line has no exchange rate' : `${text} sale lines have no exchange rate`,
  },
  empty: {
    title: 'No sale has arrived yet',
    detail: 'BizPulse shows what arrives through its API, a file or a webhook. Numbers appear with the first sale.',
  },
  quiet: {
    filtered: 'No sale matches these filters in this period.',
    period: 'Nothing was sold in this period.',
    wider: 'Show the last 90 days',
  },
};

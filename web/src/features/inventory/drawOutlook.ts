import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '@/charts/colours';
import { band, daysChart, level, medianLine, todayRule } from '@/charts/parts';
import type { Readout } from '@/charts/readout';
import type { InventoryMessages } from '@/features/inventory/messages';
import type { Explanation } from '@/shared/stock/explanation';
import type { Formats } from '@/shared/format/formats';

export interface Outlook {
  readonly days: Explanation['outlook'];
  readonly reorderPoint: number | null;
  /** The day by which to order; null where it is unknown. */
  readonly orderBy: string | null;
}

export interface OutlookTexts {
  readonly words: InventoryMessages['explain']['outlook'];
  readonly formats: Formats;
}

export const outlookOf = ({ outlook, suggestion, reason, steps }: Explanation): Outlook => ({
  days: outlook,
  reorderPoint: steps.find(({ key }) => key === 'reorderPoint')?.value ?? null,
  orderBy: suggestion?.orderBy ?? reason.until,
});

/** The median in its band, deliveries as steps up, the reorder point as a level, and a rule on the day by which to order. */
export function drawOutlook(
  { days, reorderPoint, orderBy }: Outlook,
  { words, formats }: OutlookTexts,
  colours: ChartColours,
): EChartsCoreOption {
  const orderDay = days.find(({ day }) => day === orderBy)?.day;
  return {
    ...daysChart(
      colours,
      days.map(({ day }) => day),
      { day: (day) => formats.shortDay(day), value: (value) => formats.number(value) },
    ),
    series: [
      ...band(
        days.map(({ low }) => low),
        days.map(({ high }) => high),
        colours,
      ),
      {
        ...medianLine(
          days.map(({ median }) => median),
          colours,
        ),
        ...(orderDay && { markLine: todayRule(colours, orderDay, words.orderBy) }),
      },
      ...(reorderPoint === null ? [] : [level(reorderPoint, days.length, colours)]),
    ],
  };
}

/** What is expected to be left at the end of one day. */
export function readOutlook({ days }: Outlook, { words, formats }: OutlookTexts, index: number): Readout | undefined {
  const at = days[index];
  return (
    at && {
      title: [formats.weekday(at.day), at.arriving > 0 && words.arrival(formats.number(at.arriving))]
        .filter(Boolean)
        .join(' · '),
      readings: [{ label: words.median, value: at.median, mark: 'median' }],
      partial: false,
      ranges: [{ label: words.band, low: at.low, high: at.high }],
      write: (value) => formats.number(value),
    }
  );
}

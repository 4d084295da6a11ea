import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '@/charts/colours';
import { actualLine, comparedLine, daysChart, fan, partialDay, todayRule } from '@/charts/parts';
import type { OverviewMessages } from '@/features/overview/messages';
import type { RevenueDay } from '@/features/overview/revenueDays';
import type { Formats } from '@/shared/format/formats';

export interface RevenueTexts {
  readonly formats: Formats;
  readonly texts: OverviewMessages['revenue'];
  readonly currency: string;
  readonly today: string;
}

const manyDays = 60;

/** Actual days as a line, the running one hatched, the compared ones dashed behind, and bands from today on. */
export function drawRevenue(
  days: readonly RevenueDay[],
  { formats, texts, currency, today }: RevenueTexts,
  colours: ChartColours,
): EChartsCoreOption {
  return {
    ...daysChart(
      colours,
      days.map(({ day }) => day),
      { day: (day) => formats.shortDay(day), value: (value) => formats.shortMoney(value, currency) },
    ),
    series: [
      {
        ...actualLine(
          days.map(({ actual, partial }) => (partial ? null : actual)),
          colours,
        ),
        ...(days.some(({ expected }) => expected) && { markLine: todayRule(colours, today, texts.today) }),
      },
      comparedLine(
        days.map(({ compared }) => compared),
        colours,
      ),
      {
        type: 'bar',
        data: days.map(({ actual, partial }) => (partial ? actual : null)),
        barWidth: days.length > manyDays ? 5 : 12,
        itemStyle: partialDay(colours),
        silent: true,
        z: 3,
      },
      ...fan(
        days.map(({ expected }) => expected),
        colours,
      ),
    ],
  };
}

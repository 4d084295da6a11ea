import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '@/charts/colours';
import { actualLine, comparedLine, daysChart, fan, hollowPoints, todayRule } from '@/charts/parts';
import type { OverviewMessages } from '@/features/overview/messages';
import type { RevenueDay } from '@/features/overview/revenueDays';
import type { Grain } from '@/shared/filters/grain';
import type { Formats } from '@/shared/format/formats';

export interface RevenueTexts {
  readonly formats: Formats;
  readonly texts: OverviewMessages['revenue'];
  readonly currency: string;
  readonly today: string;
  readonly grain: Grain;
}

/** What is over as a line, what is not as hollow points, the compared days dashed behind, and bands from today on. */
export function drawRevenue(
  days: readonly RevenueDay[],
  { formats, texts, currency, today, grain }: RevenueTexts,
  colours: ChartColours,
): EChartsCoreOption {
  return {
    ...daysChart(
      colours,
      days.map(({ day }) => day),
      {
        day: (day) => (grain === 'month' ? formats.month(day) : formats.shortDay(day)),
        value: (value) => formats.shortMoney(value, currency),
      },
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
        days.map(({ compared, partial }) => (partial ? null : compared)),
        colours,
      ),
      hollowPoints(
        days.flatMap(({ actual, partial }, index): [number, number][] =>
          partial && actual !== null ? [[index, actual]] : [],
        ),
        colours,
      ),
      ...fan(
        days.map(({ expected }) => expected),
        colours,
      ),
    ],
  };
}

import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '@/charts/colours';
import { actualLine, area, comparedLine, daysChart, hollowPoints } from '@/charts/parts';
import type { Readout } from '@/charts/readout';
import { type DayCurve, fullHours, standingOf } from '@/features/overview/dayCurve';
import type { OverviewMessages } from '@/features/overview/messages';
import type { Formats } from '@/shared/format/formats';

export interface DayTexts {
  readonly formats: Formats;
  readonly texts: OverviewMessages['day'];
}

const labelEvery = 3;

/** The day as a line that ends with its last full hour, now as a hollow point, in the range that is usual. */
export function drawDay(curve: DayCurve, { formats }: DayTexts, colours: ChartColours): EChartsCoreOption {
  const hours = fullHours(curve);
  const now = standingOf(curve);
  const chart = daysChart(
    colours,
    hours.map(({ hour }) => String(hour)),
    {
      day: (hour) => formats.clock(Number(hour)),
      value: (value) => formats.shortMoney(value, curve.currency),
    },
  );
  return {
    ...chart,
    xAxis: [
      {
        ...chart.xAxis,
        boundaryGap: false,
        axisLabel: { ...chart.xAxis.axisLabel, interval: (index: number) => index % labelEvery === 0 },
      },
      { type: 'value', min: 0, max: hours.length - 1, show: false }, // for what lies between two hours
    ],
    yAxis: { ...chart.yAxis, axisLine: { show: false }, axisTick: { show: false } },
    series: [
      ...area(
        'usual',
        hours.map(({ usual }) => usual?.low ?? null),
        hours.map(({ usual }) => usual?.high ?? null),
        { color: colours.compared, opacity: 0.18 },
      ),
      comparedLine(
        hours.map(({ usual }) => usual?.median ?? null),
        colours,
      ),
      actualLine(
        hours.map(({ sold }) => sold),
        colours,
      ),
      { ...hollowPoints(now ? [[now.at, now.sold]] : [], colours), xAxisIndex: 1 },
    ],
  };
}

/** What is known of the day up to one hour. */
export function readHour(curve: DayCurve, index: number, { formats, texts }: DayTexts): Readout | undefined {
  const hour = fullHours(curve)[index];
  if (!hour) return undefined;
  const now = standingOf(curve);
  const sold = hour.sold ?? (now && Math.ceil(now.at) === hour.hour ? now.sold : null);
  return {
    title: texts.until(formats.clock(hour.hour)),
    readings: [
      ...(sold === null
        ? []
        : [
            hour.sold === null && now
              ? { label: texts.now(formats.clock(now.at)), value: sold, mark: 'partial' as const }
              : { label: texts.sold, value: sold, mark: 'actual' as const },
          ]),
      ...(hour.usual ? [{ label: texts.usual, value: hour.usual.median, mark: 'compared' as const }] : []),
    ],
    partial: hour.sold === null,
    ranges: hour.usual ? [{ label: texts.range, low: hour.usual.low, high: hour.usual.high }] : [],
    write: (value) => formats.wholeMoney(value, curve.currency),
  };
}

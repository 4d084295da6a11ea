import type { ChartColours } from '@/charts/colours';

const top = 24;
const bottom = 4;

/** Margins and axes as all our charts over days have them. */
export function daysChart(colours: ChartColours, days: readonly string[], write: ChartTexts) {
  return {
    animation: false,
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif" },
    grid: { left: 4, right: 12, top, bottom, containLabel: true },
    xAxis: {
      type: 'category',
      data: days,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.compared, hideOverlap: true, formatter: write.day, margin: 10 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.compared, formatter: write.value },
    },
  };
}

interface ChartTexts {
  readonly day: (day: string) => string;
  readonly value: (value: number) => string;
}

const line = { type: 'line', symbol: 'none', silent: true } as const;

/** The middle of what may happen. */
export const medianLine = (values: readonly (number | null)[], colours: ChartColours) => ({
  ...line,
  data: values,
  lineStyle: { color: colours.expected, width: 2 },
  z: 3,
});

/** What may happen in four futures of five. */
export const band = (low: readonly number[], high: readonly number[], colours: ChartColours) =>
  area('band', low, high, { color: colours.expected, opacity: 0.22 });

/** A height that all days are compared with. */
export const level = (value: number, days: number, colours: ChartColours) =>
  comparedLine(
    Array.from({ length: days }, () => value),
    colours,
  );

/** What happened. */
export const actualLine = (values: readonly (number | null)[], colours: ChartColours) => ({
  ...line,
  data: values,
  lineStyle: { color: colours.actual, width: 1.75 },
  z: 4,
});

/** What it is compared with: another period, an earlier forecast. */
export const comparedLine = (values: readonly (number | null)[], colours: ChartColours) => ({
  ...line,
  data: values,
  lineStyle: { color: colours.compared, width: 1.25, type: [5, 4] },
  z: 2,
});

/** A day's distribution, as every forecast of the API has it. */
export interface Quantiles {
  readonly p2_5: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p97_5: number;
}

/** From the widest to the narrowest: each covers the middle of the one before it, so that lightness alone tells them apart. */
const bands = [
  { low: 'p2_5', high: 'p97_5', opacity: 0.13 },
  { low: 'p10', high: 'p90', opacity: 0.17 },
  { low: 'p25', high: 'p75', opacity: 0.26 },
] as const;

/** What may happen: the median in its bands of 50, 80 and 95%. */
export const fan = (days: readonly (Quantiles | null)[], colours: ChartColours) => [
  ...bands.flatMap(({ low, high, opacity }) =>
    area(
      low,
      days.map((day) => day?.[low] ?? null),
      days.map((day) => day?.[high] ?? null),
      { color: colours.expected, opacity },
    ),
  ),
  medianLine(
    days.map((day) => day?.p50 ?? null),
    colours,
  ),
];

/** The area between two lines: the lower one, and on top of it the distance to the other. */
export function area(
  stack: string,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  areaStyle: { color: string; opacity: number },
) {
  const edge = { ...line, stack, lineStyle: { opacity: 0 }, stackStrategy: 'all' };
  const width = high.map((value, index) => (value === null ? null : value - (low[index] ?? 0)));
  return [
    { ...edge, data: low },
    { ...edge, data: width, areaStyle },
  ];
}

/** The upright rule that parts what happened from what may. */
export const todayRule = (colours: ChartColours, day: string, label: string) => ({
  silent: true,
  symbol: 'none',
  data: [{ xAxis: day }],
  lineStyle: { color: colours.now, type: 'solid', width: 1 },
  label: { formatter: label, color: colours.now, position: 'end', distance: 4 },
});

/** A day, week or month that is not over: a hollow point, so that no line falls to what is still growing. */
export const hollowPoints = (values: readonly (readonly [number, number])[], colours: ChartColours) => ({
  ...line,
  data: values,
  symbol: 'circle',
  symbolSize: 9,
  showAllSymbol: true, // not only where the axis has a label
  lineStyle: { opacity: 0 },
  itemStyle: { color: colours.surface, borderColor: colours.actual, borderWidth: 2 },
  z: 5,
});

import type { ChartColours } from '@/charts/colours';

/** Margins, axes and tooltip as all our charts over days have them. */
export function daysChart(colours: ChartColours, days: readonly string[], write: ChartTexts) {
  return {
    animation: false,
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif" },
    grid: { left: 4, right: 12, top: 24, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: days,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.muted, hideOverlap: true, formatter: write.day, margin: 10 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.muted, formatter: write.value },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 13 },
      axisPointer: { lineStyle: { color: colours.muted, type: 'solid', width: 1 } },
      formatter: (points: readonly { dataIndex: number }[]) => write.tooltip(points[0]?.dataIndex ?? 0),
    },
  };
}

interface ChartTexts {
  readonly day: (day: string) => string;
  readonly value: (value: number) => string;
  /** Everything known about one day, as `tooltipHtml` writes it. */
  readonly tooltip: (index: number) => string;
}

/** The area between two lines, such as an interval of a forecast. */
export function band(
  name: string,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  { colour, opacity }: { colour: string; opacity: number },
) {
  const line = {
    type: 'line',
    stack: name,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    stackStrategy: 'all',
  };
  const width = high.map((value, index) => (value === null ? null : value - (low[index] ?? 0)));
  return [
    { ...line, name: `${name} from`, data: low },
    { ...line, name, data: width, areaStyle: { color: colour, opacity } },
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

/** Hatching for a day that is not over. */
export const partialDay = (colours: ChartColours) => ({
  color: 'transparent',
  borderColor: colours.accent,
  borderWidth: 1,
  decal: { symbol: 'rect', color: colours.accent, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
});

export interface TooltipRow {
  readonly label: string;
  readonly value: string;
  /** Of the mark in the chart; none for a line that has no mark. */
  readonly colour?: string;
}

/** A tooltip of several lines: label on the left, number on the right. */
export function tooltipHtml(title: string, rows: readonly TooltipRow[]): string {
  const lines = rows.map(
    ({ label, value, colour }) =>
      `<tr><td><i style="display:inline-block;width:8px;height:8px;border-radius:2px;margin-right:6px;background:${colour ?? 'transparent'}"></i>${escape(label)}</td><td style="text-align:right;padding-left:16px;font-variant-numeric:tabular-nums;font-weight:600">${escape(value)}</td></tr>`,
  );
  return `<strong>${escape(title)}</strong><table style="margin-top:4px">${lines.join('')}</table>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

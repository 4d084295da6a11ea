import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '@/charts/colours';
import { band, daysChart, partialDay, todayRule, tooltipHtml, type TooltipRow } from '@/charts/parts';
import type { RevenueDay } from '@/features/overview/revenueDays';
import { changeOf } from '@/shared/compare/change';
import type { Formats } from '@/shared/format/formats';
import type { Messages } from '@/shared/i18n/en';

interface RevenueDrawing {
  readonly colours: ChartColours;
  readonly formats: Formats;
  readonly texts: Messages['overview']['revenue'];
  readonly currency: string;
  readonly today: string;
}

/** Actual days as a line, the running one hatched, the compared ones dashed behind, and bands from today on. */
export function drawRevenue(
  days: readonly RevenueDay[],
  { colours, formats, texts, currency, today }: RevenueDrawing,
): EChartsCoreOption {
  const line = { type: 'line', symbol: 'none', silent: true };
  const showsForecast = days.some(({ expected }) => expected);

  return {
    ...daysChart(
      colours,
      days.map(({ day }) => day),
      {
        day: (day) => formats.shortDay(day),
        value: (value) => formats.shortMoney(value, currency),
        tooltip: (index) => tooltipOf(days[index], { colours, formats, texts, currency, today }),
      },
    ),
    series: [
      {
        ...line,
        name: texts.actual,
        data: days.map(({ actual, partial }) => (partial ? null : actual)),
        lineStyle: { color: colours.accent, width: 2 },
        itemStyle: { color: colours.accent },
        z: 4,
        ...(showsForecast && { markLine: todayRule(colours, today, texts.today) }),
      },
      {
        ...line,
        name: texts.comparedColumn,
        data: days.map(({ compared }) => compared),
        lineStyle: { color: colours.muted, width: 1, type: 'dashed' },
        z: 2,
      },
      {
        type: 'bar',
        name: texts.partial,
        data: days.map(({ actual, partial }) => (partial ? actual : null)),
        barWidth: days.length > 60 ? 5 : 12,
        itemStyle: partialDay(colours),
        silent: true,
        z: 3,
      },
      ...band(
        texts.band95,
        days.map(({ expected }) => expected?.p2_5 ?? null),
        days.map(({ expected }) => expected?.p97_5 ?? null),
        {
          colour: colours.accent,
          opacity: 0.12,
        },
      ),
      ...band(
        texts.band80,
        days.map(({ expected }) => expected?.p10 ?? null),
        days.map(({ expected }) => expected?.p90 ?? null),
        {
          colour: colours.accent,
          opacity: 0.16,
        },
      ),
      {
        ...line,
        name: texts.median,
        data: days.map(({ expected }) => expected?.p50 ?? null),
        lineStyle: { color: colours.accent, width: 1.5, type: [4, 3] },
        z: 3,
      },
    ],
  };
}

function tooltipOf(
  place: RevenueDay | undefined,
  { colours, formats, texts, currency, today }: RevenueDrawing,
): string {
  if (!place) return '';
  const { day, actual, partial, compareDay, compared, expected } = place;
  const money = (value: number): string => formats.wholeMoney(value, currency);
  const rows: TooltipRow[] = [];
  if (actual !== null)
    rows.push({ label: partial ? texts.partial : texts.actual, value: money(actual), colour: colours.accent });
  if (compared !== null && compareDay)
    rows.push({ label: texts.compared(formats.shortDay(compareDay)), value: money(compared), colour: colours.muted });
  const change = partial ? null : changeOf(actual, compared); // a day that is not over would always have lost
  if (change) rows.push({ label: texts.change, value: `${money(change.absolute)} (${formats.change(change.share)})` });
  if (expected) {
    rows.push({ label: texts.median, value: money(expected.p50) });
    rows.push({ label: texts.band80, value: texts.range(money(expected.p10), money(expected.p90)) });
    rows.push({ label: texts.band95, value: texts.range(money(expected.p2_5), money(expected.p97_5)) });
  }
  return tooltipHtml(day === today ? `${formats.weekday(day)} · ${texts.today}` : formats.weekday(day), rows);
}

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { ChartColours } from '@/charts/colours';
import { ChartPanel } from '@/charts/ChartPanel';
import { Legend } from '@/charts/Legend';
import { type DayCurve, fullHours, standingOf } from '@/features/overview/dayCurve';
import { drawDay, readHour } from '@/features/overview/drawDay';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { dayCurveQuery, pictureHeight, revenueForecastQuery } from '@/features/overview/queries';
import { TodayGauge } from '@/features/overview/TodayGauge';
import { addressOf } from '@/shared/api/read';
import { useFilters } from '@/shared/filters/useFilters';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { CsvButton } from '@/shared/ui/CsvButton';
import { QueryPanel } from '@/shared/ui/QueryPanel';

/** A day hour by hour, added up, in the range that is usual on its weekday. */
export function DayPanel({ day, tabs }: { day: string; tabs: ReactNode }) {
  const { day: texts } = useMessages(overviewMessages);
  const [{ narrowed }] = useFilters();
  const curve = useQuery(dayCurveQuery(day, narrowed));

  return (
    <div className={classes.place}>
      <QueryPanel
        query={curve}
        name={texts.title}
        skeleton={<Skeleton h={`calc(${pictureHeight} + 178px)`} radius="lg" />}
      >
        {(data) => <DayChart curve={data} tabs={tabs} />}
      </QueryPanel>
    </div>
  );
}

function DayChart({ curve, tabs }: { curve: DayCurve; tabs: ReactNode }) {
  const { charts } = useMessages();
  const { day: texts } = useMessages(overviewMessages);
  const formats = useFormats();
  const [{ narrowed }] = useFilters();
  const told = useMemo(() => ({ formats, texts }), [formats, texts]);
  const option = useCallback((colours: ChartColours) => drawDay(curve, told, colours), [curve, told]);
  const hours = fullHours(curve);
  const now = standingOf(curve);
  const money = (value: number | null): string => formats.wholeMoney(value, curve.currency);
  const last = hours.at(-1);

  return (
    <ChartPanel
      title={texts.title}
      tabs={tabs}
      lead={
        now ? (
          <RunningDay curve={curve} />
        ) : (
          <span className="tabular">
            {formats.weekday(curve.day)}: {texts.over(money(last?.sold ?? null))}
            {last?.usual &&
              ` · ${texts.usualDay(money(last.usual.median), formats.moneyRange(last.usual.low, last.usual.high, curve.currency))}`}
          </span>
        )
      }
      option={option}
      points={hours.length}
      pointingAt={texts.pointing}
      readout={(index) => readHour(curve, index, told)}
      summary={texts.summary(
        formats.weekday(curve.day),
        money(now?.sold ?? last?.sold ?? null),
        now ? formats.clock(now.at) : formats.clock(24),
        money(now ? (now.usual?.median ?? null) : (last?.usual?.median ?? null)),
      )}
      table={() => ({
        columns: [texts.untilColumn, texts.sold, texts.usual, texts.range],
        rows: hours
          .slice(1)
          .map(({ hour, sold, usual }) => [
            formats.clock(hour),
            money(sold),
            money(usual?.median ?? null),
            usual ? charts.range(money(usual.low), money(usual.high)) : money(null),
          ]),
      })}
      height={pictureHeight}
      actions={
        <CsvButton address={addressOf('/api/revenue/day-curve', { day: curve.day, ...narrowed })} name={texts.csv} />
      }
      legend={
        <Legend
          marks={[
            ['actual', texts.legend.actual],
            now !== null && ['partial', texts.legend.now],
            curve.usualDays.length > 0 && ['compared', texts.usual],
            curve.usualDays.length > 0 && ['usual', texts.legend.range(formats.number(curve.usualDays.length))],
          ]}
        />
      }
    />
  );
}

/** Where the day stands against what is usual by now, and what is forecast of all of it. */
function RunningDay({ curve }: { curve: DayCurve }) {
  const [{ narrowed }] = useFilters();
  const placed = Boolean(narrowed.country ?? narrowed.channel ?? narrowed.store); // no forecast is made for a place
  const forecast = useQuery({ ...revenueForecastQuery(narrowed.category), enabled: !placed });
  const now = standingOf(curve);

  return (
    now && (
      <TodayGauge
        sold={now.sold}
        usual={now.usual}
        wholeDay={placed ? null : (forecast.data?.today ?? null)}
        narrowed={narrowed}
        currency={curve.currency}
      />
    )
  );
}

import { Skeleton } from '@mantine/core';
import { overviewMessages } from '@/features/overview/messages';
import type { Kpis } from '@/features/overview/queries';
import { KpiCard } from '@/features/overview/KpiCard';
import classes from '@/features/overview/overview.module.css';
import { useLinks } from '@/shared/filters/useLinks';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

const cards = 8;

/** The shop in eight numbers. */
export function KpiCards({ kpis }: { kpis: Kpis }) {
  const overview = useMessages(overviewMessages);
  const formats = useFormats();
  const links = useLinks();
  const { previous, days } = kpis;
  const money = (value: Figure): string => formats.wholeMoney(value, kpis.currency);
  const exact = (value: Figure): string => formats.money(value, kpis.currency);
  const count = (value: Figure): string => formats.number(value);
  const periods = { period: kpis.period, compared: kpis.compared, partial: kpis.period.partial };
  const stockPeriods = { ...periods, partial: false }; // now, beside the end of the other period
  const costKnown = kpis.revenue - kpis.revenueWithUnknownCost;

  const summed = (name: 'revenue' | 'orders' | 'units' | 'customers', write: typeof money) => (
    <KpiCard
      label={overview.kpis[name]}
      value={kpis[name]}
      previous={previous?.[name]}
      trend={days.map((day) => day[name])}
      write={write}
      {...(write === money && { exact: exact(kpis[name]) })}
      {...periods}
    />
  );

  return (
    <section className={classes.cards} aria-label={overview.numbers}>
      {summed('revenue', money)}
      {summed('orders', count)}
      {summed('units', count)}
      <KpiCard
        label={overview.kpis.averageOrderValue}
        value={kpis.averageOrderValue}
        previous={previous?.averageOrderValue}
        trend={days.map(({ revenue, orders }) => (orders === 0 ? null : revenue / orders))}
        write={exact}
        {...periods}
      />
      {summed('customers', count)}
      <KpiCard
        label={overview.kpis.margin}
        value={kpis.margin}
        previous={previous?.margin}
        trend={days.map((day) => day.margin)}
        write={money}
        exact={exact(kpis.margin)}
        note={
          kpis.margin === null
            ? overview.notes.noCost
            : overview.notes.margin(formats.percent(costKnown > 0 ? kpis.margin / costKnown : undefined))
        }
        {...periods}
      />
      <KpiCard
        label={overview.kpis.stockouts}
        value={kpis.stockouts}
        previous={previous?.stockouts}
        better="down"
        trend={days.map((day) => day.stockouts)}
        write={count}
        note={overview.notes.now}
        link={links.to('/inventory', { risk: 'out' })}
        {...stockPeriods}
      />
      <KpiCard
        label={overview.kpis.stockValue}
        value={kpis.stockValue}
        previous={previous?.stockValue}
        better="neither"
        trend={days.map((day) => day.stockValue)}
        write={money}
        exact={exact(kpis.stockValue)}
        note={overview.notes.now}
        link={links.to('/inventory')}
        {...stockPeriods}
      />
    </section>
  );
}

/** In the shape of the cards. */
export const KpiSkeleton = () => (
  <div className={classes.cards}>
    {Array.from({ length: cards }, (_, index) => (
      <Skeleton key={index} className={classes.cardHeight} radius="lg" />
    ))}
  </div>
);

import { Skeleton } from '@mantine/core';
import { overviewMessages } from '@/features/overview/messages';
import type { Kpis } from '@/features/overview/queries';
import { KpiCard } from '@/features/overview/KpiCard';
import classes from '@/features/overview/overview.module.css';
import { fewOrders } from '@/shared/compare/change';
import { useFilters } from '@/shared/filters/useFilters';
import { useLinks } from '@/shared/filters/useLinks';
import { WholeBusiness } from '@/shared/filters/WholeBusiness';
import type { Figure } from '@/shared/format/formats';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';

const cards = 8;
const roomForMoney = 11;

/** The shop in eight numbers. */
export function KpiCards({ kpis }: { kpis: Kpis }) {
  const overview = useMessages(overviewMessages);
  const formats = useFormats();
  const links = useLinks();
  const [{ narrowed }] = useFilters();
  const { previous, days } = kpis;
  const exact = (value: Figure): string => formats.money(value, kpis.currency);
  const short = (write: (value: Figure) => string) => (value: Figure) =>
    write(value).length > roomForMoney ? formats.shortMoney(value, kpis.currency) : write(value);
  const money = short((value) => formats.wholeMoney(value, kpis.currency));
  const count = (value: Figure): string => formats.number(value);
  const sold = {
    period: kpis.period,
    compared: kpis.compared,
    partial: kpis.period.partial,
    few: Math.min(kpis.orders, previous?.orders ?? kpis.orders) < fewOrders,
  };
  const stock = {
    period: kpis.period,
    compared: kpis.compared, // now, beside the end of the other period
    tag: <WholeBusiness follows={['category', 'store']} />,
  };
  const stockLink = (own: Readonly<Record<string, string>> = {}): string =>
    links.to('/inventory', { ...own, ...(narrowed.store && { place: narrowed.store }) });
  const costKnown = kpis.revenue - kpis.revenueWithUnknownCost;

  const summed = (name: 'revenue' | 'orders' | 'units' | 'customers', write: typeof money) => (
    <KpiCard
      label={overview.kpis[name]}
      value={kpis[name]}
      previous={previous?.[name]}
      trend={days.map((day) => day[name])}
      write={write}
      {...(write === money && { exact: exact(kpis[name]) })}
      {...sold}
    />
  );

  return (
    <section className={classes.cards} aria-label={overview.numbers}>
      {summed('revenue', money)}
      {summed('orders', count)}
      <KpiCard
        label={overview.kpis.margin}
        value={kpis.margin}
        previous={previous?.margin}
        trend={days.map((day) => day.margin)}
        write={money}
        exact={exact(kpis.margin)}
        hint={
          kpis.margin === null
            ? overview.notes.noCost
            : overview.notes.margin(formats.percent(costKnown > 0 ? kpis.margin / costKnown : undefined))
        }
        {...sold}
      />
      <KpiCard
        label={overview.kpis.emptyShelves}
        value={kpis.emptyShelves}
        previous={previous?.emptyShelves}
        better="down"
        trend={days.map((day) => day.emptyShelves)}
        write={count}
        hint={overview.notes.emptyShelves}
        {...(!narrowed.store && { note: overview.notes.out(kpis.stockouts, count(kpis.stockouts)) })}
        link={stockLink({ shelf: 'empty' })}
        {...stock}
      />
      {summed('units', count)}
      <KpiCard
        label={overview.kpis.averageOrderValue}
        value={kpis.averageOrderValue}
        previous={previous?.averageOrderValue}
        trend={days.map(({ revenue, orders }) => (orders === 0 ? null : revenue / orders))}
        write={short(exact)}
        exact={exact(kpis.averageOrderValue)}
        {...sold}
      />
      {summed('customers', count)}
      <KpiCard
        label={overview.kpis.stockValue}
        value={kpis.stockValue}
        previous={previous?.stockValue}
        better="neither"
        trend={days.map((day) => day.stockValue)}
        write={money}
        exact={exact(kpis.stockValue)}
        hint={overview.notes.now}
        link={stockLink()}
        {...stock}
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

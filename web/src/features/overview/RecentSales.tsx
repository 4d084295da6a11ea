import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Feed, receive } from '@/features/overview/feed';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { recentQuery, recentSales, type Sale } from '@/features/overview/queries';
import { useBusiness } from '@/shared/business/useBusiness';
import { type Filters, useFilters } from '@/shared/filters/useFilters';
import { useLinks } from '@/shared/filters/useLinks';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { useLiveFrame } from '@/shared/live/useLiveFrame';
import { QueryPanel } from '@/shared/ui/QueryPanel';
import { useElapsed } from '@/shared/ui/useElapsed';

/** The latest sale lines as they come in. Rows stand still while somebody points at one or has its link in focus. */
export function RecentSales() {
  const { recent } = useMessages(overviewMessages);
  const [{ query, narrowed }] = useFilters();
  const sales = useQuery(recentQuery(query));
  const frame = useLiveFrame();
  const view = JSON.stringify(narrowed);
  const told = narrowed.category ? [] : (frame?.sales ?? []).filter((sale) => matches(sale, narrowed)); // a line names no category

  return (
    <section className={`surface panel ${classes.stretch}`} aria-label={recent.title}>
      <QueryPanel
        query={sales}
        name={recent.title}
        isEmpty={(answer) => answer.sales.length === 0}
        empty={Object.keys(narrowed).length > 0 ? recent.noneFiltered : recent.none}
        skeleton={<Skeleton h={420} />}
      >
        {(answer) => (
          <Ticker
            key={sales.isPlaceholderData ? 'before' : view}
            newest={[...told, ...answer.sales]}
            currency={answer.currency}
          />
        )}
      </QueryPanel>
    </section>
  );
}

const matches = (sale: Sale, { country, channel, store }: Filters['narrowed']): boolean =>
  (!country || sale.country === country) && (!channel || sale.channel === channel) && (!store || sale.store === store);

function Ticker({ newest, currency }: { newest: readonly Sale[]; currency: string }) {
  const { recent } = useMessages(overviewMessages);
  const [heldAt, setHeldAt] = useState<number | null>(null);
  const held = heldAt !== null;
  const hold = (): void => setHeldAt((since) => since ?? Date.now());
  const letGo = (): void => setHeldAt(null);
  const [feed, setFeed] = useState<Feed>(() => receive({ shown: [], waiting: [] }, newest, false, recentSales));
  const [first] = useState(() => new Set(newest.map((sale) => sale.eventId)));

  const next = receive(feed, newest, held, recentSales);
  if (next !== feed) setFeed(next);

  return (
    <>
      <Group justify="space-between" h={26} wrap="nowrap">
        <Title order={2}>{recent.title}</Title>
        <Group gap={6} wrap="nowrap">
          {held && (
            <Text span size="xs" c="dimmed" className="tabular">
              <Held since={heldAt} />
              {feed.waiting.length > 0 && ' ·'}
            </Text>
          )}
          {feed.waiting.length > 0 && (
            <Button
              size="compact-xs"
              radius="xl"
              variant="light"
              onClick={() => setFeed(receive(feed, [], false, recentSales))}
            >
              {recent.fresh(feed.waiting.length)}
            </Button>
          )}
        </Group>
      </Group>
      <ol
        className={classes.sales}
        aria-label={recent.title}
        onMouseEnter={hold}
        onMouseLeave={letGo}
        onFocus={hold}
        onBlur={letGo}
      >
        {feed.shown.map((sale) => (
          <SaleRow key={sale.eventId} sale={sale} currency={currency} fresh={!first.has(sale.eventId)} />
        ))}
      </ol>
    </>
  );
}

/** A part of its own, so that the rows are not drawn anew each second. */
function Held({ since }: { since: number }) {
  const { recent } = useMessages(overviewMessages);
  return recent.held(useElapsed(since));
}

function SaleRow({ sale, currency, fresh }: { sale: Sale; currency: string; fresh: boolean }) {
  const { recent } = useMessages(overviewMessages);
  const { timeZone } = useBusiness();
  const formats = useFormats();
  const links = useLinks();

  return (
    <li className={fresh ? classes.fresh : undefined}>
      <Text span size="xs" c="dimmed" className="tabular">
        {formats.moment(sale.occurredAt, timeZone)}
      </Text>
      <div className={classes.product}>
        <Text size="sm" component={Link} to={links.forecast(sale.sku)}>
          {sale.product ?? sale.sku}
        </Text>
        <Text size="xs" c="dimmed">
          {[`× ${formats.number(sale.quantity, 2)}`, sale.country, sale.store, sale.channel]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Text span size="sm" fw={550} ta="right" className="tabular">
        {sale.revenue === null ? recent.unconverted : formats.money(sale.revenue, currency)}
        {sale.quantity < 0 && (
          <Text span display="block" size="xs" fw={400} c="dimmed">
            {recent.returned}
          </Text>
        )}
      </Text>
    </li>
  );
}

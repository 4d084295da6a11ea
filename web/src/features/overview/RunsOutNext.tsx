import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { stockFollows, stockSearch } from '@/features/overview/attention';
import { overviewMessages } from '@/features/overview/messages';
import classes from '@/features/overview/overview.module.css';
import { soonestOutQuery } from '@/features/overview/queries';
import type { Answer } from '@/shared/api/read';
import { useFilters } from '@/shared/filters/useFilters';
import { useLinks } from '@/shared/filters/useLinks';
import { WholeBusiness } from '@/shared/filters/WholeBusiness';
import { useFormats } from '@/shared/format/useFormats';
import { useMessages } from '@/shared/i18n/useLanguage';
import { coverWords } from '@/shared/stock/cover';
import { RiskBadge } from '@/shared/stock/RiskBadge';
import { SuggestionText } from '@/shared/stock/SuggestionText';
import { QueryPanel } from '@/shared/ui/QueryPanel';

type Stock = Answer<'/api/inventory'>;

/** What will be gone first and what to order of it; each line leads to the reasons. */
export function RunsOutNext() {
  const { runsOut } = useMessages(overviewMessages);
  const [{ narrowed }] = useFilters();
  const stock = useQuery(soonestOutQuery(narrowed));

  return (
    <section className="surface panel" aria-label={runsOut.title}>
      <Group justify="space-between" gap="xs">
        <Title order={2}>{runsOut.title}</Title>
        <WholeBusiness follows={stockFollows} />
      </Group>
      <QueryPanel query={stock} skeleton={<Skeleton h={230} />}>
        {({ items, counts, currency }) =>
          items.length === 0 ? (
            <Text c="dimmed">{counts.unknown > 0 ? runsOut.unknown(counts.unknown) : runsOut.none}</Text>
          ) : (
            <ul className={classes.lines}>
              {items.map((item) => (
                <li key={item.sku}>
                  <Line item={item} currency={currency} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
      <AllOrders />
    </section>
  );
}

function Line({ item, currency }: { item: Stock['items'][number]; currency: string }) {
  const { stock } = useMessages();
  const formats = useFormats();
  const links = useLinks();

  return (
    <Link to={links.stock(item.sku)} className={classes.runsOut}>
      <div className={classes.product}>
        <Text size="sm" fw={550}>
          {item.name ?? item.sku}
        </Text>
        <Text size="xs" className="tabular" component="div">
          <RiskBadge risk={item.risk} small />
          {item.risk !== 'out' && ` · ${coverWords(item, formats, stock)}`}
        </Text>
      </div>
      <div className={classes.order}>
        <SuggestionText suggestion={item.suggestion} currency={currency} />
      </div>
      <IconChevronRight size={16} color="var(--bp-muted)" aria-hidden />
    </Link>
  );
}

/** How much there is to order in all. */
function AllOrders() {
  const { runsOut } = useMessages(overviewMessages);
  const formats = useFormats();
  const links = useLinks();
  const [{ narrowed }] = useFilters();
  const { data } = useQuery(soonestOutQuery(narrowed));
  if (!data || data.all.orders === 0) return null;

  return (
    <Anchor
      component={Link}
      to={links.toRows('/inventory', { ...stockSearch(narrowed), due: 'order' })}
      data-rows={data.all.orders}
      size="sm"
      mt="auto"
      className="tabular"
    >
      {runsOut.all(data.all.orders, formats.wholeMoney(data.all.orderCost, data.currency))}
    </Anchor>
  );
}
